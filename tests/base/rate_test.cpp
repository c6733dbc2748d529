#include "pbr/money.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>
#include <numeric>

namespace {

using namespace pbr;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

// Rates small enough that sums and products of three of them fit.
rc::Gen<Rate> small_rate() {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange<std::int64_t>(-20000, 20001),
                                    rc::gen::inRange<std::int64_t>(1, 2000)),
                      [](const std::pair<std::int64_t, std::int64_t>& p) {
                        return Rate{p.first, p.second};
                      });
}

TEST_CASE("a rate stands in lowest terms with a positive denominator") {
  const auto [n, d, numerator, denominator] =
      GENERATE(table<std::int64_t, std::int64_t, std::int64_t, std::int64_t>({
          {4, 74, 2, 37},
          {-4, 74, -2, 37},
          {4, -74, -2, 37},
          {-4, -74, 2, 37},
          {0, -9, 0, 1},
          {0, least, 0, 1},
          {most, most, 1, 1},
          {least, least, 1, 1},
          {least, 2, least / 2, 1},
          {least, 1, least, 1},
          {1, most, 1, most},
          {2, least, -1, most / 2 + 1},
      }));
  CAPTURE(n, d);
  const Rate rate{n, d};
  CHECK(rate.numerator() == numerator);
  CHECK(rate.denominator() == denominator);
}

TEST_CASE("a rate that cannot be is refused") {
  CHECK_THROWS_WITH(Rate(1, 0), "a rate with denominator 0");
  CHECK_THROWS_AS(Rate(1, 0), InternalError);
  CHECK_THROWS_WITH(Rate(1, least), "a rate does not fit 64 bits exactly");
  CHECK_THROWS_WITH(Rate(least, -1), "a rate does not fit 64 bits exactly");
  CHECK_THROWS_AS(Rate(most) + Rate(1), AmountOverflow);
  CHECK_THROWS_AS(Rate(least) - Rate(1), AmountOverflow);
  CHECK_THROWS_AS(Rate(0) - Rate(least), AmountOverflow);
  CHECK_THROWS_AS(Rate(least) * Rate(-1), AmountOverflow);
  CHECK_THROWS_AS(Rate(least) + Rate(least), AmountOverflow);
  CHECK_THROWS_AS(Rate(1, most) + Rate(1, most - 1), AmountOverflow);
  CHECK_THROWS_AS(Rate(1, most) * Rate(1, 2), AmountOverflow);
}

TEST_CASE("a whole rate is the rate over one, to the edge of 64 bits") {
  const auto whole = GENERATE(as<std::int64_t>(), 0, 1, -1, most, least);
  CHECK(Rate{whole} == Rate{whole, 1});
  CHECK(Rate{whole} + Rate{0} == Rate{whole});
  CHECK(Rate{whole} * Rate{1} == Rate{whole});
  CHECK(to_text(Rate{whole}) == std::to_string(whole));
  CHECK(to_decimal(Rate{whole}, 0) == std::to_string(whole));
}

TEST_CASE("decimal text is read exactly") {
  const auto [text, numerator, denominator] =
      GENERATE(table<std::string, std::int64_t, std::int64_t>({
          {"0.982", 491, 500},
          {"-4", -4, 1},
          {"12.50", 25, 2},
          {"-0", 0, 1},
          {"0.1", 1, 10},
          {"000.25", 1, 4},
          {"0.000000000000001", 1, 1000000000000000},
          {"999.999999999999999", 999999999999999999, 1000000000000000},
          {"999999999999999999", 999999999999999999, 1},
      }));
  CAPTURE(text);
  const auto rate = Rate::parse(text);
  REQUIRE(rate.has_value());
  CHECK(*rate == Rate{numerator, denominator});
}

