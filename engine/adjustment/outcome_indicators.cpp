#include "pbr/outcome_indicators.hpp"

#include <array>

namespace pbr {
namespace {

constexpr std::array<std::string_view, 7> statistic_names{
    "improved", "not_worse", "deteriorated", "recovered", "mean_change", "complete", "status_yes"};
constexpr std::array<std::string_view, 5> levels{"England", "provider", "commissioner", "cluster",
                                                 "provider_cluster"};
constexpr double thousand = 1000;

struct Place {
  std::size_t level = 0;  // beyond the levels above: a group of the study
  std::string code, cluster;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct PlaceSums {
  MeasureSums counts;
  ChangeSums changes;
};
using Places = std::map<Place, PlaceSums>;

std::vector<Place> places_of(const ContractKey& contract, const ClusterCode& cluster) {
  const std::string& provider = contract.provider.text();
  return {{0, "", ""},
          {1, provider, ""},
          {2, contract.commissioner.text(), ""},
          {3, "", cluster.text()},
          {4, provider, cluster.text()}};
}

/// By measure.
std::vector<Places> sums_of(const Casemix& casemix, const OutcomeStrata& strata) {
  const auto& measures = casemix.terms().measures;
  std::vector<Places> sums(measures.size());
  for (const auto& [key, cell] : casemix.cells()) {
    std::vector<Place> places = places_of({key.provider, key.commissioner}, key.cluster);
    for (std::size_t group = 0; group < key.groups.size(); ++group) {
      places.push_back({levels.size() + group, key.groups[group], ""});
    }
    for (std::size_t m = 0; m < cell.measures.size(); ++m) {
      if (cell.measures[m].eligible == 0) continue;
      for (const Place& place : places) sums[m][place].counts += cell.measures[m];
    }
  }
  for (const auto& [key, stratum] : strata.strata()) {
    const ChangeSums changes = changes_of(stratum, *measures.at(key.measure));
    for (const Place& place : places_of(key.contract, key.cluster)) {
      sums[key.measure][place].changes += changes;
    }
  }
  for (const auto& [key, changes] : strata.groups()) {
    sums[key.measure][{levels.size() + key.group, key.value, ""}].changes += changes;
  }
  return sums;
}

std::vector<OutcomeStatistic> statistics_of(const Measure& measure) {
  using enum OutcomeStatistic;
  if (measure.kind == MeasureKind::status) return {complete, status_yes};
  std::vector<OutcomeStatistic> statistics;
  if (has_reliable_change(measure)) {
    statistics = {improved, not_worse, deteriorated};
    if (measure.cut_off) statistics.push_back(recovered);
  }
  if (has_strata(measure)) statistics.push_back(mean_change);
  statistics.push_back(complete);
  return statistics;
}

struct Fraction {
  std::int64_t numerator = 0, denominator = 0;
};

Fraction fraction_of(OutcomeStatistic statistic, const PlaceSums& sums) {
  const MeasureSums& counts = sums.counts;
  switch (statistic) {
    case OutcomeStatistic::improved:
      return {counts.improved, counts.paired};
    case OutcomeStatistic::not_worse:
      return {counts.paired - counts.deteriorated, counts.paired};
    case OutcomeStatistic::deteriorated:
      return {counts.deteriorated, counts.paired};
    case OutcomeStatistic::recovered:
      return {counts.recovered, counts.cases};
    case OutcomeStatistic::mean_change:
      return {sums.changes.change, sums.changes.paired};
    case OutcomeStatistic::complete:
      return {counts.paired, counts.eligible};
    case OutcomeStatistic::status_yes:
      return {counts.yes, counts.eligible};
  }
  throw InternalError("an outcome statistic without a rule");
}

std::optional<Interval> interval_of(OutcomeStatistic statistic, const PlaceSums& sums,
                                    const Fraction& fraction) {
  if (statistic != OutcomeStatistic::mean_change) {
    return wilson(fraction.numerator, fraction.denominator);
  }
  auto interval =
      mean_interval(sums.changes.paired, sums.changes.change, sums.changes.change_change);
  if (interval) interval = Interval{interval->low / thousand, interval->high / thousand};
  return interval;
}

}  // namespace

std::string_view to_text(OutcomeStatistic statistic) {
  return statistic_names.at(static_cast<std::size_t>(statistic));
}

std::vector<OutcomeIndicator> outcome_indicators(const Casemix& casemix,
                                                 const OutcomeStrata& strata) {
  const CasemixTerms& terms = casemix.terms();
  const std::vector<Places> sums = sums_of(casemix, strata);
  std::vector<OutcomeIndicator> indicators;
  for (std::size_t m = 0; m < sums.size(); ++m) {
    for (const OutcomeStatistic statistic : statistics_of(*terms.measures[m])) {
      for (const auto& [place, of] : sums[m]) {
        const Fraction fraction = fraction_of(statistic, of);
        const std::string level = place.level < levels.size()
                                      ? std::string(levels.at(place.level))
                                      : terms.group_names[place.level - levels.size()];
        indicators.push_back({static_cast<std::uint32_t>(m), statistic, level, place.code,
                              place.cluster, fraction.numerator, fraction.denominator,
                              interval_of(statistic, of, fraction), of.counts.paired,
                              of.counts.eligible});
      }
    }
  }
  return indicators;
}

}  // namespace pbr
