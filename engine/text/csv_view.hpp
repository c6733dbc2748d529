// Records with other columns than their file has.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pbr/csv.hpp"

namespace pbr {

class CsvView {
 public:
  explicit CsvView(std::vector<CsvColumn> columns)
      : columns_(std::move(columns)), scratch_(columns_.size()), fields_(columns_.size()) {}

  /// The fields to be shown of a record that begins in `line`; they live until the next call.
  std::span<const CsvField> shown(std::span<const CsvField> fields, std::uint32_t line);

 private:
  std::vector<CsvColumn> columns_;
  std::vector<std::string> scratch_;  ///< by column, so that fields of one record do not meet
  std::vector<CsvField> fields_;
};

}  // namespace pbr
