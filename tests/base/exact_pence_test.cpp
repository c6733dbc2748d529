#include "pbr/money.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>

namespace {

using namespace pbr;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

TEST_CASE("one table of all roundings") {
  // In quarters of a penny: the amount, and where each mode sends it.
  struct Row {
    std::int64_t quarters;
    std::int64_t half_up, half_even, down, up;
  };
  const auto row = GENERATE(values<Row>({
      {0, 0, 0, 0, 0},
      {1, 0, 0, 0, 1},
      {2, 1, 0, 0, 1},  // a half: up, to the even 0
      {3, 1, 1, 0, 1},
      {4, 1, 1, 1, 1},
      {5, 1, 1, 1, 2},
      {6, 2, 2, 1, 2},  // one and a half: up, to the even 2
      {10, 3, 2, 2, 3},
      {14, 4, 4, 3, 4},
      {-1, 0, 0, 0, -1},
      {-2, -1, 0, 0, -1},
      {-3, -1, -1, 0, -1},
      {-4, -1, -1, -1, -1},
      {-5, -1, -1, -1, -2},
      {-6, -2, -2, -1, -2},
      {-10, -3, -2, -2, -3},
      {-14, -4, -4, -3, -4},
  }));
  CAPTURE(row.quarters);
  const ExactPence amount = Pence{row.quarters} * Rate{1, 4};
  CHECK(round(amount, Rounding::half_up) == Pence{row.half_up});
  CHECK(round(amount, Rounding::half_even) == Pence{row.half_even});
  CHECK(round(amount, Rounding::down) == Pence{row.down});
  CHECK(round(amount, Rounding::up) == Pence{row.up});
}

TEST_CASE("an odd denominator has no halves") {
  CHECK(round(Pence{1} * Rate{1, 3}, Rounding::half_up) == Pence{0});
  CHECK(round(Pence{2} * Rate{1, 3}, Rounding::half_up) == Pence{1});
  CHECK(round(Pence{18} * Rate{1, 37}, Rounding::half_even) == Pence{0});
  CHECK(round(Pence{19} * Rate{1, 37}, Rounding::half_even) == Pence{1});
}

TEST_CASE("a price times days times an uplift is rounded once") {
  // 361.90 a day, 17 days, x 0.982: 604155.86 pence. Rounding the day first gives 604163.
  const ExactPence exact = Pence{36190} * Rate{17} * Rate::parse("0.982").value();
  CHECK(round(exact, Rounding::half_up) == Pence{604156});
  const Pence day = round(Pence{36190} * Rate::parse("0.982").value(), Rounding::half_up);
  CHECK(round(day * Rate{17}, Rounding::half_up) != Pence{604156});
}

TEST_CASE("sums of exact amounts carry the fractions") {
  ExactPence sum;
  for (int i = 0; i < 37; ++i) sum = sum + Pence{1} * Rate{1, 37};
  CHECK(sum.numerator() == 1);
  CHECK(sum.denominator() == 1);
}

TEST_CASE("many sums over fifteen decimals stay within 128 bits") {
  const Rate thin = Rate::parse("0.000000000000001").value();
  ExactPence sum;
  for (int i = 0; i < 1000; ++i) sum = sum + Pence{999999999999} * thin;
  CHECK(round(sum, Rounding::half_up) == Pence{1});
  CHECK(round(sum, Rounding::down) == Pence{0});
}

TEST_CASE("the largest amounts round to themselves and no further") {
  const auto mode = GENERATE(Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up);
  CHECK(round(ExactPence{Pence{least}}, mode) == Pence{least});
  CHECK(round(ExactPence{Pence{most}}, mode) == Pence{most});
  const auto beyond = ExactPence{Pence{most}} + ExactPence{Pence{1}};
  CHECK_THROWS_WITH(round(beyond, mode), "a rounded amount does not fit 64 bits");
  CHECK_THROWS_AS(round(Pence{least} * Rate{-1}, mode), AmountOverflow);
}

TEST_CASE("an exact amount beyond 128 bits is refused") {
  const ExactPence huge = Pence{least} * Rate{least};
  CHECK_THROWS_WITH(huge * Rate{2}, "an exact amount does not fit 128 bits");
  CHECK_THROWS_WITH(huge + huge, "an exact amount does not fit 128 bits");
  const ExactPence thin = Pence{1} * Rate{1, most} * Rate{1, most};
  CHECK_THROWS_AS(thin * Rate(1, most), AmountOverflow);
  CHECK_THROWS_AS(thin + Pence{1} * Rate(1, most - 1), AmountOverflow);
}

TEST_CASE("nothing times any rate is nothing") {
  const ExactPence nothing = Pence{0} * Rate{5, 7};
  CHECK(nothing.numerator() == 0);
  CHECK(nothing.denominator() == 1);
  CHECK(round(Pence{5} * Rate{0}, Rounding::up) == Pence{0});
}

TEST_CASE("rounding obeys its laws") {
  REQUIRE(rc::check("between down and up, within a penny, odd in sign", [] {
    const auto pence = *rc::gen::inRange<std::int64_t>(-1000000000, 1000000001);
    const Rate rate{*rc::gen::inRange<std::int64_t>(-5000, 5001),
                    *rc::gen::inRange<std::int64_t>(1, 5000)};
    const ExactPence exact = Pence{pence} * rate;
    const ExactPence opposite = Pence{-pence} * rate;
    for (const auto mode : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
      const std::int64_t rounded = round(exact, mode).value();
      const Int128 off = exact.numerator() - Int128{rounded} * exact.denominator();
      const Int128 size = off < 0 ? -off : off;
      RC_ASSERT(size < exact.denominator());
      const bool nearest = mode == Rounding::half_up || mode == Rounding::half_even;
      RC_ASSERT(!nearest || 2 * size <= exact.denominator());
      RC_ASSERT(round(opposite, mode) == Pence{-rounded});
    }
  }));
  REQUIRE(rc::check("a whole amount is left alone", [](std::int64_t pence) {
    RC_ASSERT(round(Pence{pence} * Rate{1}, Rounding::up) == Pence{pence});
  }));
}

TEST_CASE("the order of factors does not matter") {
  REQUIRE(rc::check("(p x a) x b == (p x b) x a", [] {
    const Pence pence{*rc::gen::inRange<std::int64_t>(-100000000, 100000001)};
    const Rate a{*rc::gen::inRange<std::int64_t>(-999, 1000), 1000};
    const Rate b{*rc::gen::inRange<std::int64_t>(-99, 100), 37};
    const ExactPence left = pence * a * b;
    const ExactPence right = b * pence * a;
    RC_ASSERT(left.numerator() == right.numerator());
    RC_ASSERT(left.denominator() == right.denominator());
    RC_ASSERT(left.numerator() == (pence * (a * b)).numerator());
  }));
}

}  // namespace
