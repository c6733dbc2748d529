#include "pbr/money.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

namespace {

using namespace pbr;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

TEST_CASE("pence add and subtract") {
  CHECK(Pence{250} + Pence{-1} == Pence{249});
  CHECK(Pence{250} - Pence{251} == Pence{-1});
  CHECK(-Pence{7} == Pence{-7});
  CHECK(Pence{} == Pence{0});
  Pence sum{1};
  sum += Pence{2};
  sum -= Pence{10};
  CHECK(sum == Pence{-7});
  CHECK(Pence{-2} < Pence{-1});
  CHECK(Pence{most} + Pence{0} == Pence{most});
  CHECK(Pence{least} - Pence{0} == Pence{least});
  CHECK(-Pence{most} == Pence{least + 1});
}

TEST_CASE("pence never wrap") {
  const auto sum = "a sum of pence does not fit 64 bits";
  const auto difference = "a difference of pence does not fit 64 bits";
  CHECK_THROWS_WITH(Pence{most} + Pence{1}, sum);
  CHECK_THROWS_WITH(Pence{least} + Pence{-1}, sum);
  CHECK_THROWS_WITH(Pence{least} - Pence{1}, difference);
  CHECK_THROWS_WITH(Pence{0} - Pence{least}, difference);
  CHECK_THROWS_WITH(-Pence{least}, difference);
  CHECK_THROWS_AS(Pence{most} + Pence{most}, AmountOverflow);
}

TEST_CASE("a failed sum leaves the amount as it was") {
  Pence amount{most};
  CHECK_THROWS_AS(amount += Pence{1}, AmountOverflow);
  CHECK(amount == Pence{most});
}

TEST_CASE("pounds are read to the penny") {
  const auto [text, pence] = GENERATE(table<std::string, std::int64_t>({
      {"361.90", 36190},
      {"9.2", 920},
      {"250", 25000},
      {"0.05", 5},
      {"-0.05", -5},
      {"-0.00", 0},
      {"007.10", 710},
      {"00000000000000000000000000000012.34", 1234},
      {"9999999999999999.99", 999999999999999999},
      {"-9999999999999999.99", -999999999999999999},
      {"9999999999999999", 999999999999999900},
  }));
  CAPTURE(text);
  const auto read = parse_pounds(text);
  REQUIRE(read.has_value());
  CHECK(*read == Pence{pence});
}

TEST_CASE("what is not pounds is refused with what was expected") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"", "pounds such as 361.90"},
      {"-", "pounds such as 361.90"},
      {".50", "pounds such as 361.90"},
      {"5.", "pounds such as 361.90"},
      {"+5.00", "pounds such as 361.90"},
      {"--5.00", "pounds such as 361.90"},
      {" 5.00", "pounds such as 361.90"},
      {"5.00 ", "pounds such as 361.90"},
      {"1,000.00", "pounds such as 361.90"},
      {"1O5.20", "pounds such as 361.90"},
      {"1e3", "pounds such as 361.90"},
      {"5.0.0", "pounds such as 361.90"},
      {"£5.00", "pounds such as 361.90"},
      {"\xD9\xA1", "pounds such as 361.90"},  // a digit, but not one of ours
      {"nan", "pounds such as 361.90"},
      {"9.205", "pounds with at most two decimals"},
      {"9.200", "pounds with at most two decimals"},
      {"10000000000000000", "at most sixteen digits of pounds"},
      {"-10000000000000000.00", "at most sixteen digits of pounds"},
      {"99999999999999999999999999", "at most sixteen digits of pounds"},
  }));
  CAPTURE(text);
  const auto read = parse_pounds(text);
  REQUIRE(read.has_error());
  CHECK(read.error().found == text);
  CHECK(read.error().expected == expected);
}

TEST_CASE("pounds are printed with two decimals") {
  const auto [pence, text] = GENERATE(table<std::int64_t, std::string>({
      {0, "0.00"},
      {5, "0.05"},
      {-5, "-0.05"},
      {99, "0.99"},
      {100, "1.00"},
      {-12345, "-123.45"},
      {most, "92233720368547758.07"},
      {least, "-92233720368547758.08"},
  }));
  CHECK(to_pounds(Pence{pence}) == text);
}

TEST_CASE("pounds printed and read again are the same pence") {
  REQUIRE(rc::check("up to sixteen digits of pounds", [] {
    const auto pence = *rc::gen::inRange<std::int64_t>(-999999999999999999, 1000000000000000000);
    RC_ASSERT(parse_pounds(to_pounds(Pence{pence})).value() == Pence{pence});
  }));
}

TEST_CASE("a sum of pence minus a part is the other part, or both refuse") {
  REQUIRE(rc::check("(a + b) - b == a", [](std::int64_t a, std::int64_t b) {
    const Int128 exact = Int128{a} + b;
    try {
      const Pence sum = Pence{a} + Pence{b};
      RC_ASSERT(Int128{sum.value()} == exact);
      RC_ASSERT(sum - Pence{b} == Pence{a});
    } catch (const AmountOverflow&) {
      RC_ASSERT(exact > most || exact < least);
    }
  }));
}

TEST_CASE("roundings have names") {
  const auto mode = GENERATE(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
  CHECK(*parse_rounding(to_text(mode)) == mode);
}

TEST_CASE("a rounding of another name is refused") {
  for (const std::string text : {"", "Half_up", "half-up", "nearest", "up "}) {
    CAPTURE(text);
    const auto read = parse_rounding(text);
    REQUIRE(read.has_error());
    CHECK(read.error().found == text);
    CHECK(read.error().expected == "half_up, half_even, down or up");
  }
}

}  // namespace
