#include "intake/canonical.hpp"

#include <algorithm>
#include <array>

namespace pbr::intake {
namespace {

constexpr std::array<ColumnSchema, 2> long_form{{
    {"item", ColumnType::code, true, true, false, "the item: 1 to 13 or A to E"},
    {"rating", ColumnType::rating, true, false, false, "its rating: 0 to 4; 9 or empty: not known"},
}};

constexpr std::array<std::string_view, 6> rating_words{"0", "1", "2", "3", "4", "9"};
constexpr std::array<std::string_view, 2> yes_no_words{"Y", "N"};

std::string list_of(std::span<const std::string_view> words) {
  std::string list;
  for (const auto& word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list + " or empty";
}

std::string unless_listed(std::string_view text, std::span<const std::string_view> words) {
  const bool fits = text.empty() || std::find(words.begin(), words.end(), text) != words.end();
  return fits ? "" : list_of(words);
}

std::string unless_number(std::string_view text) {
  const auto number = Rate::parse(text);
  return text.empty() || number ? "" : number.error().expected;
}

std::string unless_date(std::string_view text) {
  const auto date = Date::parse(text);
  return text.empty() || date ? "" : date.error().expected;
}

}  // namespace

const ColumnSchema* find_column(const TableSchema& schema, std::string_view name) {
  const auto named = [name](const ColumnSchema& column) { return column.name == name; };
  const auto found = std::find_if(schema.columns.begin(), schema.columns.end(), named);
  if (found != schema.columns.end()) return &*found;
  if (schema.kind != TableKind::assessments) return nullptr;
  const auto* other = std::find_if(long_form.begin(), long_form.end(), named);
  return other == long_form.end() ? nullptr : other;
}

bool is_canonical(const TableSchema& schema, std::string_view name) {
  return find_column(schema, name) != nullptr ||
         (schema.kind == TableKind::persons && name.starts_with("group_"));
}

std::vector<std::string_view> canonical_names(const TableSchema& schema) {
  std::vector<std::string_view> names;
  for (const auto& column : schema.columns) names.push_back(column.name);
  if (schema.kind == TableKind::assessments) {
    for (const auto& column : long_form) names.push_back(column.name);
  }
  return names;
}

std::string why_not(const TableSchema& schema, std::string_view column, std::string_view text) {
  if (column == "ratings") return unless_listed(text, rating_words);
  const auto* found = find_column(schema, column);
  if (found == nullptr) return {};
  switch (found->type) {
    case ColumnType::rating:
      return unless_listed(text, rating_words);
    case ColumnType::yes_no:
      return unless_listed(text, yes_no_words);
    case ColumnType::code:
      return found->words.empty() ? "" : unless_listed(text, found->words);
    case ColumnType::date:
      return unless_date(text);
    case ColumnType::amount:
    case ColumnType::number:
    case ColumnType::count:
      return unless_number(text);
    case ColumnType::id:
    case ColumnType::text:
      return {};
  }
  return {};
}

}  // namespace pbr::intake
