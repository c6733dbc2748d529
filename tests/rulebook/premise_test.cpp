#include "rulebook/premise.hpp"

#include <catch2/catch.hpp>

namespace {

using pbr::rulebook::parse_condition;

struct Line {
  const char* text;
  bool unknown;
  std::optional<int> lowest, highest;
};

const Line good[] = {
    {"unknown", true, {}, {}},   {"0", false, 0, 0},
    {"3", false, 3, 3},          {"-3", false, -3, -3},
    {"2-4", false, 2, 4},        {"-5--2", false, -5, -2},
    {"-5-2", false, -5, 2},      {">=20", false, 20, {}},
    {">=-2", false, -2, {}},     {"<=3", false, {}, 3},
    {"<=-12", false, {}, -12},   {"4-2", false, 4, 2},
    {"7600", false, 7600, 7600}, {"-7600-7600", false, -7600, 7600},
};

const char* const bad[] = {"",      "-",        "--2",   "2-",    ">=",  "<=",  ">3",
                           "<3",    "=3",       "=>3",   ">= 3",  " 3",  "3 ",  "03",
                           "2-04",  "2..4",     "1.5",   "2 - 4", "1,2", "any", "Unknown",
                           "-0-00", "99999999", "2-4-6", "+1"};

TEST_CASE("a condition is a number, a range, an open end or unknown") {
  for (const auto& line : good) {
    INFO(line.text);
    const auto asked = parse_condition(line.text);
    REQUIRE(asked);
    CHECK(asked->unknown == line.unknown);
    CHECK(asked->lowest == line.lowest);
    CHECK(asked->highest == line.highest);
  }
}

TEST_CASE("anything else is no condition") {
  for (const auto* text : bad) {
    INFO(text);
    CHECK_FALSE(parse_condition(text));
  }
}

}  // namespace
