#include "pbr/adjusted_outcomes.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "adjustment/shrink.hpp"
#include "pairs.hpp"

using namespace pbr_test;

namespace {

std::vector<Pair> many(int yes, int no, const std::string& provider, const std::string& cluster) {
  std::vector<Pair> pairs(static_cast<std::size_t>(yes), {"10", "20", provider, "CA", cluster});
  pairs.resize(static_cast<std::size_t>(yes + no), {"10", "10", provider, "CA", cluster});
  return pairs;
}

void append(std::vector<Pair>& pairs, const std::vector<Pair>& more) {
  pairs.insert(pairs.end(), more.begin(), more.end());
}

std::vector<AdjustedOutcome> rows_of(const Measure& measure, const std::vector<Pair>& pairs) {
  const OutcomeStrata strata = strata_of(measure, pairs);
  return adjusted_outcomes(strata, {&measure}, outcome_models(strata, {&measure}));
}

const AdjustedOutcome& row(const std::vector<AdjustedOutcome>& rows, OutcomeStatistic statistic,
                           AdjustmentMethod method, const std::string& provider) {
  for (const AdjustedOutcome& each : rows) {
    if (each.statistic == statistic && each.method == method && each.level == "provider" &&
        each.provider == provider) {
      return each;
    }
  }
  FAIL("no row of " << provider);
  throw InternalError("no such row");
}

}  // namespace

TEST_CASE("observed, expected and what stands on them, by hand") {
  // Cluster 03: PA 30 of 40, PB 20 of 60: rate 1/2. Cluster 04: PB 10 of 100, PC 10 of 100: 1/10.
  std::vector<Pair> pairs = many(30, 10, "PA", "03");
  append(pairs, many(20, 40, "PB", "03"));
  append(pairs, many(10, 90, "PB", "04"));
  append(pairs, many(10, 90, "PC", "04"));
  const auto rows = rows_of(recovery_measure(), pairs);
  const auto& pa = row(rows, OutcomeStatistic::improved, AdjustmentMethod::strata, "PA");
  CHECK(pa.size == 40);
  CHECK(pa.observed == 30);
  CHECK(pa.expected == 20);
  CHECK(*pa.ratio == 1.5);
  CHECK(pa.of_all == Approx(70.0 / 300));
  CHECK(*pa.standardised == Approx(1.5 * 70 / 300));
  CHECK(pa.ratio_interval->low == Approx(byar(30).low / 20));
  // Ratios 1.5, 0.75, 1 with 20, 40, 10 expected; s^2 = (20/4 + 40/16) / 70, v = 1 - 70/300.
  const double v = 1 - 70.0 / 300;
  const double between = 7.5 / 70 - v / (70.0 / 3);
  CHECK(*pa.shrunk == Approx((1 + between / (between + v / 20) * 0.5) * 70 / 300));
  CHECK(pa.outside == Outside::none);
  const auto& pb = row(rows, OutcomeStatistic::improved, AdjustmentMethod::strata, "PB");
  CHECK(*pb.ratio == 0.75);
  CHECK(pb.size == 160);
}

TEST_CASE("the mean change: standardised, shrunk, with limits") {
  std::vector<Pair> pairs;
  for (int at = 0; at < 50; ++at) {
    pairs.push_back({"20", at % 2 == 0 ? "30" : "26", "PA"});
    pairs.push_back({"20", at % 2 == 0 ? "20" : "16", "PB"});
  }
  const auto rows = rows_of(recovery_measure(), pairs);
  const auto& pa = row(rows, OutcomeStatistic::mean_change, AdjustmentMethod::strata, "PA");
  CHECK(pa.observed == 400);
  CHECK(pa.expected == Approx(150));
  CHECK(pa.of_all == Approx(3));
  CHECK(*pa.standardised == Approx(8));
  CHECK_FALSE(pa.ratio);
  // Changes 10, 6, 0, -4 alike often: variance 29 of everybody, over 99 instead of 100.
  const double error = std::sqrt(29.0 * 100 / 99 / 50);
  CHECK(pa.limits_95.high == Approx(3 + 1.959963984540054 * error));
  CHECK(pa.limits_998.low == Approx(3 - 3.090232306167813 * error));
  CHECK(pa.outside == Outside::above_998);
  CHECK(*pa.shrunk > 7);
  CHECK(*pa.shrunk < 8);
}

