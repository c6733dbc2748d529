#include "pbr/csv.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <vector>

#include "text/csv_told.hpp"

using namespace pbr;
using test::told;
using namespace std::string_literals;

namespace {

struct Case {
  std::string name, csv, expected;
};

void check(const std::vector<Case>& cases) {
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(told(c.csv) == c.expected);
  }
}

const std::string quote_help =
    "  help: put the whole field into quotes and write a quote inside it twice\n";
const std::string utf8_help =
    "  expected: a text file in UTF-8\n  help: save the table as CSV in UTF-8\n";

}  // namespace

TEST_CASE("what a good table says") {
  check({
      {"plain", "a,b\n1,2\n", "header: a; b;\n1: 1@2:1; 2@2:3;\n"},
      {"no last line end", "a,b\n1,2", "header: a; b;\n1: 1@2:1; 2@2:3;\n"},
      {"CRLF", "a,b\r\n1,2\r\n", "header: a; b;\n1: 1@2:1; 2@2:3;\n"},
      {"CR at the very end", "a,b\r\n1,2\r", "header: a; b;\n1: 1@2:1; 2@2:3;\n"},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n1,2\n",
       "header: a; b;\n1: 1@2:1; 2@2:3;\n"},
      {"header only", "a,b\n", "header: a; b;\n"},
      {"empty fields", "a,b,c\n,,\n", "header: a; b; c;\n1: @2:1; @2:2; @2:3;\n"},
      {"blank lines", "\n\na\n\n1\r\n\r\n2\n", "header: a;\n1: 1@5:1;\n2: 2@7:1;\n"},
      {"an empty only field", "a\n\"\"\n", "header: a;\n1: @2:1;\n"},
      {"names keep their spaces", " a,b \n1,2\n", "header:  a; b ;\n1: 1@2:1; 2@2:3;\n"},
      {"quotes", "a,\"b\"\n\"1,5\",\"x\"\"y\"\n", "header: a; b;\n1: 1,5@2:1; x\"y@2:7;\n"},
      {"only quotes", "a\n\"\"\"\"\n", "header: a;\n1: \"@2:1;\n"},
      {"line feed in quotes", "a,b\n\"1\n2\",3\n4,5\n",
       "header: a; b;\n1: 1\n2@2:1; 3@3:4;\n2: 4@4:1; 5@4:3;\n"},
      {"CRLF in quotes", "a,b\r\n\"1\r\n2\",3\r\n", "header: a; b;\n1: 1\r\n2@2:1; 3@3:4;\n"},
      {"comma behind quotes", "a,b,c\n\"1\",\"\",\n", "header: a; b; c;\n1: 1@2:1; @2:5; @2:8;\n"},
      {"columns count characters", "a,b,c\né,𝄞,x\n\"é\",ü,x\n",
       "header: a; b; c;\n1: é@2:1; 𝄞@2:3; x@2:5;\n2: é@3:1; ü@3:5; x@3:7;\n"},
  });
}

TEST_CASE("a record that cannot be split is delivered with its problem") {
  check({
      {"too few", "a,b\n1\n2,3\n",
       "header: a; b;\n1: 1@2:1;\n"
       "t.csv:2: error[CSV004]: a record of another size\n"
       "  found: 1 field\n  expected: 2 fields, as in the header\n"
       "  help: put a field that holds a comma into quotes\n"
       "2: 2@3:1; 3@3:3;\n"},
      {"too many", "a\n1,2,3\n",
       "header: a;\n1: 1@2:1; 2@2:3; 3@2:5;\n"
       "t.csv:2: error[CSV004]: a record of another size\n"
       "  found: 3 fields\n  expected: 1 field, as in the header\n"
       "  help: put a field that holds a comma into quotes\n"},
      {"a space is no blank line", "a,b\n \n",
       "header: a; b;\n1:  @2:1;\n"
       "t.csv:2: error[CSV004]: a record of another size\n"
       "  found: 1 field\n  expected: 2 fields, as in the header\n"
       "  help: put a field that holds a comma into quotes\n"},
      {"cut in its last row", "a,b,c\n1,2,3\n4,5",
       "header: a; b; c;\n1: 1@2:1; 2@2:3; 3@2:5;\n2: 4@3:1; 5@3:3;\n"
       "t.csv:3: error[CSV004]: a record of another size\n"
       "  found: 2 fields, then the end of the file without a line end\n"
       "  expected: 3 fields, as in the header\n"
       "  help: put a field that holds a comma into quotes\n"},
      {"quote in plain text", "a,b\n1,x\"y\"\n3,4\n",
       "header: a; b;\n1: 1@2:1; x\"y\"@2:3;\n"
       "t.csv:2:4: error[CSV005]: a quote inside a field that is not quoted\n" +
           quote_help + "2: 3@3:1; 4@3:3;\n"},
      {"text behind a closing quote", "a,b\n\"é\"x,2\n3,4\n",
       "header: a; b;\n1: éx@2:1; 2@2:6;\n"
       "t.csv:2:4: error[CSV005]: text behind the closing quote of a field\n" +
           quote_help + "2: 3@3:1; 4@3:3;\n"},
      {"the first fault is told, in its own line", "a,b\n\"1\n2\"x,y\"z,3\n",
       "header: a; b;\n1: 1\n2x@2:1; y\"z@3:5; 3@3:9;\n"
       "t.csv:3:3: error[CSV005]: text behind the closing quote of a field\n" +
           quote_help},
  });
}

