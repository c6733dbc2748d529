#include "audit/interval.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>

namespace pbr::audit {
namespace {

constexpr double normal_975 = 1.959964;

struct Cell {
  std::size_t first, second, count;
};

std::vector<RatedPair> pairs_of(const std::vector<Cell>& cells) {
  std::vector<RatedPair> pairs;
  for (const Cell& cell : cells) {
    for (std::size_t i = 0; i < cell.count; ++i) {
      pairs.push_back({pairs.size(), cell.first, cell.second});
    }
  }
  return pairs;
}

// Fleiss, Cohen and Everitt 1969, their large-sample variance of an unweighted kappa, written from
// its three terms and not from influences.
double fleiss_error(const std::vector<std::vector<double>>& p) {
  const std::size_t k = p.size();
  std::vector<double> row(k), column(k);
  double observed = 0, expected = 0;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      row[i] += p[i][j];
      column[j] += p[i][j];
    }
    observed += p[i][i];
  }
  for (std::size_t i = 0; i < k; ++i) expected += row[i] * column[i];
  double diagonal = 0, others = 0;
  for (std::size_t i = 0; i < k; ++i) {
    diagonal += p[i][i] * std::pow((1 - expected) - (row[i] + column[i]) * (1 - observed), 2);
    for (std::size_t j = 0; j < k; ++j) {
      if (i != j) others += p[i][j] * std::pow(column[i] + row[j], 2);
    }
  }
  const double last = std::pow(observed * expected - 2 * expected + observed, 2);
  return std::sqrt(diagonal + (1 - observed) * (1 - observed) * others - last) /
         ((1 - expected) * (1 - expected));
}

TEST_CASE("kappa of a table worked by hand") {
  // 20 both yes, 5 first only, 10 second only, 15 both no: observed 35/50 = 0.7; chance
  // (25/50)(30/50) + (25/50)(20/50) = 0.5; kappa (0.7 - 0.5) / (1 - 0.5) = 0.4.
  const auto result =
      kappa(pairs_of({{0, 0, 20}, {0, 1, 5}, {1, 0, 10}, {1, 1, 15}}), 2, KappaWeights::none);
  REQUIRE(result);
  CHECK(result->value == Approx(0.4));
  const double error = fleiss_error({{0.4, 0.1}, {0.2, 0.3}}) / std::sqrt(50);
  CHECK(*result->low == Approx(0.4 - normal_975 * error));
  CHECK(*result->high == Approx(0.4 + normal_975 * error));
}

TEST_CASE("linear weights of a table worked by hand") {
  // Three places, weights 1, 1/2, 0. Cells 2 on (0,0), 1 on (0,1), 1 on (2,0): observed
  // (2 + 1/2) / 4 = 0.625. Chance: rows 3/4, 0, 1/4; columns 3/4, 1/4, 0:
  // 9/16 + (3/4)(1/4)/2 + (1/4)(1/4)/2 = 0.6875. kappa = -0.0625 / 0.3125 = -0.2.
  const auto result = kappa(pairs_of({{0, 0, 2}, {0, 1, 1}, {2, 0, 1}}), 3, KappaWeights::linear);
  REQUIRE(result);
  CHECK(result->value == Approx(-0.2));
}

TEST_CASE("kappa is not defined without pairs or without a choice") {
  CHECK_FALSE(kappa({}, 2, KappaWeights::none));
  CHECK_FALSE(kappa(pairs_of({{1, 1, 7}}), 2, KappaWeights::none));
  const auto never = kappa(pairs_of({{0, 1, 7}}), 2, KappaWeights::none);
  REQUIRE(never);  // each in a category of its own: chance agrees never
  CHECK(never->value == 0.0);
}

TEST_CASE("kappa is 1 where all agree and there was a choice") {
  const auto result = kappa(pairs_of({{0, 0, 3}, {1, 1, 4}}), 2, KappaWeights::none);
  REQUIRE(result);
  CHECK(result->value == Approx(1.0));
  CHECK_FALSE(result->low);  // of seven people: no interval
}

TEST_CASE("Wilson's interval of 8 in 10") {
  // Centre (0.8 + 3.8416/20) / 1.38416, half 1.96/1.38416 x sqrt(0.016 + 3.8416/400).
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < 10; ++i) answers.push_back({i, i < 8});
  const auto result = share(answers);
  REQUIRE(result);
  CHECK(result->value == Approx(0.8));
  CHECK(*result->low == Approx(0.4902).margin(1e-4));
  CHECK(*result->high == Approx(0.9433).margin(1e-4));
}

TEST_CASE("a share of none and of all keeps its end") {
  const std::vector<Answer> none{{0, false}, {1, false}}, all{{0, true}, {1, true}};
  CHECK(share(none)->low == 0.0);
  CHECK(*share(none)->high > 0.6);
  CHECK(share(all)->high == 1.0);
  CHECK_FALSE(share({}));
}

TEST_CASE("answers of one person count less than as many people's") {
  std::vector<Answer> people, spells;
  for (std::size_t i = 0; i < 40; ++i) {
    people.push_back({i, i % 4 != 0});
    spells.push_back({i / 10, (i / 10) != 0});
  }
  const auto many = share(people), few = share(spells);
  CHECK(many->value == few->value);
  CHECK(*few->high - *few->low > 2 * (*many->high - *many->low));
}

TEST_CASE("laws of kappa") {
  CHECK(rc::check("its interval holds it, and changing sides changes nothing", [] {
    const auto cells = *rc::gen::container<std::vector<std::pair<std::size_t, std::size_t>>>(
        rc::gen::pair(rc::gen::inRange<std::size_t>(0, 4), rc::gen::inRange<std::size_t>(0, 4)));
    std::vector<RatedPair> pairs, turned;
    for (const auto& [first, second] : cells) {
      pairs.push_back({pairs.size() / 2, first, second});
      turned.push_back({turned.size() / 2, second, first});
    }
    const auto weights = *rc::gen::element(KappaWeights::none, KappaWeights::linear);
    const auto one = kappa(pairs, 4, weights), other = kappa(turned, 4, weights);
    RC_ASSERT(one.has_value() == other.has_value());
    if (!one) return;
    RC_ASSERT(std::isfinite(one->value));
    RC_ASSERT(std::abs(one->value - other->value) < 1e-12);
    RC_ASSERT(one->low.has_value() == other->low.has_value());
    if (!one->low) return;
    RC_ASSERT(*one->low <= one->value + 1e-12 && one->value <= *one->high + 1e-12);
    RC_ASSERT(std::abs(*one->low - *other->low) < 1e-9);
  }));
}

}  // namespace
}  // namespace pbr::audit
