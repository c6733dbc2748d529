#include "pbr/records.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "pbr/result.hpp"

using namespace pbr;

namespace {

std::string line_of(const TableSchema& schema) {
  std::string line(schema.name);
  line += ":";
  for (const auto& column : schema.columns) {
    line.append(" ").append(column.name);
    if (column.must_exist) line += "!";
    if (column.must_be_filled) line += "*";
    if (column.identifies) line += "?";
  }
  return line;
}

}  // namespace

TEST_CASE("the canonical tables are those of the contract") {
  std::ifstream in(PBR_SOURCE_DIR "/tests/records/schemas.txt");
  std::size_t kind = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    REQUIRE(kind < table_count);
    CHECK(line_of(schema_of(static_cast<TableKind>(kind))) == line);
    ++kind;
  }
  CHECK(kind == table_count);
}

TEST_CASE("every schema can be found by its name and describes every column once") {
  for (std::size_t i = 0; i < table_count; ++i) {
    const auto kind = static_cast<TableKind>(i);
    const auto& schema = schema_of(kind);
    CHECK(schema.kind == kind);
    CHECK(table_kind(schema.name) == kind);
    std::set<std::string_view> names;
    for (const auto& column : schema.columns) {
      INFO(schema.name << "." << column.name);
      CHECK(names.insert(column.name).second);
      CHECK_FALSE(column.describes.empty());
      CHECK((column.must_exist || !column.must_be_filled));
      const bool is_rating = column.type == ColumnType::rating;
      CHECK(is_rating == (column.name.starts_with("item_") && column.name != "item_8_type"));
    }
  }
}

TEST_CASE("the ratings stand in instrument order") {
  std::size_t item = 0;
  for (const auto& column : schema_of(TableKind::assessments).columns) {
    if (column.type == ColumnType::rating) CHECK(column.name == item_column(item++));
  }
  CHECK(item == item_count);
}

TEST_CASE("there is no other table") {
  for (const std::string_view name : {"", "person", "Persons", "assessments ", "payments"}) {
    CHECK_FALSE(table_kind(name));
  }
  CHECK_THROWS_AS(schema_of(static_cast<TableKind>(table_count)), InternalError);
}
