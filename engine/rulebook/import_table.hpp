// A table that somebody typed or downloaded, read forgivingly in its form and strictly in its
// values: names and values without the spaces around them, wholly empty rows left out.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "pbr/csv.hpp"
#include "pbr/rule_import.hpp"

namespace pbr::rulebook {

class ImportTable {
 public:
  using Names = std::initializer_list<std::string_view>;

  /// Reads the header. Problems: CSV..., a column that is missing (IM001), another separator
  /// (IM008), a column ignored (IM018). Names are given in small letters.
  ImportTable(const ImportFile& file, char separator, Names needed, Names optional,
              Diagnostics& problems);

  /// Goes to the next row that can be split and holds a value; false at the end. A table that could
  /// not be used has no rows. A table without any row is a problem (IM009).
  bool next();

  /// A value of the row; "" where the table has no such column.
  [[nodiscard]] const std::string& operator[](std::string_view column) const;
  /// Where it stands; the row as a whole where the table has no such column.
  [[nodiscard]] Location at(std::string_view column) const;
  [[nodiscard]] Location row() const { return {name_, line_}; }
  [[nodiscard]] Location whole() const { return {name_}; }

  /// A problem with a value of the row.
  void problem(std::string code, std::string_view column, std::string message,
               std::string expected = {}, std::string help = {});
  /// The same with what was found told apart from the value.
  void problem(std::string code, Location at, std::string message, std::string found,
               std::string expected, std::string help);

 private:
  struct Value {
    std::string text;
    Location at;
  };
  void read_header(Names needed, Names optional);
  bool other_separator(Names needed);
  void name_columns(Names needed, Names optional);
  void missing_columns(Names needed);
  [[nodiscard]] std::string instead_of(std::string_view missing) const;
  bool take(const CsvRecord& record);

  std::string name_;
  char separator_;
  Diagnostics& problems_;
  CsvReader csv_;
  bool usable_ = true;
  bool any_row_ = false;
  std::map<std::string, std::size_t, std::less<>> columns_;
  std::map<std::string, Value, std::less<>> values_;  ///< of the row, by column
  std::uint32_t line_ = 0;
};

/// The text without the spaces and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// With small letters of ASCII.
[[nodiscard]] std::string lower(std::string_view text);

}  // namespace pbr::rulebook
