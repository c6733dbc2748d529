// MHS802: the ratings of cluster tools.
#pragma once

#include "mhsds/cluster_tools.hpp"
#include "mhsds/work.hpp"

namespace pbr::mhsds {

/// Puts every score of MHS802 into its tool: rules 3 and 5 of pbr/mhsds.hpp.
void read_cluster_scores(Work& work, ClusterTools& tools);

}  // namespace pbr::mhsds
