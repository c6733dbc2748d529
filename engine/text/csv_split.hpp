// Splits the raw bytes of one record into its fields.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pbr/csv.hpp"
#include "text/csv_source.hpp"

namespace pbr {

/// A quote where none may stand.
struct StrayQuote {
  std::uint32_t line = 0, column = 0;
  bool behind_closing = false;  ///< text behind a closing quote; else a quote inside plain text
};

class CsvSplitter {
 public:
  CsvSplitter(std::size_t most_fields, char separator)
      : most_(most_fields), separator_(separator) {}

  /// Splits valid UTF-8, unquoting inside the record's own bytes. Fields beyond the most are
  /// counted and not kept.
  void split(const RawRecord& record);

  [[nodiscard]] const std::vector<CsvField>& fields() const { return fields_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const std::optional<StrayQuote>& stray() const { return stray_; }

 private:
  void split_plain(const RawRecord& record);
  void split_quoted(const RawRecord& record);
  void read_quoted(const RawRecord& record);
  void read_plain(const RawRecord& record);
  void add(CsvField field);
  /// Takes the byte at the reading place; keeps it for the field where told to.
  void step(const RawRecord& record, bool keep);
  void report(bool behind_closing);

  std::size_t most_;
  char separator_;
  std::vector<CsvField> fields_;
  std::size_t count_ = 0;
  std::optional<StrayQuote> stray_;
  std::size_t read_ = 0, write_ = 0;  ///< offsets in the record; write_ is never ahead
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace pbr
