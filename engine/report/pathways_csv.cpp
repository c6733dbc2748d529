#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// A place by its provider; all providers together have none.
using Places = std::vector<std::pair<std::string, const PlaceSums*>>;

Places places_of(const Pathways& pathways) {
  Places places{{"", &pathways.all}};
  for (const auto& [provider, place] : pathways.providers) {
    places.emplace_back(provider.text(), &place);
  }
  return places;
}

std::string share_text(std::int64_t millionths) { return ratio_text(millionths, 1'000'000, 1, 6); }

std::string share_text(const std::optional<std::int64_t>& millionths) {
  return millionths ? share_text(*millionths) : "";
}

std::string day_text(const std::optional<int>& day) { return day ? std::to_string(*day) : ""; }

void write_life(CsvWriter& csv, const LifeTable& life) {
  csv.field(life.episodes).field(life.moved + life.discharged).field(life.open);
  csv.field(day_text(life.q1)).field(day_text(life.median)).field(day_text(life.median_low));
  csv.field(day_text(life.median_high)).field(day_text(life.q3));
}

void write_days(CsvWriter& csv, const DaysInPeriod& days) {
  csv.field(ratio_text(days.mean, 100, 1, 2));
  csv.field(days.sd ? ratio_text(*days.sd, 100, 1, 2) : "");
  csv.field(days.q1).field(days.median).field(days.q3).field(days.most);
}

}  // namespace

void write_transitions(const Pathways& pathways, const ClusterPack& clusters,
                       const DisclosureRule& rule, std::ostream& out) {
  CsvWriter csv(out, {"provider", "from", "to", "kind", "status", "count", "share", "people",
                      "count_shown", "share_shown"});
  for (const auto& [provider, place] : places_of(pathways)) {
    const std::string_view level = provider.empty() ? "cluster" : "provider";
    for (const Move& move : moves_of(*place, clusters)) {
      const bool few = disclosed_count(rule, level, move.people) == rule.mark;
      csv.field(provider).field(move.key.from).field(move.key.to);
      csv.field(to_text(move.kind)).field(to_text(move.status)).field(move.moves);
      csv.field(ratio_text(move.moves, move.out, 1, 6)).field(move.people);
      csv.field(few ? rule.mark : disclosed_count(rule, level, move.moves));
      csv.field(few ? rule.mark : disclosed_percent(rule, level, move.moves, move.out)).end();
    }
  }
}

void write_time_in_cluster(const Pathways& pathways, std::ostream& out) {
  CsvWriter csv(out, {"provider",
                      "cluster",
                      "episodes",
                      "ended",
                      "open",
                      "q1",
                      "median",
                      "median_low",
                      "median_high",
                      "q3",
                      "mean_days_in_period",
                      "sd_days_in_period",
                      "q1_days_in_period",
                      "median_days_in_period",
                      "q3_days_in_period",
                      "max_days_in_period",
                      "people",
                      "moved",
                      "discharged",
                      "entered_late"});
  for (const auto& [provider, place] : places_of(pathways)) {
    for (const auto& [cluster, stays] : place->stays) {
      const LifeTable life = life_table(stays);
      csv.field(provider).field(cluster.text());
      write_life(csv, life);
      write_days(csv, days_in_period(stays));
      csv.field(stays.people).field(life.moved).field(life.discharged).field(life.entered_late);
      csv.end();
    }
  }
}

void write_survival(const Pathways& pathways, std::ostream& out) {
  CsvWriter csv(
      out, {"provider", "cluster", "day", "at_risk", "ended", "censored", "survival", "low", "high",
            "entered", "moved", "discharged", "share_moved", "share_discharged"});
  for (const auto& [provider, place] : places_of(pathways)) {
    for (const auto& [cluster, stays] : place->stays) {
      for (const LifeRow& row : life_table(stays).rows) {
        csv.field(provider).field(cluster.text()).field(row.day).field(row.at_risk);
        csv.field(row.ended()).field(row.censored).field(share_text(row.survival));
        csv.field(share_text(row.low)).field(share_text(row.high));
        csv.field(row.entered).field(row.moved).field(row.discharged);
        csv.field(share_text(row.share_moved)).field(share_text(row.share_discharged)).end();
      }
    }
  }
}

}  // namespace pbr
