// The three methods, each a plain reading of its rule in pbr/allocation.hpp. Ratings are usable.
#pragma once

#include "allocation/within.hpp"

namespace pbr {

[[nodiscard]] Decision decide_by_profile(const ClusterPack& pack, const Assessment& assessment,
                                         const Within& within);
[[nodiscard]] Decision decide_by_logit(const ClusterPack& pack, const Assessment& assessment,
                                       const Within& within);
[[nodiscard]] Decision decide_by_table(const ClusterPack& pack, const Assessment& assessment,
                                       const Within& within);

/// Method logit: the score of a type, in units of the pack's finest decimal.
[[nodiscard]] std::int64_t score_of(const Cluster& type, const Assessment& assessment);
[[nodiscard]] bool holds(const Exclusion& exclusion, const Assessment& assessment);
[[nodiscard]] bool is_excluded(const Cluster& type, const Assessment& assessment);

}  // namespace pbr
