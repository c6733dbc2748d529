// What a text file may hold: valid UTF-8. Everything else is refused with its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pbr {

/// Offset of the first byte that is not part of valid UTF-8 (no overlong forms, no surrogates,
/// nothing above U+10FFFF), or npos where all of it is.
[[nodiscard]] std::size_t find_bad_utf8(std::string_view text);

/// Whether every byte is below 0x80: then bytes and characters are the same.
[[nodiscard]] bool is_ascii(std::string_view text);

/// Characters of valid UTF-8: bytes that do not continue one.
[[nodiscard]] std::size_t count_characters(std::string_view text);

/// The text without an UTF-8 byte order mark in front.
[[nodiscard]] std::string_view without_bom(std::string_view text);

/// Fit for one line of a message: control characters as spaces, cut after 60 characters.
[[nodiscard]] std::string excerpt(std::string_view text);

/// A byte as a message names it: "0x0A".
[[nodiscard]] std::string hex_byte(char byte);

}  // namespace pbr
