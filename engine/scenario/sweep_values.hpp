// The values that a parameter takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "pbr/money.hpp"

namespace pbr::scenario {

inline constexpr std::size_t most_points = 100'000;
inline constexpr std::int64_t most_decimals = 9;

/// The shortest decimal; nothing where it needs more than nine places or is none.
[[nodiscard]] std::optional<std::string> decimal_text(Rate value);

}  // namespace pbr::scenario
