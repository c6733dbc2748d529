#include "scheme/score.hpp"

#include <algorithm>

namespace pbr {
namespace {

struct Fraction {
  std::int64_t numerator = 0, denominator = 0;
};

Fraction value_of(Statistic statistic, const MeasureSums& sums) {
  switch (statistic) {
    case Statistic::improved:
      return {sums.improved, sums.paired};
    case Statistic::not_worse:
      return {sums.paired - sums.deteriorated, sums.paired};
    case Statistic::recovered:
      return {sums.recovered, sums.cases};
    case Statistic::status_yes:
      return {sums.yes, sums.eligible};
    case Statistic::complete:
      return {sums.paired, sums.eligible};
    case Statistic::given:
      break;  // not of these sums
  }
  throw InternalError("no such statistic");
}

std::size_t measure_index(const CasemixTerms& terms, const MeasureId& id) {
  const auto found = std::find_if(terms.measures.begin(), terms.measures.end(),
                                  [&](const Measure* measure) { return measure->id == id; });
  if (found == terms.measures.end()) {
    throw InternalError("a scheme's indicator reads a measure the casemix does not have");
  }
  return static_cast<std::size_t>(found - terms.measures.begin());
}

Exact between_thresholds(const Exact& value, const Exact& lower, const Exact& upper) {
  if (value >= upper) return 1;
  if (value <= lower) return 0;
  return (value - lower) / (upper - lower);
}

}  // namespace

struct Scorer::Scored {
  Fraction fraction;
  Exact value, score;
  bool complete_enough = false;
};

Scorer::Scorer(const OutcomeComponent& component, const CasemixTerms& terms) {
  for (const SchemeDomain& domain : component.domains) {
    for (const SchemeIndicator& indicator : domain.indicators) {
      entries_.push_back({&domain, &indicator, measure_index(terms, indicator.measure),
                          exact(domain.weight) * exact(indicator.weight), exact(indicator.lower),
                          exact(indicator.upper), exact(indicator.least_complete)});
    }
  }
}

Scorer::Scored Scorer::score_one(const Entry& entry, const MeasureSums& sums) {
  Scored scored;
  scored.fraction = value_of(entry.indicator->statistic, sums);
  // Nobody eligible is not complete, whatever the gate: there is nothing to be complete about.
  scored.complete_enough =
      sums.eligible > 0 && Exact{sums.paired, sums.eligible} >= entry.least_complete;
  if (scored.fraction.denominator == 0) return scored;
  scored.value = Exact{scored.fraction.numerator, scored.fraction.denominator};
  if (!scored.complete_enough) return scored;
  scored.score = between_thresholds(scored.value, entry.lower, entry.upper);
  return scored;
}

Exact Scorer::score(const std::vector<MeasureSums>& sums,
                    std::vector<IndicatorScore>* details) const {
  Exact total;
  for (const Entry& entry : entries_) {
    const MeasureSums& of = sums.at(entry.measure);
    const Scored scored = score_one(entry, of);
    if (scored.score != 0) total += entry.weight * scored.score;
    if (details == nullptr) continue;
    const auto [numerator, denominator] = scored.fraction;
    details->push_back({entry.domain->id, entry.indicator->id, numerator, denominator, of.paired,
                        of.eligible, scored.complete_enough,
                        denominator == 0 ? "" : six_decimals(scored.value),
                        six_decimals(scored.score)});
  }
  return total;
}

}  // namespace pbr
