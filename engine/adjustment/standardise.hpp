// What was observed and expected of each contract, by both methods.
#pragma once

#include "pbr/adjusted_outcomes.hpp"

namespace pbr {

/// One contract's, or added up, one place's.
struct Comparison {
  std::int64_t size = 0, observed_units = 0;
  double expected = 0;
  Comparison& operator+=(const Comparison& other);
};

/// One measure, statistic and method over all contracts with a size.
struct ComparisonTable {
  std::uint32_t measure = 0;
  OutcomeStatistic statistic = OutcomeStatistic::improved;
  AdjustmentMethod method = AdjustmentMethod::strata;
  std::map<ContractKey, Comparison> contracts;
  double variance = 0;  ///< mean_change: of a pair inside its stratum, or the residuals'
};

/// In order of measure, statistic, method; none without contracts.
[[nodiscard]] std::vector<ComparisonTable> comparisons(const OutcomeStrata& strata,
                                                       const std::vector<const Measure*>& measures,
                                                       const std::vector<OutcomeModel>& models);

}  // namespace pbr