TEST_CASE("nothing expected: no ratio, and a small place says little") {
  std::vector<Pair> pairs = many(0, 40, "PA", "12");
  append(pairs, many(20, 20, "PB", "03"));
  append(pairs, many(3, 0, "PC", "03"));
  const auto rows = rows_of(recovery_measure(), pairs);
  const auto& pa = row(rows, OutcomeStatistic::improved, AdjustmentMethod::strata, "PA");
  CHECK(pa.expected == 0);
  CHECK_FALSE(pa.ratio);
  CHECK_FALSE(pa.standardised);
  CHECK_FALSE(pa.shrunk);
  CHECK(pa.outside == Outside::none);
}

TEST_CASE("no rows of a method without a model") {
  const auto rows = rows_of(recovery_measure(), many(5, 5, "PA", "03"));
  CHECK(rows.size() == 4 * 3);
  for (const AdjustedOutcome& each : rows) CHECK(each.method == AdjustmentMethod::strata);
  CHECK(adjusted_outcomes({}, {}, {}).empty());
}

TEST_CASE("shrinkage") {
  const std::vector<Weighed> alike{{1, 10}, {1.01, 20}, {0.98, 10}};
  CHECK(Shrinkage(alike, 1, 1).shrunk(alike[1]) == 1);
  // Two places of weight 100 at 0 and 2: s^2 = 1, between = 1 - 1/100.
  const std::vector<Weighed> apart{{0, 100}, {2, 100}};
  CHECK(Shrinkage(apart, 1, 1).between() == Approx(0.99));
  CHECK(Shrinkage(apart, 1, 1).shrunk(apart[1]) == Approx(1 + 0.99 / (0.99 + 0.01)));
  CHECK(Shrinkage({}, 1, 1).between() == 0);
}

TEST_CASE("levels add up, and a shrunk figure lies between its own and that of all") {
  rc::check("laws of comparison", [] {
    std::vector<Pair> pairs;
    const auto people = *rc::gen::inRange(1, 150);
    for (int at = 0; at < people; ++at) {
      Pair pair{std::to_string(*rc::gen::inRange(0, 41)), std::to_string(*rc::gen::inRange(0, 41))};
      pair.provider = *rc::gen::element<std::string>("PA", "PB", "PC");
      pair.commissioner = *rc::gen::element<std::string>("CA", "CB");
      pair.cluster = *rc::gen::element<std::string>("03", "04");
      pairs.push_back(pair);
    }
    struct Sum {
      std::int64_t size = 0, observed = 0;
      double expected = 0;
    };
    std::map<std::tuple<OutcomeStatistic, AdjustmentMethod>, std::map<std::string, Sum>> sums;
    for (const AdjustedOutcome& each : rows_of(recovery_measure(), pairs)) {
      Sum& sum = sums[{each.statistic, each.method}][each.level];
      sum.size += each.size;
      sum.observed += each.observed_units;
      sum.expected += each.expected;
      RC_ASSERT(each.limits_998.low <= each.limits_95.low);
      RC_ASSERT(each.limits_95.high <= each.limits_998.high);
      if (!each.shrunk) continue;
      const auto [low, high] = std::minmax(*each.standardised, each.of_all);
      RC_ASSERT(low - 1e-9 <= *each.shrunk && *each.shrunk <= high + 1e-9);
    }
    for (const auto& [table, levels] : sums) {
      RC_ASSERT(levels.size() == 3U);
      const bool points = std::get<0>(table) == OutcomeStatistic::mean_change;
      for (const auto& [level, sum] : levels) {
        RC_ASSERT(sum.size == levels.at("contract").size);
        RC_ASSERT(sum.observed == levels.at("contract").observed);
        const double observed = static_cast<double>(sum.observed) / (points ? 1000 : 1);
        RC_ASSERT(std::abs(sum.expected - observed) < 1e-4);
      }
    }
  });
}
