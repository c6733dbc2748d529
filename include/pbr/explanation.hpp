// Why this cluster and not another: everything that led to a decision, for every page and rule, and
// what would have to change.
#pragma once

#include <optional>
#include <vector>

#include "pbr/allocation.hpp"

namespace pbr {

/// How one row of one page stood (profile).
struct ItemVerdict {
  const GridRow* row = nullptr;
  Rating rating = not_known;
  std::optional<Cell> cell;  ///< nothing where the rating is not known
  int penalty = 0;
  bool key_missed = false;  ///< a key row outside R and O, where key scales come first
};

/// What one item added to a type's score (logit).
struct CoefficientVerdict {
  const CoefficientRow* row = nullptr;
  Rating rating = not_known;
  std::int64_t added = 0;
};

/// How one page stood.
struct PageVerdict {
  const Cluster* cluster = nullptr;
  bool in_super_class = true;  ///< of the assessment, or of the tree where it was asked
  bool in_branch = true;       ///< false only where the tree named another branch
  bool candidate = false;
  /// What the ranking compares: penalty with its key steps (least wins) or score (most wins).
  std::int64_t points = 0;

  bool essential_met = false;  ///< profile
  int penalty = 0;             ///< profile, without key steps
  int key_misses = 0;          ///< profile: rows outside R and O, where key scales come first
  std::vector<ItemVerdict> items;
  /// Rows whose essential criterion is broken: unstarred rows not in R, or, where no starred item
  /// is in R, all starred rows.
  std::vector<const GridRow*> broken;

  std::vector<CoefficientVerdict> coefficients;  ///< logit
  std::vector<const Exclusion*> excluded_by;     ///< logit: those that hold
  std::optional<std::int32_t> probability;       ///< logit: in millionths, of candidates only
};

/// How the premise of one table rule or tree step stood.
struct PremiseVerdict {
  bool holds = false;
  bool super_class_fits = true;
  std::vector<const Condition*> failed;
};

/// One rating, changed.
struct RatingChange {
  std::size_t item = 0;
  Rating from = not_known, to = not_known;
  friend bool operator==(const RatingChange&, const RatingChange&) = default;
};

/// The nearest change of one rating, else of two, that gives another decision. Nearest: fewest
/// items, then the smallest sum of steps (from not known any rating is 5 steps), then the lowest
/// items, then the lowest ratings. Ratings change to 0 ... 4 and never to not known; only items
/// that the pack asks about are changed. Super-class and reason stay.
struct Flip {
  std::vector<RatingChange> changes;  ///< one or two, in item order
  ClusterCode cluster;                ///< what is given then
};

struct Explanation {
  Allocation allocation;
  Decision decision;
  /// False: the ratings cannot be used, the decision is none and all lists below are empty.
  bool usable = true;
  /// The super-class and branch that were decided within: the assessment's, or the tree's.
  SuperClass super_class = SuperClass::undecided;
  std::string branch;
  std::vector<PremiseVerdict> tree_steps;   ///< where the tree was asked, by step
  std::vector<std::optional<int>> derived;  ///< where a table or tree was asked; nothing: unknown
  std::vector<PremiseVerdict> rules;        ///< method table, by rule
  /// Candidates by rank, then the others by points and code; none for method table.
  std::vector<PageVerdict> pages;
};

/// The same decision with everything that led to it. allocate() equals explain().allocation.
/// The explanation points into the pack, which must outlive it.
[[nodiscard]] Explanation explain(const ClusterPack& pack, const Assessment& assessment);
Explanation explain(ClusterPack&& pack, const Assessment& assessment) = delete;

/// What would have to change, found by trying every change of one and of two ratings. Nothing at
/// all where the ratings cannot be used.
struct Flips {
  /// The nearest change that gives any other cluster, or the unusable code where the pack gives it
  /// to those whose types are all excluded.
  std::optional<Flip> any;
  /// By index into ClusterPack::clusters: the nearest change that gives this cluster; nothing for
  /// the cluster that was given and where no such change exists.
  std::vector<std::optional<Flip>> to;
};
[[nodiscard]] Flips nearest_flips(const ClusterPack& pack, const Assessment& assessment);

}  // namespace pbr
