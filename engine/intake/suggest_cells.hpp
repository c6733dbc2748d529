// The shapes of a column's cells: what it would take of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/map_suggestion.hpp"

namespace pbr::intake {

/// What was seen in one column.
class ColumnLook {
 public:
  explicit ColumnLook(const ColumnSchema& schema) : schema_(schema) {}

  void look(std::string_view cell);

  [[nodiscard]] bool is_date() const { return schema_.type == ColumnType::date; }
  [[nodiscard]] std::uint64_t filled() const { return filled_; }
  /// Dates that each form reads.
  [[nodiscard]] const std::array<std::uint64_t, date_form_count>& forms() const { return forms_; }
  /// Why its cells are not those of the column, or "". `dates` is the form of the whole file.
  [[nodiscard]] std::string against(std::optional<DateForm> dates) const;
  /// Codes that have to be translated; none where there are too many to be codes.
  [[nodiscard]] SuggestedCodes codes() const;

 private:
  [[nodiscard]] bool has_words() const;
  [[nodiscard]] SuggestedCode guess(std::string_view text) const;

  const ColumnSchema& schema_;
  std::uint64_t filled_ = 0, fits_ = 0;
  std::array<std::uint64_t, date_form_count> forms_{};
  std::set<std::string> others_;  ///< texts that are none of its words; one too many is kept
};

/// Whether a text such as NULL stands for no value.
[[nodiscard]] bool is_no_value(std::string_view cell);

/// The forms that read the most dates; two where days and months cannot be told apart.
[[nodiscard]] std::vector<DateForm> likely_forms(
    const std::array<std::uint64_t, date_form_count>& read);

}  // namespace pbr::intake
