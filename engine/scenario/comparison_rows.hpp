// The rows of compare.csv and compare_clusters.csv.
#pragma once

#include <vector>

#include "pbr/scenario.hpp"

namespace pbr::scenario {

[[nodiscard]] std::vector<AmountComparison> comparisons(const Payments& baseline,
                                                        const Payments& reform);
[[nodiscard]] std::vector<ClusterComparison> cluster_comparisons(const PayInputs& baseline,
                                                                 const PayInputs& reform);

}  // namespace pbr::scenario
