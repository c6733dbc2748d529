// One canonical table, row by row, with typed fields and a finding for each that cannot be read.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/csv.hpp"
#include "pbr/intake.hpp"
#include "pbr/records.hpp"

namespace pbr::intake {

/// Index of a column in its schema; fetched once before the rows are read.
using Column = std::size_t;

class RowReader {
 public:
  /// The reader's records have these rows of the file, one behind the other; without them they are
  /// rows 1, 2, 3 and so on.
  RowReader(TableKind kind, CsvReader& csv, Findings& findings, std::span<const Row> rows = {});

  /// IN001 for every column that must exist and does not, all at once; a note (IN002) for every
  /// column of no meaning here. Columns in `instead` need not exist.
  [[nodiscard]] Diagnostics check_columns(const std::string& file,
                                          const std::vector<std::string_view>& instead = {});
  [[nodiscard]] Column at(std::string_view name) const;

  /// The next row, or false at the end. A malformed row is a finding and is delivered with no
  /// fields, so that the caller decides what stays of it.
  bool next();
  [[nodiscard]] bool malformed() const { return malformed_; }
  [[nodiscard]] Row row() const { return row_; }
  /// Whether every needed field of this row could be read so far.
  [[nodiscard]] bool usable() const { return usable_; }

  [[nodiscard]] std::string_view text(Column column) const;
  [[nodiscard]] std::string_view text_at(std::size_t position) const;

  /// Fields the row is nothing without: on failure a finding, and usable() turns false.
  std::string needed_text(Column column);
  Date needed_date(Column column);
  Pence needed_pounds(Column column);
  Rate needed_number(Column column);
  /// A whole number, 0 or more.
  std::int64_t needed_count(Column column);
  /// One of the column's words.
  std::string needed_word(Column column);

  /// Fields that may be empty; on failure a finding that ends in `instead`.
  std::optional<Date> date(Column column, std::string_view instead = taken_as_unknown);
  std::optional<std::int64_t> count(Column column);
  std::optional<bool> yes_no(Column column);
  /// Index of the word, or nothing where the field is empty or none of them.
  std::optional<std::size_t> one_of(Column column, std::initializer_list<std::string_view> words,
                                    std::string_view instead = taken_as_unknown);

  /// An end that stands before the start is a finding (IN011); true where it does.
  bool ends_before(Column end, Date start, std::optional<Date> end_date, std::string_view instead);

  void finding(Column column, std::string_view code, Severity severity, std::string_view expected,
               std::string_view instead = {});
  /// As finding(), and the row makes no record.
  void set_aside(Column column, std::string_view code, std::string_view expected);

  static constexpr std::string_view taken_as_unknown = "taken as unknown";
  static constexpr std::string_view row_set_aside = "the row is set aside";

 private:
  [[nodiscard]] std::string printable(Column column) const;
  /// A table of ratings without a single rating column.
  [[nodiscard]] bool has_no_ratings() const;

  const TableSchema& schema_;
  CsvReader& csv_;
  std::span<const Row> rows_;
  Findings& findings_;
  std::vector<std::optional<std::size_t>> position_;  ///< in the file, by schema column
  std::span<const CsvField> fields_;
  Row row_ = 0;
  bool malformed_ = false;
  bool usable_ = true;
};

}  // namespace pbr::intake
