// Where the separators and line feeds of plain CSV stand, many bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pbr {

/// Bytes behind a text that may be read, whatever they are.
inline constexpr std::size_t text_padding = 64;

/// What find_bits() tells of a piece of text. Offsets count from the start of the piece.
struct CsvBits {
  /// A bit a byte, the first byte lowest: separators and line feeds. Two words of zeros follow.
  std::vector<std::uint64_t> ends;
  std::vector<std::uint32_t> line_ends;  ///< offsets of the line feeds, in order
  std::size_t lines = 0;                 ///< used entries of line_ends
  bool quotes = false;     ///< a quote: a separator or line feed may stand inside a field
  bool not_ascii = false;  ///< a byte of 0x80 or more
  bool control = false;    ///< a byte below 0x20 that is neither LF nor the CR of a CRLF

  /// 64 bits from an offset on.
  [[nodiscard]] std::uint64_t from(std::size_t offset) const {
    const std::uint64_t* word = ends.data() + offset / 64;
    const auto shift = static_cast<unsigned>(offset % 64);
    return word[0] >> shift | (word[1] << 1U) << (63U - shift);
  }
};

/// Fills `bits` for a text that can be read `text_padding` bytes beyond its end. At most 4 GiB.
void find_bits(std::string_view text, char separator, CsvBits& bits);

}  // namespace pbr
