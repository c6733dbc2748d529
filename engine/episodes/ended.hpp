// Rule 14: what ended an episode.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// Sets ended_by of an episode whose `ended` is known. `others` are the runs whose begin may end
/// it: its provider's, or where rule 11 decides those of all providers.
void set_ended_by(Episode& episode, const CareRecord& care, const ClusterRuns& others);

}  // namespace pbr