TEST_CASE("what is refused as a whole") {
  check({
      {"empty", "",
       "header:\nt.csv: error[CSV001]: the table has no header\n"
       "  expected: a first line with the column names\n"},
      {"blank lines only", "\n\r\n\n",
       "header:\nt.csv: error[CSV001]: the table has no header\n"
       "  expected: a first line with the column names\n"},
      {"a byte order mark only", "\xEF\xBB\xBF",
       "header:\nt.csv: error[CSV001]: the table has no header\n"
       "  expected: a first line with the column names\n"},
      {"a column twice", "a,é,c,é\n1,2,3,4\n",
       "header: a; é; c; é;\nt.csv:1:7: error[CSV002]: column \"é\" stands twice in the header\n"
       "  expected: each column once\n  help: columns 2 and 4; rename or remove one of them\n"},
      {"carriage returns alone", "a,b\r1,2\r3,4\r",
       "header:\nt.csv:1: error[CSV009]: the lines end in carriage returns alone\n"
       "  expected: line ends of a line feed, alone or behind a carriage return\n"
       "  help: save the table as CSV once more\n"},
      {"two columns without a name", "a,,\n",
       "header: a; ; ;\n"
       "t.csv:1:4: error[CSV002]: a column without a name stands twice in the header\n"
       "  expected: each column once\n  help: columns 2 and 3; rename or remove one of them\n"},
      {"stray quote in the header", "a,b\"\n",
       "header:\nt.csv:1:4: error[CSV005]: a quote inside a field that is not quoted\n" +
           quote_help},
      {"NUL", "a,b\n1,2\n3,\0\n"s,
       "header: a; b;\n1: 1@2:1; 2@2:3;\n"
       "t.csv:3:3: error[CSV003]: a NUL byte\n  found: 0x00\n" +
           utf8_help},
      {"Latin 1", "a,b\né,\xFC\n",
       "header: a; b;\nt.csv:2:3: error[CSV003]: a byte that is not UTF-8\n  found: 0xFC\n" +
           utf8_help},
      {"UTF-16",
       "\xFF\xFE"
       "a\0,\0b\0\n\0"s,
       "header:\nt.csv:1:1: error[CSV003]: a byte that is not UTF-8\n  found: 0xFF\n" + utf8_help},
      {"bad byte in a quoted line", "a\n\"x\ny\xC0\"\n",
       "header: a;\nt.csv:3:2: error[CSV003]: a byte that is not UTF-8\n  found: 0xC0\n" +
           utf8_help},
      {"open quote", "a,b\n1,2\né,\"x\n5,6\n",
       "header: a; b;\n1: 1@2:1; 2@2:3;\n"
       "t.csv:3:3: error[CSV007]: a quote that never closes\n"
       "  expected: a closing quote before the end of the file\n" +
           quote_help},
      {"open quote at the very end", "a\n\"",
       "header: a;\nt.csv:2:1: error[CSV007]: a quote that never closes\n"
       "  expected: a closing quote before the end of the file\n" +
           quote_help},
      {"open quote in the header", "a,\"b\n1,2\n",
       "header:\nt.csv:1:3: error[CSV007]: a quote that never closes\n"
       "  expected: a closing quote before the end of the file\n" +
           quote_help},
  });
}

TEST_CASE("CSV files that cannot be read") {
  const auto of = [](const std::string& path) {
    auto reader = CsvReader::open(path);
    return told(reader);
  };
  CHECK(of("/no/such/file.csv") ==
        "header:\n/no/such/file.csv: error[CSV008]: the file does not exist\n");
  CHECK(of(PBR_SOURCE_DIR) == "header:\n" + std::string(PBR_SOURCE_DIR) +
                                  ": error[CSV008]: this is a folder, not a file\n");
}

TEST_CASE("a CSV file and a stream say the same") {
  const auto path = std::filesystem::temp_directory_path() / "pbr_csv_reader_test.csv";
  std::ofstream(path, std::ios::binary) << "a,b\n1,2\n";
  auto reader = CsvReader::open(path.string());
  CHECK(reader.column("b") == 1U);
  CHECK_FALSE(reader.column("B"));
  auto moved = std::move(reader);
  CHECK(told(moved) == told("a,b\n1,2\n"));
  std::filesystem::remove(path);
}

TEST_CASE("no diagnostic holds a data row's text") {
  const std::string secret = "943 476 5919";
  for (const std::string& row : {"x\"" + secret, "\"" + secret, secret + ",1,2",
                                 "\"" + secret + "\"x,", secret + "\xFF", secret + "\0"s}) {
    std::istringstream in("a,b\n" + row + "\n");
    CsvReader reader(in, "t.csv");
    std::string problems;
    while (const auto record = reader.next()) {
      if (record->problem) problems += render(*record->problem);
    }
    if (reader.error()) problems += render(*reader.error());
    INFO(problems);
    CHECK_FALSE(problems.empty());
    CHECK(problems.find("943") == std::string::npos);
  }
}
