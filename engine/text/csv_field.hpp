// One field as CsvWriter writes it.
#pragma once

#include <string>
#include <string_view>

namespace pbr {

/// Whether a reader would take the bare text for something else.
[[nodiscard]] bool needs_quotes(std::string_view text);

/// Appends the text, in quotes where it needs them.
void append_field(std::string& out, std::string_view text);

}  // namespace pbr
