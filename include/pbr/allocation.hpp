// Ratings and rules to a cluster, and why this one and not the others.
//
// Method `profile`, exactly. A page meets its essential criteria when every unstarred item that has
// an R cell is rated in one and, where it has starred items, at least one of those is rated in an R
// cell; not known meets nothing. Its penalty is the sum over its items of the penalty of the
// rating's cell. At an initial assessment (and wherever the reason is not "review") candidates are
// the pages of the super-class, all pages where it is undecided, whose essential criteria are met;
// the least penalty wins, ties go to the lowest code. No candidate: the variance cluster. At a
// review essential criteria are reported and do not restrict. Unusable ratings: the pack's unusable
// code; a rating that no item has (5 to 8, 10 and more) and an assessment without a known rating
// are unusable even where the record does not say so. The variance cluster's reason names the page
// of smallest penalty in the super-class, or among all pages where the pack has none of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// The decision for one assessment, in the order of allocations.csv.
struct Allocation {
  ClusterCode cluster;
  std::optional<ClusterCode> runner_up;
  std::optional<int> margin;  ///< penalty of the runner-up minus penalty of the cluster
  /// Whether the chosen page's essential criteria are met; nothing for variance and unusable.
  std::optional<bool> essential_met;
  std::string reason;  ///< in words; never holds an identifier
};

/// Pure and thread-safe; allocates no more than its result.
[[nodiscard]] Allocation allocate(const ClusterPack& pack, const Assessment& assessment);

/// How one item of one page stood.
struct ItemVerdict {
  const GridRow* row = nullptr;
  Rating rating = not_known;
  std::optional<Cell> cell;  ///< nothing where the rating is not known
  int penalty = 0;
};

/// How one page stood.
struct PageVerdict {
  const Cluster* cluster = nullptr;
  bool in_super_class = true;
  bool essential_met = false;
  bool candidate = false;
  int penalty = 0;
  std::vector<ItemVerdict> items;
  /// Rows whose essential criterion is broken: unstarred rows not in R, or, where no starred item
  /// is in R, all starred rows.
  std::vector<const GridRow*> broken;
};

struct Explanation {
  Allocation allocation;
  /// Candidates by rank, then the others by penalty and code; none where the ratings are unusable.
  std::vector<PageVerdict> pages;
};

/// The same decision with everything that led to it. allocate() equals explain().allocation.
/// The explanation points into the pack, which must outlive it.
[[nodiscard]] Explanation explain(const ClusterPack& pack, const Assessment& assessment);
Explanation explain(ClusterPack&& pack, const Assessment& assessment) = delete;

}  // namespace pbr
