// Ratings and rules to a cluster, and why this one and not the others.
//
// Common to the methods. Unusable ratings: the pack's unusable code; a rating that no item has
// (5 to 8, 10 and more) and an assessment without a known rating are unusable even where the record
// does not say so. Candidates are pages of the assessment's super-class, all pages where it is
// undecided. Where the super-class is undecided and the pack's tree is in use, the first step of
// the tree that holds gives super-class and branch, and `reason` says so; with a branch only its
// pages are candidates. Ties go to the lowest code.
//
// Method `profile`, exactly. A page meets its essential criteria when every unstarred item that has
// an R cell is rated in one and, where it has starred items, at least one of those is rated in an R
// cell; not known meets nothing. Its penalty is the sum over its items of the penalty of the
// rating's cell. Where key scales come first, each key row that is not rated in R or O costs one
// step more: the step is 1 + the largest penalty that any page of the pack can have, so that no
// penalty makes up for it. At an initial assessment (and wherever the reason is not "review")
// candidates are the pages whose essential criteria are met; the least penalty wins. No candidate:
// the variance cluster. At a review essential criteria are reported and do not restrict. The
// variance cluster's reason names the page of smallest penalty in the super-class, or among all
// pages where the pack has none of it.
//
// Method `logit`, exactly. A type's score is its constant plus the coefficients of the known
// ratings, in whole units of the pack's finest decimal: no rounding, no overflow (the pack is
// refused where it could). A type is excluded where one of its exclusion rules holds. The
// probability of a type is exp(score) over the sum of exp(score) of all candidates not excluded;
// the highest score wins. All excluded: the variance cluster or the unusable code, as the pack
// says; a super-class without a page: the variance cluster. Probabilities are rounded to six
// decimals from their exact value, halves up.
//
// Method `table`, exactly. Hit policy first: the first rule that holds names the cluster. Unique:
// so does the one rule that holds, or several that name the same; where they differ, the variance
// cluster. No rule: the variance cluster. The super-class (the tree's where it was asked) restricts
// only where a rule says so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/cluster_pack.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// How far ahead the cluster was: penalty points (`places` 0) or probability in millionths (6).
struct Margin {
  std::int64_t units = 0;
  int places = 0;
  friend bool operator==(const Margin&, const Margin&) = default;
};
/// "3" or "0.041200".
[[nodiscard]] std::string to_text(Margin margin);

/// What was decided, as numbers: the interpreter and every kernel give the same for the same
/// ratings. Clusters are indexes into ClusterPack::clusters, rules and steps into their lists. Says
/// nothing on unusable ratings.
struct Decision {
  static constexpr std::int16_t none = -1;
  static constexpr std::int16_t no_step = -2;  ///< the tree was asked and none of its steps holds
  std::int16_t cluster = none;    ///< none: no candidate, no rule, or rules that disagree
  std::int16_t runner_up = none;  ///< none too where there is one candidate, and for tables
  /// Profile with no candidate: the page of smallest penalty. Table: the first rule that holds.
  std::int16_t nearest = none;
  /// Table, hit policy unique: the first rule that holds and names another cluster.
  std::int16_t conflict = none;
  std::int16_t tree_step = none;  ///< of DecisionTree::steps; none where the tree was not asked
  bool essential_met = false;     ///< of the cluster; false where there is none
  /// Whether the pack has a page of the super-class (and branch) decided within; false for tables.
  bool any_in_super_class = false;
  /// Points of the cluster, or of `nearest` where there is none: the penalty with its key steps, or
  /// the score. 0 for tables.
  std::int64_t points = 0;
  std::int64_t runner_up_points = 0;
  /// Logit: of the cluster and of the difference to the runner-up, in millionths.
  std::int32_t probability = 0;
  std::int32_t margin = 0;
  friend bool operator==(const Decision&, const Decision&) = default;
};

/// The decision for one assessment, in the order of allocations.csv.
struct Allocation {
  ClusterCode cluster;
  std::optional<ClusterCode> runner_up;
  /// Profile: points of the runner-up minus those of the cluster: penalties, and key steps where
  /// they come first. Logit: probability of the cluster minus that of the runner-up.
  std::optional<Margin> margin;
  /// Whether the chosen page's essential criteria are met; nothing for variance, unusable, and
  /// methods without them.
  std::optional<bool> essential_met;
  std::string reason;  ///< in words; never holds an identifier
};

/// The reference: as slow and as plain as the rules above. Pure and thread-safe.
[[nodiscard]] Allocation allocate(const ClusterPack& pack, const Assessment& assessment);

/// The numbers of it; for ratings that can be used.
[[nodiscard]] Decision decide(const ClusterPack& pack, const Assessment& assessment);

/// The decision where the ratings cannot be used at all; nothing where they can.
[[nodiscard]] std::optional<Allocation> unusable(const ClusterPack& pack,
                                                 const Assessment& assessment);

/// A decision in words. allocate() is unusable(), else this of decide().
[[nodiscard]] Allocation in_words(const ClusterPack& pack, const Assessment& assessment,
                                  const Decision& decision);

/// Method logit: the probability of every page in millionths, by index into ClusterPack::clusters;
/// 0 for an excluded type; nothing for types outside the super-class, for the variance cluster,
/// where all are excluded and where the ratings are unusable.
[[nodiscard]] std::vector<std::optional<std::int32_t>> probabilities(const ClusterPack& pack,
                                                                     const Assessment& assessment);

/// Answer code of the Dutch regulator: 5 x (item - 1) + rating + 1 with items counted from 1; our
/// item index counts from 0. Nothing for not known.
[[nodiscard]] std::optional<int> answer_code(std::size_t item, Rating rating);

}  // namespace pbr
