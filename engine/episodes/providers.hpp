// Rule 11: days that several providers have.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// Takes the runs of all providers, each provider's without overlaps. Reports the pairs that share
/// days of the reporting period (EP004) and returns the runs as the rules decide, by start, then
/// provider.
[[nodiscard]] ClusterRuns settle_providers(ClusterRuns runs, const RunTerms& terms,
                                           Findings& findings);

}  // namespace pbr
