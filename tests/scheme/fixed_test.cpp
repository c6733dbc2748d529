#include "scheme/fixed.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "scheme/scoring_rules.hpp"

using namespace pbr;

namespace {

bool holds(const Fixed& bounds, const Exact& value) {
  const Exact scaled = value * Fixed::unit;
  return Exact{boost::multiprecision::cpp_int{bounds.low()}} <= scaled &&
         scaled <= Exact{boost::multiprecision::cpp_int{bounds.high()}};
}

struct Both {
  Fixed fixed;
  Exact exact;
};
Both some_fraction() {
  const auto denominator = *rc::gen::inRange<std::int64_t>(1, 5000);
  const auto numerator = *rc::gen::inRange<std::int64_t>(0, denominator + 1);
  return {Fixed(numerator, denominator), Exact{numerator, denominator}};
}

}  // namespace

TEST_CASE("bounds hold the fraction through sums, products and quotients") {
  const auto ok = rc::check("for any fractions", [] {
    const Both a = some_fraction();
    const Both b = some_fraction();
    RC_ASSERT(holds(a.fixed + b.fixed, a.exact + b.exact));
    RC_ASSERT(holds(a.fixed - b.fixed, a.exact - b.exact));
    RC_ASSERT(holds(a.fixed * b.fixed, a.exact * b.exact));
    RC_ASSERT(holds(greater(a.fixed, b.fixed), greater(a.exact, b.exact)));
    if (b.exact != 0) RC_ASSERT(holds(a.fixed / b.fixed, a.exact / b.exact));
  });
  REQUIRE(ok);
}

TEST_CASE("what bounds answer is what exact fractions answer, in every scoring") {
  const auto ok = rc::check("for any values and marks", [] {
    const Both value = some_fraction();
    const Both lower = some_fraction();
    const Both upper = some_fraction();
    const Both baseline = some_fraction();
    for (const auto rule : {Scoring::linear, Scoring::yes_no, Scoring::achievement_or_improvement,
                            Scoring::home_health}) {
      const Exact exact =
          scoring::score<Exact>(rule, value.exact, {lower.exact, upper.exact}, baseline.exact);
      RC_ASSERT(exact >= 0 && exact <= 1);
      try {
        RC_ASSERT(holds(
            scoring::score<Fixed>(rule, value.fixed, {lower.fixed, upper.fixed}, baseline.fixed),
            exact));
      } catch (const Unsure&) {
        // Then nothing was said.
      }
    }
  });
  REQUIRE(ok);
}

TEST_CASE("decimals are known exactly, thirds are not") {
  CHECK(at_least(Fixed(3, 5), Fixed(Rate{60, 100})));
  CHECK_FALSE(at_least(Fixed(3, 5), Fixed(Rate{61, 100})));
  CHECK_THROWS_AS(at_least(Fixed(1, 3), Fixed(1, 3)), Unsure);
  CHECK_THROWS_AS(Fixed(1, 3) * Fixed::unknown(), Unsure);
  CHECK_THROWS_AS(Fixed(1, 3) / Fixed(0), Unsure);
}

TEST_CASE("a rounding that the bounds leave open is asked of the exact fraction") {
  // Half a penny exactly: 1/3 of 3 halves.
  CHECK_THROWS_AS(round_times(3, 2, Fixed(1, 3), Rounding::half_up), Unsure);
  CHECK(round_times(3, 2, Exact{1, 3}, Rounding::half_up) == Pence{1});
  CHECK(round_times(7, 1, Fixed(1, 3), Rounding::half_up) == Pence{2});
}

TEST_CASE("the middle and the best of some values") {
  const auto ok = rc::check("as exact fractions have them", [] {
    std::vector<Fixed> fixed;
    std::vector<Exact> exact;
    const auto count = *rc::gen::inRange<std::size_t>(1, 30);
    for (std::size_t i = 0; i < count; ++i) {
      const Both one = some_fraction();
      fixed.push_back(one.fixed);
      exact.push_back(one.exact);
    }
    const std::size_t best = (count + 9) / 10;
    RC_ASSERT(holds(middle_of(fixed), middle_of(exact)));
    RC_ASSERT(holds(mean_of_best(fixed, best), mean_of_best(exact, best)));
  });
  REQUIRE(ok);
  std::vector<Exact> four{4, 1, 3, 2};
  CHECK(middle_of(four) == Exact{5, 2});
  CHECK(mean_of_best(four, 1) == 4);
}

// source: worked example 8 (constructed on the published rule): threshold 0.60, benchmark 0.90,
// value 0.75, baseline 0.50: achievement 5, improvement 6, points 6. The rest worked out by hand.
TEST_CASE("worked example 8: the better of achievement and improvement") {
  struct Case {
    const char *value, *baseline;
    std::int64_t achieved, improved;
  };
  const scoring::Marks<Exact> marks{Exact{6, 10}, Exact{9, 10}};
  const auto exactly = [](const char* text) { return exact(Rate::parse(text).value()); };
  for (const Case& c : {Case{"0.75", "0.50", 5, 6},
                        {"0.60", "0.60", 1, 0},
                        {"0.5999", "0.50", 0, 2},
                        {"0.8999", "0.10", 9, 9},
                        {"0.90", "0.50", 10, 9},
                        {"0.95", "0.90", 10, 0},
                        {"0.51", "0.50", 0, 0},
                        {"0.55", "0.50", 0, 1}}) {
    INFO(c.value);
    CHECK(scoring::achievement(exactly(c.value), marks) == c.achieved);
    CHECK(scoring::improvement(exactly(c.value), exactly(c.baseline), marks.upper) == c.improved);
    const Exact score = scoring::score<Exact>(Scoring::achievement_or_improvement, exactly(c.value),
                                              marks, std::optional(exactly(c.baseline)));
    CHECK(score == Exact{std::max(c.achieved, c.improved), 10});
  }
}

TEST_CASE("home health: the way from the median, or from one's own value before, to the best") {
  const scoring::Marks<Exact> marks{Exact{4, 10}, Exact{8, 10}};
  const auto score = [&](Exact value, std::optional<Exact> baseline) {
    return scoring::score<Exact>(Scoring::home_health, value, marks, baseline);
  };
  CHECK(score(Exact{5, 10}, {}) == Exact{1, 4});
  CHECK(score(Exact{5, 10}, Exact{3, 10}) == Exact{2, 5});
  CHECK(score(Exact{3, 10}, Exact{2, 10}) == Exact{1, 6});
  CHECK(score(Exact{9, 10}, Exact{8, 10}) == 1);
  CHECK(score(Exact{3, 10}, Exact{9, 10}) == 0);
}
