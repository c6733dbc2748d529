#include "rulebook/import_decimal.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

using pbr::rulebook::read_comma_decimal;

namespace {

struct Line {
  const char* text;
  const char* with_point;  // "" where it is refused
  const char* message;
  const char* help;
};

}  // namespace

TEST_CASE("a number has one decimal comma or none, and no point") {
  const std::vector<Line> lines{
      {"0", "0", "", ""},
      {"-1,25", "-1.25", "", ""},
      {"007,50", "007.50", "", ""},
      {"0,000000000000001", "0.000000000000001", "", ""},
      {"999999999999999999", "999999999999999999", "", ""},
      {"1.5", "", "a number with a point", "numbers of these lists have a decimal comma: 1,5"},
      {"-.5", "", "a number with a point", "numbers of these lists have a decimal comma: -,5"},
      {"1,5.2", "", "a point behind the decimal comma, character 4",
       "write one decimal comma, and nothing between thousands"},
      {"1.234,5", "", "a point in front of the decimal comma",
       "write one decimal comma, and nothing between thousands"},
      {"1,2,3", "", "a second comma, character 4",
       "write one decimal comma, and nothing between thousands"},
      {"1.2.3", "", "a number with a point",
       "write one decimal comma, and nothing between thousands"},
      {"1e5", "", "\"e\" in a number, character 2", "write the number out, without an exponent"},
      {"+1", "", "\"+\" in a number, character 1", "leave the plus out"},
      {"1 000", "", "\" \" in a number, character 2", ""},
      {"--1", "", "\"-\" in a number, character 2", ""},
      {"ünf", "", "\"ü\" in a number, character 1", ""},
      {"", "", "a number without a digit", ""},
      {"-", "", "a number without a digit", ""},
      {",5", "", "no digit in front of the decimal comma", "write the 0: 0,5"},
      {"1,", "", "no digit behind the decimal comma", "leave the comma out"},
      {"1234567890123456789", "", "a number of 19 digits before its comma", ""},
      {"1,0000000000000001", "", "a number of 16 decimals", "round it where it was made"},
  };
  for (const auto& line : lines) {
    INFO(line.text);
    const auto read = read_comma_decimal(line.text);
    CHECK(read.with_point == line.with_point);
    CHECK(read.wrong.message == line.message);
    CHECK(read.wrong.help == line.help);
  }
}

TEST_CASE("either a number or a reason, whatever the text") {
  CHECK(rc::check("number or reason", [](const std::string& text) {
    const auto read = read_comma_decimal(text);
    RC_ASSERT(read.with_point.empty() != read.wrong.message.empty());
  }));
}
