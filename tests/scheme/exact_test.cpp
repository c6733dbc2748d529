#include "scheme/exact.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

using namespace pbr;

TEST_CASE("an exact amount is rounded as base rounds it, in every mode") {
  const auto ok = rc::check("round_pence agrees with round(ExactPence)", [] {
    const std::int64_t pence = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
    const Rate rate{*rc::gen::inRange(-40, 40), *rc::gen::inRange(1, 12)};
    for (const auto mode : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
      RC_ASSERT(round_pence(exact(Pence{pence}) * exact(rate), mode) ==
                round(Pence{pence} * rate, mode));
    }
  });
  REQUIRE(ok);
}

TEST_CASE("an amount that does not fit is refused") {
  const Exact large = exact(Pence{INT64_MAX}) * 2;
  CHECK_THROWS_WITH(round_pence(large, Rounding::down), "a rounded amount does not fit 64 bits");
  CHECK(round_pence(exact(Pence{INT64_MAX}), Rounding::up) == Pence{INT64_MAX});
}

TEST_CASE("six decimals, halves away from zero") {
  CHECK(six_decimals(Exact{0}) == "0.000000");
  CHECK(six_decimals(Exact{1}) == "1.000000");
  CHECK(six_decimals(Exact{2, 3}) == "0.666667");
  CHECK(six_decimals(Exact{1, 2'000'000}) == "0.000001");
}

TEST_CASE("parts of an amount by shares") {
  struct Case {
    std::int64_t total;
    std::vector<Rate> shares;
    std::vector<std::int64_t> parts;
  };
  const Rate third{1, 3};
  const Rate half{1, 2};
  for (const Case& c : {Case{90000, {Rate{4, 5}, Rate{1, 5}}, {72000, 18000}},
                        {100, {third, third, third}, {34, 33, 33}},
                        {1, {half, half}, {1, 0}},
                        {-1, {half, half}, {-1, 0}},
                        {99, {Rate{1}, Rate{4, 100}}, {99, 4}},
                        {113, {Rate{1}, Rate{4, 100}}, {113, 5}},
                        {100, {Rate{0}, Rate{1}}, {0, 100}},
                        {0, {half, half}, {0, 0}},
                        // a denominator for which fractions are needed
                        {1'000'000'007, {Rate{1, 1'000'000'007}, Rate{1, 2}}, {1, 500'000'004}},
                        {100, {Rate{5000}}, {500'000}}}) {
    INFO(c.total);
    const auto parts = parts_of(Pence{c.total}, c.shares, Rounding::half_up);
    REQUIRE(parts.size() == c.parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) CHECK(parts[i] == Pence{c.parts[i]});
  }
}

TEST_CASE("parts add up, none is a penny off, whole shares are paid whole") {
  const auto ok = rc::check("for any shares", [] {
    const Pence total{*rc::gen::inRange<std::int64_t>(-100'000, 100'000)};
    const auto weights = *rc::gen::container<std::vector<int>>(4, rc::gen::inRange(0, 50));
    const int all = weights[0] + weights[1] + weights[2] + weights[3] + 1;
    std::vector<Rate> shares{Rate{1, all}};  // so that they add up to 1
    for (const int weight : weights) shares.emplace_back(weight, all);
    Pence sum;
    const auto parts = parts_of(total, shares, Rounding::half_even);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      RC_ASSERT(abs(exact(parts[i]) - exact(total) * exact(shares[i])) < 1);
    }
    RC_ASSERT(sum == total);
    const std::vector<Rate> bonus{Rate{1}, shares[1], shares[2]};
    RC_ASSERT(parts_of(total, bonus, Rounding::half_up)[0] == total);
  });
  REQUIRE(ok);
}
