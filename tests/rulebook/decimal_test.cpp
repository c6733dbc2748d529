#include "rulebook/decimal.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

namespace {

using pbr::Int128;
using pbr::rulebook::decimal_help;
using pbr::rulebook::digits_of;
using pbr::rulebook::parse_decimal;
using pbr::rulebook::scaled;

struct Line {
  const char* text;
  const char* digits;  // "" where it is no decimal
  int places;
};

const Line lines[] = {
    {"0", "0", 0},
    {"-0", "0", 0},
    {"007", "7", 0},
    {"-1.25", "-125", 2},
    {"0.50", "50", 2},
    {"0.000000000000001", "1", 15},
    {"999999999999999999.999999999999999", "999999999999999999999999999999999", 15},
    {"0.0000000000000001", "", 0},
    {"1000000000000000000", "", 0},
    {"", "", 0},
    {"-", "", 0},
    {".5", "", 0},
    {"5.", "", 0},
    {"1,5", "", 0},
    {"1,5.2", "", 0},
    {"1.5.2", "", 0},
    {"--1", "", 0},
    {"+1", "", 0},
    {" 1", "", 0},
    {"1e3", "", 0},
    {"0x1", "", 0},
    {"nan", "", 0},
};

TEST_CASE("a decimal is read digit by digit, or not at all") {
  for (const auto& line : lines) {
    INFO(line.text);
    const auto decimal = parse_decimal(line.text);
    REQUIRE(decimal.has_value() == (*line.digits != '\0'));
    if (!decimal) continue;
    CHECK(digits_of(decimal->digits) == line.digits);
    CHECK(decimal->places == line.places);
  }
}

TEST_CASE("scaling to more places is exact") {
  CHECK(digits_of(scaled(*parse_decimal("-1.5"), 1)) == "-15");
  CHECK(digits_of(scaled(*parse_decimal("-1.5"), 4)) == "-15000");
  CHECK(digits_of(scaled(*parse_decimal("999999999999999999"), 15)) ==
        "999999999999999999000000000000000");
}

TEST_CASE("help for what people write instead") {
  CHECK(decimal_help("1,52") == "write the decimal comma as a point: 1.52");
  CHECK(decimal_help("-0,5") == "write the decimal comma as a point: -0.5");
  CHECK(decimal_help("1,5.2") == "write a decimal point, and nothing between thousands");
  CHECK(decimal_help("1,000,000") == "write a decimal point, and nothing between thousands");
  CHECK(decimal_help("1e-3") == "write the number out, without an exponent");
  CHECK(decimal_help("one").empty());
}

TEST_CASE("what is printed with a point is read back as the same number") {
  const auto holds = rc::check([](std::int64_t units) {
    const int places = *rc::gen::inRange(1, 16);
    std::string text = digits_of(units < 0 ? -Int128{units} : Int128{units});
    const auto least = static_cast<std::size_t>(places) + 1;
    if (text.size() < least) text.insert(0, least - text.size(), '0');
    text.insert(text.size() - static_cast<std::size_t>(places), ".");
    const auto decimal = parse_decimal((units < 0 ? "-" : "") + text);
    RC_PRE(text.find('.') <= 18U);
    RC_ASSERT(decimal.has_value());
    RC_ASSERT(decimal->places == places);
    RC_ASSERT(scaled(*decimal, places) == Int128{units});
  });
  CHECK(holds);
}

}  // namespace
