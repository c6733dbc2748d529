#include "report/number_text.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

namespace {

using namespace pbr;

struct RatioCase {
  std::int64_t numerator, denominator, factor;
  int places;
  std::string text;
};

TEST_CASE("a ratio is printed with halves away from zero and never as nothing") {
  const auto given = GENERATE(values<RatioCase>({{5, 8, 100, 0, "63"},
                                                 {-5, 8, 100, 0, "-63"},
                                                 {5, -8, 100, 0, "-63"},
                                                 {30, 41, 100, 4, "73.1707"},
                                                 {1, 3, 100, 2, "33.33"},
                                                 {-1, 100000, 100, 2, "0.00"},
                                                 {-1, 20000, 100, 2, "-0.01"},
                                                 {1, 2000, 100, 2, "0.05"},
                                                 {0, -3, 100, 2, "0.00"},
                                                 {7, 0, 100, 2, ""},
                                                 {0, 0, 100, 4, ""}}));
  REQUIRE(ratio_text(given.numerator, given.denominator, given.factor, given.places) == given.text);
}

TEST_CASE("the largest amounts still make a percentage") {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  REQUIRE(ratio_text(most, most, 100, 4) == "100.0000");
  REQUIRE(ratio_text(std::numeric_limits<std::int64_t>::min(), 1, 1, 0) == "-9223372036854775808");
}

TEST_CASE("thousands stand apart and the minus is a true one") {
  REQUIRE(grouped(0) == "0");
  REQUIRE(grouped(999) == "999");
  REQUIRE(grouped(1000) == "1,000");
  REQUIRE(grouped(-1234567) == "\u22121,234,567");
}

TEST_CASE("money says its sign where it is a change") {
  REQUIRE(pounds_text(Pence(123456789)) == "\u00a31,234,567.89");
  REQUIRE(pounds_text(Pence(-5)) == "\u2212\u00a30.05");
  REQUIRE(change_text(Pence(100000)) == "+\u00a31,000.00");
  REQUIRE(change_text(Pence(-100000)) == "\u2212\u00a31,000.00");
  REQUIRE(change_text(Pence()) == "\u00a30.00");
}

TEST_CASE("a change in percent needs a baseline") {
  REQUIRE(change_percent_text(Pence(25), Pence(2000)) == "+1.25%");
  REQUIRE(change_percent_text(Pence(-25), Pence(2000)) == "\u22121.25%");
  REQUIRE(change_percent_text(Pence(0), Pence(2000)) == "0.00%");
  REQUIRE(change_percent_text(Pence(25), Pence(0)).empty());
}

TEST_CASE("dates and counts are words") {
  REQUIRE(long_date(Date(2014, 4, 1)) == "1 April 2014");
  REQUIRE(long_date(Date(2015, 12, 31)) == "31 December 2015");
  REQUIRE(counted(1, "day") == "1 day");
  REQUIRE(counted(1200, "day") == "1,200 days");
  REQUIRE(counted(0, "day") == "0 days");
}

TEST_CASE("commas are all that grouping adds") {
  REQUIRE(rc::check("without commas the number is what it was", [](std::uint32_t number) {
    std::string text = grouped(number);
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    RC_ASSERT(text == std::to_string(number));
  }));
}

}  // namespace
