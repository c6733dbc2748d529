#include <algorithm>
#include <ostream>

#include "pbr/table_schema.hpp"

namespace pbr {
namespace {

std::string_view type_words(const ColumnSchema& column) {
  switch (column.type) {
    case ColumnType::id:
      return "id";
    case ColumnType::text:
      return "text";
    case ColumnType::date:
      return "date";
    case ColumnType::rating:
      return "rating";
    case ColumnType::code:
      return "code";
    case ColumnType::yes_no:
      return "Y or N";
    case ColumnType::amount:
      return "pounds";
    case ColumnType::number:
      return "number";
    case ColumnType::count:
      return "whole";
  }
  return "";
}

std::string_view need_words(const ColumnSchema& column) {
  if (column.must_be_filled) return "filled";
  return column.must_exist ? "there" : "";
}

void put(std::string_view text, std::size_t width, std::ostream& out) {
  out << text << std::string(width > text.size() ? width - text.size() : 1, ' ');
}

}  // namespace

void write_schema_text(std::span<const TableKind> tables, std::ostream& out) {
  for (const auto kind : tables) {
    const auto& schema = schema_of(kind);
    if (kind != tables.front()) out << "\n";
    out << schema.name << ": " << schema.title << "\n" << schema.describes << "\n\n";
    std::size_t widest = 0;
    for (const auto& column : schema.columns) widest = std::max(widest, column.name.size());
    for (const auto& column : schema.columns) {
      out << "  ";
      put(column.name, widest + 2, out);
      put(type_words(column), 8, out);
      put(need_words(column), 8, out);
      out << column.describes << "\n";
    }
  }
  out << "\nfilled: the column must be there, and filled in every row. there: the column must be "
         "there;\n"
         "a field may be empty. Columns stand in any order.\n";
}

}  // namespace pbr
