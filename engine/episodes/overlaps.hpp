// Rules 3 and 11: whose a day is that several runs have.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// `later_start`. The runs are in order of start, the one that counts last among equals; each ends
/// where the next starts, and may be left without a day.
void cut_by_later(ClusterRuns& runs);

/// `higher_need`: the runs of each day's winner, in order of start. Of equal need the run that
/// stands last in the list wins. Runs that win no day are gone, others may be in several pieces.
[[nodiscard]] ClusterRuns by_need(const ClusterRuns& runs, const ClusterPack& pack);

/// The need of a code; less than any where it is no cluster of the pack.
[[nodiscard]] int need_of(const ClusterCode& code, const ClusterPack& pack);

}  // namespace pbr
