// Tables whose fields are not separated by commas: the regulator's lists with decimal commas.
#include <catch2/catch.hpp>
#include <sstream>

#include "pbr/csv.hpp"
#include "text/csv_told.hpp"

using namespace pbr;

namespace {

std::string told(const std::string& csv, char separator) {
  std::istringstream in(csv);
  CsvReader reader(in, "t.csv", {}, separator);
  return test::told(reader);
}

}  // namespace

TEST_CASE("a semicolon separates and a comma is text") {
  CHECK(told("type;value\n1;-0,25\n", ';') == "header: type; value;\n1: 1@2:1; -0,25@2:3;\n");
  CHECK(told("\xEF\xBB\xBF"
             "a;b\r\n1,5;\r\n",
             ';') == "header: a; b;\n1: 1,5@2:1; @2:5;\n");
}

TEST_CASE("a quote opens behind the separator and nowhere else") {
  CHECK(told("a;b\n\"1;2\";\"x\ny\"\n3;4\n", ';') ==
        "header: a; b;\n1: 1;2@2:1; x\ny@2:7;\n2: 3@4:1; 4@4:3;\n");
  CHECK(told("a;b\n1,\"2\";3\n", ';') ==
        "header: a; b;\n1: 1,\"2\"@2:1; 3@2:7;\n"
        "t.csv:2:3: error[CSV005]: a quote inside a field that is not quoted\n"
        "  help: put the whole field into quotes and write a quote inside it twice\n");
}

TEST_CASE("a record of another size names the separator") {
  CHECK(told("a;b\n1;2;3\n", ';') ==
        "header: a; b;\n1: 1@2:1; 2@2:3; 3@2:5;\n"
        "t.csv:2: error[CSV004]: a record of another size\n"
        "  found: 3 fields\n  expected: 2 fields, as in the header\n"
        "  help: put a field that holds a semicolon into quotes\n");
}

TEST_CASE("a table with commas read with semicolons has one column, and the other way round") {
  CHECK(told("a,b\n1,2\n", ';') == "header: a,b;\n1: 1,2@2:1;\n");
  CHECK(told("a;b\n1;2\n", ',') == "header: a;b;\n1: 1;2@2:1;\n");
}
