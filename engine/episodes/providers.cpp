#include "episodes/providers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "episodes/overlaps.hpp"

namespace pbr {
namespace {

// Where a run was recorded. A spell that came back after another is several runs of one place.
struct Place {
  bool recorded = true;
  Row row = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

Place place_of(const ClusterRun& run) { return {run.recorded, run.row}; }

std::string_view table_of(const Place& place) {
  return place.recorded ? "clusters" : "assessments";
}

// Days of the reporting period that both of a pair have, by the place of the later start.
using SharedDays = std::map<std::pair<Place, Place>, int>;

// A spell that came back may be the later of a pair it was the earlier of: the first order holds.
void add(SharedDays& shared, const Place& later, const Place& earlier, int days) {
  const auto turned = shared.find({earlier, later});
  if (turned != shared.end()) {
    turned->second += days;
  } else {
    shared[{later, earlier}] += days;
  }
}

SharedDays shared_days(const ClusterRuns& runs, Period period) {
  SharedDays shared;
  const auto inside = [&](const ClusterRun& run) {
    return overlap({run.start, run.end.value_or(period.end)}, period);
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Period days = inside(runs[i]);
    if (days.empty()) continue;
    for (std::size_t j = i + 1; j < runs.size() && runs[j].start < days.end; ++j) {
      if (runs[j].provider == runs[i].provider) continue;
      const int both = overlap(days, inside(runs[j])).days();
      if (both > 0) add(shared, place_of(runs[j]), place_of(runs[i]), both);
    }
  }
  return shared;
}

std::string_view what_counts(BetweenProviders rule) {
  switch (rule) {
    case BetweenProviders::side_by_side:
      return "both count";
    case BetweenProviders::later_start:
      return "the later start counts";
    case BetweenProviders::higher_need:
      return "the higher need counts";
  }
  throw InternalError("no such rule between providers");
}

void report(Findings& findings, const SharedDays& shared, BetweenProviders rule) {
  for (const auto& [places, days] : shared) {
    const auto& [later, earlier] = places;
    findings.add({.table = later.recorded ? TableKind::clusters : TableKind::assessments,
                  .row = later.row,
                  .field = later.recorded ? "start" : "date",
                  .code = "EP004",
                  .severity = Severity::warning,
                  .found = std::to_string(days) + (days == 1 ? " day" : " days") +
                           " of the period also at another provider, " +
                           std::string(table_of(earlier)) + " row " + std::to_string(earlier.row),
                  .expected = "each day at one provider; " + std::string(what_counts(rule))});
  }
}

}  // namespace

ClusterRuns settle_providers(ClusterRuns runs, const RunTerms& terms, Findings& findings) {
  const BetweenProviders rule = terms.rules.between_providers;
  std::stable_sort(runs.begin(), runs.end(), [](const ClusterRun& a, const ClusterRun& b) {
    return std::tie(a.start, a.provider) < std::tie(b.start, b.provider);
  });
  report(findings, shared_days(runs, terms.period), rule);
  if (rule == BetweenProviders::side_by_side) return runs;
  if (rule == BetweenProviders::higher_need) return by_need(runs, terms.clusters);
  cut_by_later(runs);
  runs.erase(std::remove_if(runs.begin(), runs.end(),
                            [](const ClusterRun& run) { return !outlasts(run, run.start); }),
             runs.end());
  return runs;
}

}  // namespace pbr
