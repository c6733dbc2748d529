// How one page of the pack stands against one assessment: the part of method `profile` that looks
// at a single page. decide() and explain() both stand on it.
#pragma once

#include "allocation/within.hpp"
#include "pbr/explanation.hpp"

namespace pbr {

/// What the kind of assessment switches.
struct ProfileMode {
  bool essential_restricts = true;
  bool key_scales_first = false;
  /// Where key scales come first: what a key row outside R and O adds to a page's points, more than
  /// any page's penalty.
  std::int64_t key_step = 1;
};
[[nodiscard]] ProfileMode profile_mode(const ClusterPack& pack, AssessmentReason reason);

/// What the ranking needs of a page, without a word on single items.
struct PageScore {
  bool essential_met = false;
  bool candidate = false;
  int penalty = 0;
  int key_misses = 0;
  std::int64_t points = 0;
};

/// One row against its rating.
[[nodiscard]] ItemVerdict judge(const GridRow& row, Rating rating, const ProfileTerms& terms);

/// Whether the row asks for something at all: it has a cell `must`.
[[nodiscard]] bool has_must(const GridRow& row);

[[nodiscard]] PageScore score_page(const ClusterPack& pack, const Cluster& page,
                                   const Assessment& assessment, const Within& within,
                                   const ProfileMode& mode);

}  // namespace pbr
