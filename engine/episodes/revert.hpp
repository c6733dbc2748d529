// Rule 15: back to the cluster before a stay, or not.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// One mark for each run of a provider. `admitted` are the person's stays there, merged, in order.
[[nodiscard]] std::vector<Revert> reverts(const ClusterRuns& runs,
                                          const std::vector<Period>& admitted,
                                          const RunTerms& terms);

}  // namespace pbr
