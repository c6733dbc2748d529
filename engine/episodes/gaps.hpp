// Rule 10: days without a cluster between two runs of one referral.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// Reports each gap between runs of one provider (EP005), and fills those that the rules bridge.
void close_gaps(ClusterRuns& runs, const EpisodeRules& rules, Findings& findings);

}  // namespace pbr
