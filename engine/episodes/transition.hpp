// Rules 8 and 12: how a person came to an episode, or left it.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// Sets transition, transition_status and from_cluster of the episode made from runs[index], of the
/// runs of its provider.
void set_transition(Episode& episode, const ClusterRuns& runs, std::size_t index,
                    const CareRecord& care, const RunTerms& terms);

}  // namespace pbr
