// The parts of compile().
#pragma once

#include <span>

#include "scorecard/card.hpp"

namespace pbr::scorecard {

/// Pages with their points, and what eight at a time demand. The scopes of the card are made.
void compile_pages(const ClusterPack& pack, Card& card);

/// The exclusion rules of the pages of one group, in that order.
void compile_exclusions(std::span<const Cluster* const> pages, PageGroup& group);

/// The points of the card's pages in lanes.
[[nodiscard]] Lanes compile_lanes(const Card& card);

/// Premises over the pack's derived values.
[[nodiscard]] Premises compile_premises(const ClusterPack& pack,
                                        std::span<const Premise* const> premises);

/// The table of an item, made where the list has none yet, with every byte `start`.
[[nodiscard]] ByteTable& table_of(std::vector<ItemTable>& tables, std::size_t item,
                                  std::uint8_t start);

}  // namespace pbr::scorecard
