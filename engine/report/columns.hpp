// Columns of a table in the terminal.
#pragma once

#include <string>

namespace pbr {

/// Filled with blanks on the right; a blank at least.
[[nodiscard]] std::string padded(std::string text, std::size_t width);
/// Filled with blanks on the left. Counts characters of UTF-8: a pound sign has one place.
[[nodiscard]] std::string right_aligned(std::string text, std::size_t width);

}  // namespace pbr
