// What tables and page both need of the contrast: intervals by row, and values that stay hidden.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pbr/study.hpp"

namespace pbr {

/// "contract", "provider", "commissioner", "all".
[[nodiscard]] std::string_view level_name(Level level);

/// The contrast of that scheme, level and contract; null where there is none.
[[nodiscard]] const Contrast* find_contrast(const Payments& payments, const SchemeId& scheme,
                                            Level level, const ContractKey& contract);

/// The rows of one scheme and dimension, the row of all last.
using ReachTable = std::vector<const ReachRow*>;
[[nodiscard]] std::vector<ReachTable> reach_tables(const std::vector<ReachRow>& rows);
/// Values with so few people that their money is hidden, and those that would give it away.
[[nodiscard]] std::set<std::string> hidden_values(const ReachTable& table,
                                                  const DisclosureRule& rule);
/// The level at which people of a value are disclosed: never exempt.
inline constexpr std::string_view reach_level = "group";

}  // namespace pbr
