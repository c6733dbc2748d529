// Derived values of tables and trees: sums and counts of ratings, and how far they can reach.
#pragma once

#include <array>
#include <optional>

#include "pbr/cluster_pack.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// A range of whole numbers, both ends inside.
struct Range {
  int lowest = 0, highest = 0;
};

/// What a rule already asks of each item: a range of ratings, or that it is not known. Nothing:
/// any rating, known or not.
struct ItemLimits {
  std::array<std::optional<Range>, item_count> rated;
  std::array<bool, item_count> unknown{};
};

/// Where a value can lie while it is known, within limits; nothing where it is never known then.
/// Exact for counts and, but for gaps between reachable sums, for sums.
[[nodiscard]] std::optional<Range> reach(const DerivedValue& value, const ItemLimits& limits);

/// Whether a value can be unknown within limits.
[[nodiscard]] bool can_be_unknown(const DerivedValue& value, const ItemLimits& limits);

/// The item a value is the plain rating of, if it is.
[[nodiscard]] std::optional<std::size_t> plain_item(const DerivedValue& value);

/// Fills `values` from the pack's `derived`. Problems: RB101 too many, RB110 not one of sum and
/// count, RB111 no items, an item twice or too large a weight, RB112 an id that is taken, RB113 a
/// count of no rating.
void read_derived(yaml::Reader& reader, const yaml::Node& node, std::vector<DerivedValue>& values);

}  // namespace pbr::rulebook
