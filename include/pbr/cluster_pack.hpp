// A cluster pack: how ratings become a cluster, and what each cluster is.
//
// Three methods. `profile` has a page a cluster, each item's row giving a cell to every rating.
// `logit` has a constant and coefficients a cluster and rules that exclude it. `table` has rules
// over derived values, each naming a cluster. pbr/allocation.hpp says what they decide.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pbr/id.hpp"
#include "pbr/pack.hpp"
#include "pbr/records.hpp"

namespace pbr {

enum class Method : std::uint8_t { profile, logit, table };
[[nodiscard]] std::string_view to_text(Method method);

/// The most clusters of a pack, the most rules of a table, and the most derived values: what a
/// national grouper needs several times over, and little enough for an answer in microseconds.
inline constexpr std::size_t most_clusters = 256;
inline constexpr std::size_t most_table_rules = 256;
inline constexpr std::size_t most_derived_values = 64;
inline constexpr std::size_t most_exclusions = 4096;  ///< of a whole pack

// ---- profile ------------------------------------------------------------------------------------

/// A cell of a cluster's page, in the booklet's words.
enum class Cell : std::uint8_t { must, expected, may, unlikely };  // R, O, Y, -
[[nodiscard]] char letter(Cell cell);                              ///< 'R', 'O', 'Y', '-'

/// One row of a page: what each rating of one item means for this cluster.
struct GridRow {
  std::size_t item = 0;
  std::array<Cell, 5> cells{};  ///< by rating 0 ... 4
  bool starred = false;
  bool key = false;   ///< one of the page's key scales, see ProfileTerms
  std::string basis;  ///< the sentence the row rests on; may be empty in a transcribed pack
  Location at;        ///< where the pack says so
};

/// Penalty of a rating by its cell, and whether essential criteria restrict the candidates.
struct ProfileTerms {
  std::array<int, 4> penalty{0, 0, 1, 3};  ///< by Cell
  int penalty_unknown = 0;
  bool essential_restricts_initial = true;
  bool essential_restricts_review = false;
  /// "Red, then orange on the key scales": of the candidates, those with fewer key rows outside R
  /// and O come first, whatever their penalty. Not known is outside.
  bool key_scales_first_initial = false;
  bool key_scales_first_review = false;
};

// ---- logit --------------------------------------------------------------------------------------

/// What each rating of one item adds to a cluster's score, in units of 10^-LogitTerms::places.
struct CoefficientRow {
  std::size_t item = 0;
  std::array<std::int64_t, 5> coefficients{};  ///< by rating 0 ... 4; not known adds nothing
  Location at;
};

/// A "red rule": the cluster is impossible where every part holds. One or two parts, of different
/// items; a rating that is not known satisfies none.
struct Exclusion {
  struct Part {
    std::size_t item = 0;
    Rating rating = 0;
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts;
  std::string basis;
  Location at;
};

struct LogitTerms {
  int places = 0;  ///< decimals of the finest constant or coefficient, 0 to 15
  /// Where every type is excluded: the variance cluster, or else the unusable code.
  bool all_excluded_is_variance = true;
};

// ---- table --------------------------------------------------------------------------------------

/// A whole number made from several ratings. It is unknown where more than `most_missing` of its
/// items are not known; otherwise items that are not known are left out of it.
struct DerivedValue {
  struct Term {
    std::size_t item = 0;
    int weight = 1;  ///< -100 to 100
  };
  std::string id;  ///< "item_7" where the pack speaks of an item itself
  std::vector<Term> terms;
  /// A count counts its items rated from ... to; otherwise the value is the sum of weight x rating.
  bool counts = false;
  Rating from = 0, to = 4;
  std::size_t most_missing = 0;
  Location at;
};

/// One test of a rule: the value lies in lowest ... highest, or is unknown.
struct Condition {
  std::size_t derived = 0;  ///< index into ClusterPack::derived
  bool unknown = false;     ///< holds where the value is unknown, and nowhere else
  int lowest = 0, highest = 0;
  Location at;
};

/// Conditions that must all hold, and the super-classes the rule is for.
struct Premise {
  std::vector<Condition> conditions;
  /// By SuperClass; a rule without the condition has them all.
  std::array<bool, 4> super_classes{true, true, true, true};
};

struct TableRule {
  std::string id;  ///< given by the pack, else "1", "2" ... by place
  Premise when;
  ClusterCode cluster;
  std::string basis;
  Location at;
};

enum class HitPolicy : std::uint8_t {
  first,  ///< the first rule that holds decides
  unique  ///< exactly one rule may hold; two that name different clusters decide nothing
};

struct TableTerms {
  HitPolicy hit = HitPolicy::first;
  std::vector<TableRule> rules;
};

// ---- the decision tree --------------------------------------------------------------------------

/// The first step whose premise holds gives the super-class and, where it names one, the branch.
struct TreeStep {
  Premise when;
  SuperClass super_class = SuperClass::undecided;
  std::string branch;  ///< empty: every branch of the super-class
  std::string basis;
  Location at;
};

/// Finds a super-class for assessments that bring none. Off unless the pack or the caller says so.
struct DecisionTree {
  bool use = false;
  std::vector<TreeStep> steps;
};

// ---- clusters -----------------------------------------------------------------------------------

/// Time to the next review: whole months (clipped to the month's end) or days; none where both 0.
struct ReviewInterval {
  int months = 0;
  int days = 0;
};

struct Cluster {
  ClusterCode code;
  std::string name;
  SuperClass super_class = SuperClass::undecided;  ///< may be undecided in a table pack
  std::string branch;
  ReviewInterval review;
  int need = 0;  ///< rank by intensity of need; tells a step up from a step down
  Location at;

  /// Method profile, in item order; items without a row restrict nothing and cost nothing.
  std::vector<GridRow> grid;

  /// Method logit: in units of 10^-LogitTerms::places; coefficients in item order.
  std::int64_t constant = 0;
  std::vector<CoefficientRow> coefficients;
  std::vector<Exclusion> excluded_by;
};

enum class TransitionStatus : std::uint8_t { likely, possible, rare, unlisted };
[[nodiscard]] std::string_view to_text(TransitionStatus status);

struct ClusterPack {
  PackHeader header;
  std::string instrument;  ///< reference of the instrument pack it was written for
  Method method = Method::profile;
  ProfileTerms profile;
  LogitTerms logit;
  TableTerms table;
  std::vector<DerivedValue> derived;  ///< of the table and the tree
  DecisionTree tree;
  ClusterCode variance;           ///< given where nothing fits ("00")
  ClusterCode unusable;           ///< given where the ratings cannot be used ("99")
  std::vector<Cluster> clusters;  ///< by code; pages and variance, not `unusable`
  std::map<std::string, std::string> not_clusters;  ///< code -> why it is not one ("09")
  /// (from, to) -> status; from "initial", to "discharge".
  std::map<std::pair<std::string, std::string>, TransitionStatus> transitions;

  /// The cluster with that code, or null.
  [[nodiscard]] const Cluster* find(const ClusterCode& code) const;
  /// Whether the cluster takes part in the method's ranking: any but the variance cluster.
  [[nodiscard]] bool is_page(const Cluster& cluster) const { return cluster.code != variance; }
};

}  // namespace pbr
