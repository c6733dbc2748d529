// How like a heading is to the name of a column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/map_suggestion.hpp"

namespace pbr::intake {

/// "HoNOS_1 (Overactive)" -> honos, 1, overactive. Words end at capitals behind small letters and
/// between letters and digits; a number loses its leading zeros.
[[nodiscard]] std::vector<std::string> words_of(std::string_view heading);

/// How sure it is that a heading is a column.
enum class Likeness : std::uint8_t { none, typing, within, same };

/// The names of one column, to hold headings against.
class ColumnNames {
 public:
  ColumnNames(std::string_view table, std::string_view column, const Synonyms& synonyms);
  [[nodiscard]] Likeness likeness(std::string_view heading) const;

 private:
  using Words = std::vector<std::string>;
  void add_item(std::string_view label, const Synonyms& synonyms, std::string_view column);
  [[nodiscard]] Likeness item_likeness(const Words& words) const;
  [[nodiscard]] bool is_item_word(const Words& words, std::size_t from) const;
  [[nodiscard]] bool is_mistyped(const std::string& text) const;

  // All as their words without blanks, so that "HoNOS" is one word however it is cut.
  std::vector<std::string> names_;
  std::vector<std::string> item_names_;  ///< "honos1" ...
  std::vector<std::string> item_words_;  ///< "overactive" ...
};

}  // namespace pbr::intake
