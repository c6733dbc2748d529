// What single cells of a table to be priced say, by the rules of pbr/nwau.hpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pbr::nwau {

/// Without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view cell);

/// A whole number of at most nine digits, with an optional minus before and an optional point and
/// zeros behind; nothing for an empty cell or any other text.
[[nodiscard]] std::optional<std::int64_t> whole(std::string_view cell);

/// The same from 0 to `highest`, and 0 for an empty cell: flags (1) and remoteness (4).
[[nodiscard]] std::optional<std::size_t> code_up_to(std::string_view cell, std::int64_t highest);

/// Position of a state among nwau_states, by its number or abbreviation.
[[nodiscard]] std::optional<std::size_t> state(std::string_view cell);

}  // namespace pbr::nwau
