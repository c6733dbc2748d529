#include <initializer_list>
#include <ostream>

#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/line_table.hpp"

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
  CsvWriter episodes;
  LineTable lines;
  CsvWriter outcomes;
};

CsvSink::CsvSink(OutputFolder& folder)
    : state_(new State{folder.file("allocations.csv"), episodes_table(folder.file("episodes.csv")),
                       LineTable(folder.file("lines.csv")),
                       outcomes_table(folder.file("outcomes.csv"))}) {}

CsvSink::~CsvSink() = default;

std::ostream* CsvSink::allocations() { return &state_->allocations; }

void CsvSink::person(const PersonOutput& person) {
  for (const Episode& episode : person.episodes) write_episode(state_->episodes, episode);
  state_->lines.write(person);
  for (const Outcome& outcome : person.outcomes) {
    write_outcome(state_->outcomes, person.episodes.at(outcome.episode), outcome);
  }
}

void CsvSink::capitation(const std::vector<LoneLine>& lines) {
  for (const LoneLine& line : lines) state_->lines.write(line);
}

}  // namespace pbr
