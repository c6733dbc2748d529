#include <initializer_list>
#include <ostream>

#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr {

namespace {

std::string_view yes_no(bool value) { return value ? "Y" : "N"; }

std::string date_text(const std::optional<Date>& date) { return date ? to_text(*date) : ""; }
std::string score_text(const std::optional<Rate>& score) { return score ? to_text(*score) : ""; }

CsvWriter episodes_table(std::ostream& out) {
  return {out, {"episode_id",        "person_id",     "provider",
                "commissioner",      "cluster",       "first_day",
                "last_day",          "days",          "admitted_days",
                "review_due",        "review_status", "transition",
                "transition_status", "started",       "ended",
                "from_cluster",      "source",        "overdue_days",
                "reviews",           "reviews_early", "reviews_late",
                "ended_by",          "revert"}};
}

CsvWriter lines_table(std::ostream& out) {
  return {out,
          {"line_id", "episode_id", "provider", "commissioner", "cluster", "unit", "first_day",
           "last_day", "quantity", "price", "factor", "amount", "rule", "per", "price_list",
           "basis", "rounding"}};
}

CsvWriter outcomes_table(std::ostream& out) {
  return {out,
          {"episode_id", "measure", "before_date", "before", "after_date", "after", "change",
           "category", "recovered"}};
}

void write_episode(CsvWriter& csv, const Episode& episode) {
  csv.field(episode.id.text()).field(episode.person.text()).field(episode.provider.text());
  csv.field(episode.commissioner.text()).field(episode.cluster.text());
  csv.field(to_text(episode.period.first)).field(to_text(episode.period.last_day()));
  csv.field(std::int64_t{episode.days}).field(std::int64_t{episode.admitted_days});
  csv.field(date_text(episode.review_due)).field(to_text(episode.review_status));
  csv.field(to_text(episode.transition)).field(to_text(episode.transition_status));
  csv.field(to_text(episode.started)).field(date_text(episode.ended));
  csv.field(episode.from_cluster).field(episode.recorded ? "recorded" : "derived");
  csv.field(std::int64_t{episode.overdue_days});
  csv.field(static_cast<std::int64_t>(episode.reviews.size()));
  csv.field(reviews_of(episode, ReviewTiming::early));
  csv.field(reviews_of(episode, ReviewTiming::late));
  csv.field(to_text(episode.ended_by)).field(to_text(episode.revert)).end();
}

// Whose line it is; a line of no episode has none of some.
struct LineOwner {
  std::string_view episode;
  const ProviderId& provider;
  const CommissionerId& commissioner;
  const ClusterCode& cluster;
};

void write_line(CsvWriter& csv, const LineOwner& owner, const Line& line) {
  csv.field(line.id).field(owner.episode).field(owner.provider.text());
  csv.field(owner.commissioner.text()).field(owner.cluster.text()).field(to_text(line.unit));
  csv.field(to_text(line.period.first)).field(to_text(line.period.last_day()));
  csv.field(line.quantity).field(to_pounds(line.price)).field(to_text(line.factor));
  csv.field(to_pounds(line.amount)).field(line.rule).field(line.per).field(line.price_list);
  csv.field(line.non_contract ? "non_contract" : "contract");
  csv.field(std::string(to_text(line.rounding)) + " " + std::string(to_text(line.step))).end();
}

void write_lone_line(CsvWriter& csv, const LoneLine& lone) {
  write_line(csv, {{}, lone.provider, lone.commissioner, lone.cluster}, lone.line);
}

void write_outcome(CsvWriter& csv, const Episode& episode, const Outcome& outcome) {
  const bool paired = outcome.category != OutcomeCategory::not_paired;
  csv.field(episode.id.text()).field(outcome.measure->id.text());
  csv.field(date_text(outcome.before_date)).field(score_text(outcome.before));
  csv.field(date_text(outcome.after_date)).field(score_text(outcome.after));
  csv.field(score_text(outcome.change)).field(to_text(outcome.category));
  // Without a pair nobody can say whether the person recovered.
  csv.field(paired ? yes_no(outcome.recovered) : "").end();
}

}  // namespace

struct CsvSink::State {
  std::ostream& allocations;
  CsvWriter episodes, lines, outcomes;
};

CsvSink::CsvSink(OutputFolder& folder)
    : state_(new State{folder.file("allocations.csv"), episodes_table(folder.file("episodes.csv")),
                       lines_table(folder.file("lines.csv")),
                       outcomes_table(folder.file("outcomes.csv"))}) {}

CsvSink::~CsvSink() = default;

std::ostream* CsvSink::allocations() { return &state_->allocations; }

void CsvSink::person(const PersonOutput& person) {
  for (std::size_t at = 0; at < person.episodes.size(); ++at) {
    const Episode& episode = person.episodes[at];
    write_episode(state_->episodes, episode);
    for (const Line& line : person.lines.at(at)) {
      write_line(state_->lines,
                 {episode.id.text(), episode.provider, episode.commissioner, episode.cluster},
                 line);
    }
  }
  for (const LoneLine& line : person.lone_lines) {
    write_lone_line(state_->lines, line);
  }
  for (const Outcome& outcome : person.outcomes) {
    write_outcome(state_->outcomes, person.episodes.at(outcome.episode), outcome);
  }
}

void CsvSink::capitation(const std::vector<LoneLine>& lines) {
  for (const LoneLine& line : lines) write_lone_line(state_->lines, line);
}

}  // namespace pbr
