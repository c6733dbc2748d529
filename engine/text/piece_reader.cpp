#include "text/piece_reader.hpp"

#include <algorithm>

#include "text/byte_source.hpp"

namespace pbr {

PieceReader::PieceReader(std::string_view head, std::string_view piece, const std::string& name)
    : head_bytes_(head.size()),
      head_lines_(static_cast<std::uint64_t>(std::count(head.begin(), head.end(), '\n'))),
      csv_(text_bytes(std::string(head).append(piece)), name) {}

std::optional<Diagnostic> PieceReader::error(std::uint64_t lines) const {
  auto error = csv_.error();
  if (error) error->at.line += static_cast<std::uint32_t>(lines - head_lines_);
  return error;
}

}  // namespace pbr
