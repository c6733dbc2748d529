// How one page of the pack stands against one assessment: the part of method `profile` that looks
// at a single page. allocate() and explain() both stand on it.
#pragma once

#include "pbr/allocation.hpp"

namespace pbr {

/// What the ranking needs of a page, without a word on single items.
struct PageScore {
  const Cluster* page = nullptr;
  bool in_super_class = false;
  bool essential_met = false;
  bool candidate = false;
  int penalty = 0;
};

/// A cluster without a grid (the variance cluster) is no page and never a candidate.
[[nodiscard]] inline bool is_page(const Cluster& cluster) { return !cluster.grid.empty(); }

/// One row against its rating.
[[nodiscard]] ItemVerdict judge(const GridRow& row, Rating rating, const ProfileTerms& terms);

/// Whether the row asks for something at all: it has a cell `must`.
[[nodiscard]] bool has_must(const GridRow& row);

[[nodiscard]] PageScore score_page(const ClusterPack& pack, const Cluster& page,
                                   const Assessment& assessment);

}  // namespace pbr
