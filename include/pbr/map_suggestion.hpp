// A column map proposed from a file's own headings and the shapes of its cells.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pbr/column_map.hpp"

namespace pbr {

/// Headings under which columns are known elsewhere: rules/maps/synonyms.yaml.
struct Synonyms {
  /// By table ("all" for every one), then by canonical column.
  std::map<std::string, std::map<std::string, std::vector<std::string>>> columns;
  std::vector<std::string> items;                              ///< with {n} for the item's label
  std::map<std::string, std::vector<std::string>> item_words;  ///< by item column
};

/// Reads them from the first folder that has maps/synonyms.yaml; an own file beside a study goes
/// before the shipped one. YML... where the file is not one, MP007 where no folder has it.
[[nodiscard]] Loaded<Synonyms> load_synonyms(const RulePaths& paths);

/// One canonical column and the heading it may be.
struct SuggestedColumn {
  std::string column;
  std::string heading;  ///< empty: none was found
  bool sure = false;    ///< the names say it and the cells do not speak against it
  bool must_exist = false;
  bool same_name = false;  ///< the heading is the canonical name: the map needs no entry
  std::string why;         ///< of a guess: what speaks for it or against it, in words
};

/// What a text that a column does not take means there.
struct SuggestedCode {
  std::string code;   ///< "" where nothing says it
  bool sure = false;  ///< it is the code but for capitals, blanks and punctuation
};
using SuggestedCodes = std::map<std::string, SuggestedCode>;

struct MapSuggestion {
  TableKind table{};
  std::string file;                      ///< its name without folders
  std::vector<SuggestedColumn> columns;  ///< in the table's order; of every column it has
  /// Forms that read the most dates of the rows looked at. Two where days and months cannot be told
  /// apart; none where there are no dates or no form reads any.
  std::vector<DateForm> dates;
  std::uint64_t dates_seen = 0, dates_read = 0;
  std::map<std::string, SuggestedCodes> codes;  ///< by column, of sure columns that name nobody
  std::vector<std::string> missing;             ///< texts such as NULL that stand for no value
  std::vector<std::string> left;                ///< headings that were given to no column
  std::uint64_t rows = 0;                       ///< that were looked at

  /// Whether the file needs no map at all.
  [[nodiscard]] bool canonical() const;
  [[nodiscard]] std::size_t to_confirm() const;
  /// Columns that must exist and were not found.
  [[nodiscard]] std::vector<std::string> lacking() const;
};

/// The rule, in this order. A heading is a column *surely* where, without capitals, blanks and
/// punctuation, it equals the column's name or a synonym; an item also where words of the item
/// stand behind ("HoNOS 1 Overactive"). It *may be* a column where it holds a synonym among other
/// words, or differs from the name or a synonym by a typing error (nearest_name). Each heading goes
/// to one column; two that claim one column alike make it a guess. The first 1,000 rows are looked
/// at: a column whose cells are not of its type becomes a guess.
[[nodiscard]] MapSuggestion suggest_map(CsvReader& csv, TableKind table, const Synonyms& synonyms);

/// The table that most headings speak of, or nothing where no two do.
[[nodiscard]] std::optional<TableKind> likely_table(const CsvReader& csv, const Synonyms& synonyms);

/// The map as a file: what is sure stands as it will be read, guesses and what is missing as
/// comments. It holds no cell of a column that says who somebody is.
[[nodiscard]] std::string to_yaml(const MapSuggestion& suggestion);

}  // namespace pbr
