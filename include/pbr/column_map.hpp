// A trust's own headings, read as the canonical columns without touching the file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pbr/csv.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/intake.hpp"
#include "pbr/pack.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// How a file writes its dates. Nothing is ever guessed between days and months: the map says it.
/// Days and months may have one digit where separators tell them apart; names of months are
/// English ("Apr", "April", in any case). With a time, hh:mm or hh:mm:ss stands behind the day and
/// a blank or a T, and is read over.
enum class DateForm : std::uint8_t {
  yyyy_mm_dd,       ///< 2014-04-01
  yyyy_mm_dd_time,  ///< 2014-04-01 00:00:00
  yyyymmdd,         ///< 20140401
  dd_mm_yyyy,       ///< 01/04/2014; also 01-04-2014 and 01.04.2014
  dd_mm_yyyy_time,  ///< 01/04/2014 00:00
  mm_dd_yyyy,       ///< 04/01/2014
  dd_mmm_yyyy,      ///< 01-Apr-2014; also 01 Apr 2014
};
inline constexpr std::size_t date_form_count = 7;
/// As a map writes it: "dd/mm/yyyy".
[[nodiscard]] std::string_view to_text(DateForm form);

/// A date of that form as YYYY-MM-DD. Nothing where the text has another form; a day that does not
/// exist (31/02/2014) is rewritten all the same, so that whoever reads it can say so.
[[nodiscard]] std::optional<std::string> iso_date(std::string_view text, DateForm form);

/// A cell's text -> what is read instead.
using Translation = std::map<std::string, std::string, std::less<>>;

/// The file `map.yaml`:
///
///   map: assessments                # the table
///   columns: {person_id: "Client No", item_1: "HoNOS 1 Overactive"}
///   values: {provider: "RV5"}       # a column the file does not have, alike in every row
///   dates: dd/mm/yyyy               # yyyy-mm-dd where the map says nothing
///   codes: {reason: {"Initial assessment": initial}}
///   missing: ["NULL", "n/a"]        # read as empty, in every column that is mapped or canonical
///   ignore: ["Free text"]
///
/// A column that bears its canonical name needs no entry. `codes` may name `ratings`, which is all
/// rating columns that have no entry of their own. A cell is looked up in `missing`, then in
/// `codes`, and else read as a date where the column is one; a cell that fits none is read as it
/// stands, and is a finding like any other. Dates as YYYY-MM-DD are read whatever `dates` says.
struct ColumnMap {
  TableKind table{};
  std::string file;                                          ///< as given, for diagnostics
  std::vector<std::pair<std::string, std::string>> columns;  ///< canonical name, heading
  std::vector<std::pair<std::string, std::string>> values;   ///< canonical name, text
  DateForm dates = DateForm::yyyy_mm_dd;
  std::map<std::string, Translation, std::less<>> codes;  ///< by canonical name, or "ratings"
  std::vector<std::string> missing;
  std::vector<std::string> ignore;  ///< headings
};

/// Reads a map; all problems at once: YML..., MP001 a column the table does not have, MP003 a
/// column or a heading given twice, MP004 a value the column does not take.
[[nodiscard]] Loaded<ColumnMap> load_column_map(const std::string& path);

/// What a map makes of one file's header.
struct MappedHeader {
  /// What is read in place of a cell: `missing` first, then `codes`, then `dates`.
  struct Cells {
    const Translation* codes = nullptr;  ///< of the map, which outlives this
    bool is_date = false;
    bool plain = false;  ///< no canonical column: always as it stands
  };
  std::vector<std::string> names;  ///< canonical, by the file's positions; empty: ignored
  std::vector<Cells> cells;        ///< by the file's positions
  std::vector<std::pair<std::string, std::string>> constants;  ///< behind the file's columns
  /// MP002 the file lacks a heading, MP003 a column stands in the file besides: all at once.
  Diagnostics problems;
};
[[nodiscard]] MappedHeader apply(const ColumnMap& map, std::span<const std::string> header,
                                 const std::string& file);

/// What is read in place of a cell: a part of the map, of `scratch`, or the cell itself.
[[nodiscard]] std::string_view translated(const ColumnMap& map, const MappedHeader::Cells& cells,
                                          std::string_view cell, std::string& scratch);

/// Shows a table at its beginning as its map does; see open_through(). Gives the problems of the
/// map with it. The map must outlive the reader.
[[nodiscard]] Diagnostics show_through(const ColumnMap& map, TableKind kind, CsvReader& csv);

/// Opens a file as its map shows it: header() has the canonical names without the ignored columns
/// and with the constants behind, and records have their fields alike. The map must outlive the
/// reader. Problems of the map with this file (MP002, MP003, MP006 it is for another table) are
/// added, and nothing is returned; what is wrong with the file itself is the reader's error().
[[nodiscard]] std::optional<CsvReader> open_through(const ColumnMap& map, TableKind kind,
                                                    const std::string& path, Diagnostics& problems);

/// read_table of a file as its map shows it.
[[nodiscard]] Diagnostics read_table(TableKind kind, const std::string& path, const ColumnMap& map,
                                     const IntakeTerms& terms, Tables& tables, Findings& findings);

}  // namespace pbr
