#include "runs/table_diff.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace {

using namespace pbr;
namespace fs = std::filesystem;

/// Two tables held against each other, in one line: "rows a-b changed only-a only-b; first ...".
std::string diff(const std::string& a, const std::string& b) {
  const fs::path folder = fs::temp_directory_path() / "pbr-table-diff";
  fs::create_directories(folder);
  std::ofstream(folder / "a.csv", std::ios::binary) << a;
  std::ofstream(folder / "b.csv", std::ios::binary) << b;
  TableDifference table;
  Diagnostics problems;
  runs::diff_tables((folder / "a.csv").string(), (folder / "b.csv").string(), table, problems);
  fs::remove_all(folder);
  if (!problems.empty()) return problems.front().code;
  std::string text = std::to_string(table.rows_a) + "-" + std::to_string(table.rows_b) +
                     " changed " + std::to_string(table.changed) + " a " +
                     std::to_string(table.only_a) + " b " + std::to_string(table.only_b);
  if (table.order) text += " order";
  if (!table.first) return text;
  text += "; " + std::to_string(table.first->row_a) + "/" + std::to_string(table.first->row_b);
  for (const auto& column : table.first->named) text += " " + column.column + "=" + *column.a;
  for (const auto& column : table.first->different) {
    text += " " + column.column + ":" + column.a.value_or("-") + ">" + column.b.value_or("-");
  }
  return text;
}

const std::string head = "scheme,provider,amount\n";

TEST_CASE("tables of sums are told by what a row is of") {
  CHECK(diff(head + "x,A,1.00\n", head + "x,A,1.00\n") == "1-1 changed 0 a 0 b 0");
  CHECK(diff(head + "x,A,1.00\nx,B,2.00\n", head + "x,A,1.00\nx,B,3.00\n") ==
        "2-2 changed 1 a 0 b 0; 2/2 scheme=x provider=B amount:2.00>3.00");
  CHECK(diff(head + "x,A,1.00\nx,B,2.00\n", head + "x,B,2.00\n") ==
        "2-1 changed 0 a 1 b 0; 1/0 scheme:x>- provider:A>- amount:1.00>-");
  CHECK(diff(head + "x,B,2.00\n", head + "x,A,1.00\nx,B,2.00\n") ==
        "1-2 changed 0 a 0 b 1; 0/1 scheme:->x provider:->A amount:->1.00");
  CHECK(diff(head + "x,A,1.00\nx,B,2.00\n", head + "x,B,2.00\nx,A,1.00\n") ==
        "2-2 changed 0 a 0 b 0 order");
}

TEST_CASE("of people the ids are not told, and of a row in one run alone nothing but its number") {
  const std::string lines = "line_id,episode_id,amount\n";
  CHECK(diff(lines + "p1-1,p1,1.00\n", lines + "p1-1,p1,1.01\n") ==
        "1-1 changed 1 a 0 b 0; 1/1 amount:1.00>1.01");
  CHECK(diff(lines + "p1-1,p1,1.00\n", lines + "p1-1,p2,1.00\n") ==
        "1-1 changed 1 a 0 b 0; 1/1 episode_id:->-");
  CHECK(diff(lines + "p1-1,p1,1.00\n", lines + "p2-1,p2,1.00\n") == "1-1 changed 0 a 1 b 1; 1/0");
}

TEST_CASE("columns of one table alone are no difference of its rows") {
  CHECK(diff("scheme,amount,new\nx,1.00,7\n", "scheme,amount\nx,1.00\n") ==
        "1-1 changed 0 a 0 b 0");
}

TEST_CASE("findings are a bag of rows") {
  const std::string findings = "table,row,severity\n";
  CHECK(diff(findings + "a,1,error\na,1,error\n", findings + "a,1,error\n") ==
        "2-1 changed 0 a 1 b 0; 2/0 table:a>- row:1>- severity:error>-");
}

TEST_CASE("rows of one name stand in for each other") {
  CHECK(diff(head + "x,A,1.00\nx,A,2.00\n", head + "x,A,2.00\nx,A,2.00\n") ==
        "2-2 changed 1 a 0 b 0; 1/1 scheme=x provider=A amount:1.00>2.00");
}

TEST_CASE("what is no table is told") {
  CHECK(diff("", head) == "CSV001");
  CHECK(diff(head, std::string("a,\0b\n", 5)) == "CSV003");
}

}  // namespace
