#include "pbr/csv.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <streambuf>

#include "text/csv_told.hpp"

using namespace pbr;
using test::told;

namespace {

const CsvLimits small{.record_bytes = 10, .columns = 3};
const std::string too_long =
    ": error[CSV006]: a record that is too long\n"
    "  expected: at most 10 bytes a record\n";

/// A stream of one block again and again, that never stands in memory as a whole.
class Repeated final : public std::streambuf {
 public:
  Repeated(std::string head, std::string block, std::size_t times)
      : block_(std::move(block)), left_(times), now_(std::move(head)) {
    give();
  }

 private:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    --left_;
    now_ = block_;
    give();
    return traits_type::to_int_type(now_[0]);
  }
  void give() { setg(now_.data(), now_.data(), now_.data() + now_.size()); }
  std::string block_;
  std::size_t left_;
  std::string now_;
};

/// A stream that breaks after its text.
class Broken final : public std::stringbuf {
 public:
  using std::stringbuf::stringbuf;

 private:
  int_type underflow() override {
    const auto c = std::stringbuf::underflow();
    if (c == traits_type::eof()) throw std::ios_base::failure("the disk is gone");
    return c;
  }
};

}  // namespace

TEST_CASE("a record may be as long as the limit and no longer") {
  CHECK(told("a\n1234567890\n", small) == "header: a;\n1: 1234567890@2:1;\n");
  CHECK(told("a\n1234567890\r\n", small) == "header: a;\n1: 1234567890@2:1;\n");
  CHECK(told("a\n1234567890", small) == "header: a;\n1: 1234567890@2:1;\n");
  const std::string help = "  help: check that the file has line ends\n";
  CHECK(told("a\n12345678901\n", small) == "header: a;\nt.csv:2" + too_long + help);
  CHECK(told("a\n12345678901", small) == "header: a;\nt.csv:2" + too_long + help);
  CHECK(told("a\n12345678901\r\n", small) == "header: a;\nt.csv:2" + too_long + help);
  CHECK(told("abcdefghijk\n1\n", small) == "header:\nt.csv:1" + too_long + help);
  CHECK(told("a\n\"12345\n7890\"\n", small) == "header: a;\nt.csv:2" + too_long + help);
}

TEST_CASE("an open quote that swallows the file is named") {
  const std::string expected = "header: a; b;\nt.csv:2" + too_long +
                               "  help: a quote opens in line 2, column 3; check that it closes\n";
  CHECK(told("a,b\n1,\"x\n3,4\n5,6\n7,8\n", small) == expected);
  std::string long_file = "a,b\n1,\"x\n";
  while (long_file.size() < 400'000) long_file += "3,4\n";
  CHECK(told(long_file, small) == expected);
}

TEST_CASE("columns are limited") {
  CHECK(told("a,b,c\n", small) == "header: a; b; c;\n");
  CHECK(told("a,b,c,d\n", small) ==
        "header:\nt.csv:1: error[CSV006]: too many columns\n"
        "  found: 4 columns\n  expected: at most 3 columns\n");
  CHECK(told("a,b,c\n1,2,3,4,5\n", small) ==
        "header: a; b; c;\n1: 1@2:1; 2@2:3; 3@2:5;\n"
        "t.csv:2: error[CSV004]: a record of another size\n"
        "  found: 5 fields\n  expected: 3 fields, as in the header\n"
        "  help: put a field that holds a comma into quotes\n");
}

TEST_CASE("a line of ten megabytes is refused without being read") {
  Repeated buffer("a\n", std::string(65536, 'x'), 160);
  std::istream in(&buffer);
  CsvReader reader(in, "t.csv");
  CHECK_FALSE(reader.next());
  REQUIRE(reader.error());
  CHECK(render(*reader.error()) ==
        "t.csv:2: error[CSV006]: a record that is too long\n"
        "  expected: at most 1048576 bytes a record\n"
        "  help: check that the file has line ends\n");
}

TEST_CASE("a long binary file is called binary") {
  const std::string text = "a\n" + std::string(2'000'000, '\xFE');
  CHECK(told(text) ==
        "header: a;\nt.csv:2:1: error[CSV003]: a byte that is not UTF-8\n"
        "  found: 0xFE\n  expected: a text file in UTF-8\n"
        "  help: save the table as CSV in UTF-8\n");
}

TEST_CASE("a long record cut inside a character is still long, not binary") {
  std::string text = "a\n";
  while (text.size() < 3'000'001) text += "\xC3\xA9";
  CHECK(told(text).find("error[CSV006]") != std::string::npos);
}

TEST_CASE("a stream that breaks is told") {
  std::string csv = "a,b\n";
  while (csv.size() < 500'000) csv += "1,2\n";
  Broken buffer(csv);
  std::istream in(&buffer);
  CsvReader reader(in, "t.csv");
  CHECK(reader.header() == std::vector<std::string>{"a", "b"});
  CHECK_THAT(told(reader),
             Catch::EndsWith(": error[CSV008]: the file cannot be read to its end\n"));
}

TEST_CASE("fields survive records that lie across buffers of any size") {
  // Records of growing length, plain and quoted, move over every boundary of the reader's buffer.
  std::string csv = "n,x\n";
  for (std::size_t i = 0; i < 2'000; ++i) {
    csv += std::to_string(i) + (i % 3 == 0 ? ",\"" + std::string(i, 'q') + "\n\"\"\"\n"
                                           : "," + std::string(i, 'p') + "\r\n");
  }
  std::istringstream in(csv);
  CsvReader reader(in, "t.csv");
  for (std::size_t i = 0; i < 2'000; ++i) {
    const auto record = reader.next();
    REQUIRE(record);
    REQUIRE_FALSE(record->problem);
    REQUIRE(record->fields[0].text == std::to_string(i));
    REQUIRE(record->fields[1].text ==
            (i % 3 == 0 ? std::string(i, 'q') + "\n\"" : std::string(i, 'p')));
  }
  CHECK_FALSE(reader.next());
  CHECK_FALSE(reader.error());
}
