// A cluster pack compiled: every rule of it as a table by rating code, ready for one row at a time
// (scalar.hpp) and for many (vertical.hpp).
//
// A rating code is 0 ... 4, or 5 for not known (RatingBlock::unknown). What pages demand is kept
// eight pages to a byte, a bit a page: one lookup by the code of an item answers for all eight.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pbr/cluster_pack.hpp"

namespace pbr::scorecard {

inline constexpr std::size_t code_count = 6;
inline constexpr std::size_t pages_a_group = 8;

/// Sixteen bytes by code: as many as one lookup within a register takes.
struct alignas(16) ByteTable {
  std::array<std::uint8_t, 16> by_code{};
};

struct ItemTable {
  std::size_t item = 0;
  ByteTable table;
};

/// Holds where the bits of both tables hold.
struct PairTable {
  ItemTable first, second;
};

/// Eight pages; bit b speaks of page 8 x group + b.
struct PageGroup {
  std::vector<ItemTable> unstarred;  ///< bit set: the page's row is rated as it must be
  std::vector<ItemTable> starred;    ///< bit set: the page's starred row is rated in R
  std::uint8_t without_starred = 0;
  std::vector<ItemTable> excluded;         ///< rules of one part
  std::vector<PairTable> excluded_by_two;  ///< rules of two parts
  std::uint8_t always_excluded = 0;        ///< by a rule without parts
  /// By scope: the pages that may be candidates, and those that `nearest` is looked for among.
  std::vector<std::uint8_t> within, near;
  ByteTable within_table, near_table;  ///< the first sixteen of them
};

struct PointsRow {
  std::size_t item = 0;
  std::array<std::int64_t, code_count> by_code{};
};

struct PageCard {
  std::int16_t cluster = 0;  ///< index into ClusterPack::clusters
  std::int64_t constant = 0;
  std::vector<PointsRow> rows;
  /// What key rows add, where that depends on the kind of assessment; else it is within `rows`.
  std::vector<PointsRow> key_rows;
};

/// Bits of a value's lanes in a vertical kernel.
enum class Width : std::uint8_t { bits8, bits16, bits32, bits64 };

/// The points as the vertical kernels add them up: as costs, of which the least is best, in lanes
/// no wider than the pack needs. A cost is stored less `lowest` and plus the lane's least number,
/// so that all of the lane's range is used but its largest number: that stands for "no candidate".
/// Sums may wrap on their way, as whole numbers of a fixed width may; they end within the range.
struct Lanes {
  struct Page {
    std::int64_t base = 0;
    /// Tables first_row ... first_key - 1 always count, first_key ... end where key scales do.
    std::uint32_t first_row = 0, first_key = 0, end = 0;
  };
  Width width = Width::bits64;
  std::int64_t lowest = 0;
  std::int64_t sign = 1;  ///< points = sign x cost
  std::vector<Page> pages;
  std::vector<std::uint8_t> items;  ///< by table
  std::size_t stride = 1;           ///< ByteTables a table
  std::vector<ByteTable> tables;    ///< eight entries of the lane's width each, and some padding
};

/// A derived value by the code of its items.
struct ValueCard {
  struct Term {
    std::size_t item = 0;
    std::array<std::int64_t, code_count> by_code{};
    std::size_t unknowns = 0;  ///< terms of the item: so many are missing where it is not known
    ByteTable lanes;           ///< by_code in eight lanes of the value's width, up to 16 bits
  };
  std::vector<Term> terms;
  std::size_t most_missing = 0;
  std::size_t first_range = 0, end_range = 0;  ///< its conditions, into Premises::ranges
  Width width = Width::bits64;
};

struct RangeCondition {
  std::size_t value = 0;
  bool unknown = false;
  std::int64_t lowest = 0, highest = 0;
};

struct PremiseCard {
  ByteTable super_classes;  ///< by SuperClass; 0xFF where the premise is for it
  std::vector<std::uint32_t> conditions;
};

/// Rules or tree steps in order. Conditions are numbered: first those that hang on one item, then
/// the ranges of values. Equal ones are one.
struct Premises {
  std::vector<ItemTable> of_items;  ///< 0xFF where the condition holds
  std::vector<RangeCondition> ranges;
  std::vector<ValueCard> values;
  std::vector<PremiseCard> premises;

  [[nodiscard]] std::size_t condition_count() const { return of_items.size() + ranges.size(); }
};

/// What an assessment is decided within: a super-class, or a branch of one that the tree names. The
/// first four scopes are the super-classes.
struct Scope {
  SuperClass super_class = SuperClass::undecided;
  std::string branch;
  bool any_page = false;
};

struct Card {
  Method method = Method::profile;
  std::vector<PageCard> pages;  ///< in the order of their codes, without the variance cluster
  std::vector<PageGroup> groups;
  std::vector<Scope> scopes;
  Lanes lanes;

  /// By RatingBlock::review.
  std::array<bool, 2> essential_restricts{}, key_scales_first{};

  int places = 0;            ///< of logit
  double weight_scale = -1;  ///< a cost times this is the power of two that is its weight

  Premises rules;
  std::vector<std::int16_t> rule_clusters;
  bool unique = false;

  bool use_tree = false;
  Premises steps;
  std::vector<std::size_t> step_scopes;

  /// Whether the pack keeps within what the vertical kernels can number; every pack that a reader
  /// accepts does.
  bool vertical = false;
};

[[nodiscard]] Card compile(const ClusterPack& pack);

}  // namespace pbr::scorecard