TEST_CASE("what is not a decimal is refused with what was expected") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", "a plain decimal such as 0.982"},
      {"-", "a plain decimal such as 0.982"},
      {".5", "a plain decimal such as 0.982"},
      {"1.", "a plain decimal such as 0.982"},
      {"+1", "a plain decimal such as 0.982"},
      {"1e-3", "a plain decimal such as 0.982"},
      {"0,982", "a plain decimal such as 0.982"},
      {"98.2%", "a plain decimal such as 0.982"},
      {"2/37", "a plain decimal such as 0.982"},
      {"0x10", "a plain decimal such as 0.982"},
      {"inf", "a plain decimal such as 0.982"},
      {" 1", "a plain decimal such as 0.982"},
      {"0.0000000000000001", "at most fifteen digits after the point"},
      {"1234.123456789012345", "at most eighteen digits"},
      {"1000000000000000000", "at most eighteen digits"},
  }));
  CAPTURE(text);
  const auto rate = Rate::parse(text);
  REQUIRE(rate.has_error());
  CHECK(rate.error().found == text);
  CHECK(rate.error().expected == expected);
}

TEST_CASE("rates are printed exactly, or as a fraction") {
  const auto [n, d, text] = GENERATE(table<std::int64_t, std::int64_t, std::string>({
      {491, 500, "0.982"},
      {-1, 8, "-0.125"},
      {10, 2, "5"},
      {2, 37, "2/37"},
      {-2, 37, "-2/37"},
      {1, 1000000000000000000, "0.000000000000000001"},
      {1, std::int64_t{1} << 62, "1/4611686018427387904"},
      {most, 2, "9223372036854775807/2"},
      {least, 1, "-9223372036854775808"},
  }));
  CHECK(to_text(Rate{n, d}) == text);
}

TEST_CASE("rates are printed to a number of places, halves away from zero") {
  const auto [n, d, places, text] = GENERATE(table<std::int64_t, std::int64_t, int, std::string>({
      {2, 37, 4, "0.0541"},
      {1, 2, 0, "1"},
      {-1, 2, 0, "-1"},
      {1, 8, 2, "0.13"},
      {-1, 8, 2, "-0.13"},
      {-1, 1000, 2, "0.00"},
      {5, 1, 2, "5.00"},
      {1, 3, 18, "0.333333333333333333"},
      {least, 1, 0, "-9223372036854775808"},
  }));
  CHECK(to_decimal(Rate{n, d}, places) == text);
}

TEST_CASE("a print that does not fit is refused") {
  CHECK_THROWS_AS(to_decimal(Rate{most}, 1), AmountOverflow);
  CHECK_THROWS_AS(to_decimal(Rate{1}, 19), InternalError);
  CHECK_THROWS_AS(to_decimal(Rate{1}, -1), InternalError);
}

TEST_CASE("rates are ordered by value at the edge of 64 bits") {
  CHECK(Rate(most - 1, most) > Rate(most - 2, most - 1));
  CHECK(Rate(least) < Rate(most));
  CHECK(Rate(1, most) > Rate(0));
  CHECK(Rate(-1, most) < Rate(0));
  CHECK((Rate(2, 4) <=> Rate(1, 2)) == std::strong_ordering::equal);
}

TEST_CASE("rates obey the laws of numbers") {
  REQUIRE(rc::check("sums and products", [] {
    const Rate a = *small_rate();
    const Rate b = *small_rate();
    const Rate c = *small_rate();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT((a + b) * c == a * c + b * c);
    RC_ASSERT((a < b) == (Rate{0} < b - a));
  }));
  REQUIRE(rc::check("lowest terms", [] {
    const Rate a = *small_rate() * *small_rate();
    RC_ASSERT(a.denominator() > 0);
    RC_ASSERT(std::gcd(a.numerator(), a.denominator()) == 1);
  }));
}

TEST_CASE("a decimal printed and read again is the same rate") {
  REQUIRE(rc::check("parse(to_text(r)) == r", [] {
    const auto digits = *rc::gen::inRange<std::int64_t>(-999999999999999999, 1000000000000000000);
    const auto places = *rc::gen::inRange(0, 16);
    std::int64_t power = 1;
    for (int i = 0; i < places; ++i) power *= 10;
    const Rate rate{digits, power};
    RC_ASSERT(Rate::parse(to_text(rate)).value() == rate);
    RC_ASSERT(Rate::parse(to_decimal(rate, places)).value() == rate);
  }));
}

}  // namespace
