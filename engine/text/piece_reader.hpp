// A piece of a table, cut out where records start and end, read exactly and on its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pbr/csv.hpp"

namespace pbr {

/// Reads the bytes of a table's head (CsvChunks::head) and, behind it, the piece. Rows count from
/// the start of the piece.
class PieceReader {
 public:
  /// Copies the bytes; `name` is what diagnostics call the table.
  PieceReader(std::string_view head, std::string_view piece, const std::string& name);

  [[nodiscard]] CsvReader& csv() { return csv_; }
  /// Where in the piece a record of csv() starts.
  [[nodiscard]] std::size_t start(const CsvRecord& record) const {
    return static_cast<std::size_t>(record.at - head_bytes_);
  }
  /// What ended the reading inside the piece, with its line as of a text in which `lines` line
  /// feeds stand in front of the piece.
  [[nodiscard]] std::optional<Diagnostic> error(std::uint64_t lines) const;

 private:
  std::uint64_t head_bytes_, head_lines_;
  CsvReader csv_;
};

}  // namespace pbr
