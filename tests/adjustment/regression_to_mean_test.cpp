#include "pbr/regression_to_mean.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "pairs.hpp"

using namespace pbr_test;

TEST_CASE("by hand: half of the distance comes back by itself") {
  // Before 10 and 30, after 15 and 25 (each twice): slope 1/2, means 20 and 20.
  const Measure measure = recovery_measure();
  const auto result = regression_to_mean(
      strata_of(measure, {{"10", "15"}, {"10", "15"}, {"30", "25"}, {"30", "25"}}), {&measure});
  REQUIRE(result.size() == 1);
  CHECK(*result[0].slope == Approx(0.5));
  CHECK(*result[0].correlation == Approx(1));
  REQUIRE(result[0].bands.size() == 3);
  const auto& worst = result[0].bands[0];
  CHECK(worst.intake == std::uint8_t{1});
  CHECK(worst.change == Approx(5));
  CHECK(*worst.by_regression == Approx(5));
  CHECK(*worst.left == Approx(0).margin(1e-12));
  CHECK(worst.left_interval->high == Approx(0).margin(1e-6));
  const auto& all = result[0].bands[2];
  CHECK_FALSE(all.intake);
  CHECK(*all.by_regression == Approx(0).margin(1e-12));
}

TEST_CASE("positive is better, whichever way the scale runs") {
  // Symptoms: before 40 and 10, after 25 and 10, slope 1/2; M = 25: the high ones fall by 7.5.
  const Measure measure = symptom_measure();
  const auto result = regression_to_mean(
      strata_of(measure, {{"40", "25"}, {"40", "25"}, {"10", "10"}, {"10", "10"}}), {&measure});
  const auto& worst = result.at(0).bands.at(1);
  CHECK(worst.change == Approx(15));
  CHECK(*worst.by_regression == Approx(7.5));
  CHECK(*worst.left == Approx(7.5));
}

TEST_CASE("nothing is said of chance where scores do not differ or pairs are few") {
  const Measure measure = recovery_measure();
  for (const std::vector<Pair>& pairs : {std::vector<Pair>{{"10", "15"}, {"30", "25"}},
                                         {{"10", "15"}, {"10", "16"}, {"10", "11"}}}) {
    const auto result = regression_to_mean(strata_of(measure, pairs), {&measure});
    CHECK_FALSE(result.at(0).slope);
    CHECK_FALSE(result[0].correlation);
    for (const IntakeChange& band : result[0].bands) CHECK_FALSE(band.left);
  }
  CHECK(regression_to_mean({}, {&measure}).empty());
}

TEST_CASE("what comes of regression to the mean adds up to nothing") {
  rc::check("sums to zero", [] {
    const Measure measure = recovery_measure();
    std::vector<Pair> pairs;
    const auto people = *rc::gen::inRange(1, 80);
    for (int at = 0; at < people; ++at) {
      pairs.push_back(
          {std::to_string(*rc::gen::inRange(0, 41)), std::to_string(*rc::gen::inRange(0, 41))});
    }
    const auto result = regression_to_mean(strata_of(measure, pairs), {&measure});
    double sum = 0;
    std::int64_t counted = 0;
    for (const IntakeChange& band : result.at(0).bands) {
      if (!band.intake) continue;
      sum += band.by_regression.value_or(0) * static_cast<double>(band.pairs);
      counted += band.pairs;
      if (band.left) RC_ASSERT(std::abs(band.change - *band.by_regression - *band.left) < 1e-9);
    }
    RC_ASSERT(std::abs(sum) < 1e-6);
    RC_ASSERT(counted == people);
  });
}
