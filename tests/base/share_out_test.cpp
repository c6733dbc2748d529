#include "pbr/money.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

namespace {

using namespace pbr;
using Weights = std::vector<std::int64_t>;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

std::vector<std::int64_t> shared(std::int64_t total, const Weights& weights) {
  std::vector<std::int64_t> parts;
  for (const Pence part : share_out(Pence{total}, weights)) parts.push_back(part.value());
  return parts;
}

TEST_CASE("parts by largest remainder, the earlier part first") {
  struct Row {
    std::int64_t total;
    Weights weights;
    std::vector<std::int64_t> parts;
  };
  const auto row = GENERATE(values<Row>({
      {100, {1, 1, 1}, {34, 33, 33}},
      {-100, {1, 1, 1}, {-34, -33, -33}},
      {101, {1, 1, 1}, {34, 34, 33}},
      {1, {1, 2, 1}, {0, 1, 0}},
      {2, {3, 3, 3, 3}, {1, 1, 0, 0}},
      {10, {1, 0, 3}, {3, 0, 7}},  // 2.5 and 7.5: equal remainders, the earlier gets the penny
      {7, {0, 0, 5}, {0, 0, 7}},
      {5, {most, most}, {3, 2}},
      {0, {0, 0}, {0, 0}},
      {0, {2, 3}, {0, 0}},
      {0, {}, {}},
      {most, {1}, {most}},
      {least, {1}, {least}},
      {least, {most, most}, {least / 2, least / 2}},
      {most, {most, 0, most}, {most / 2 + 1, 0, most / 2}},
  }));
  CAPTURE(row.total, row.weights);
  CHECK(shared(row.total, row.weights) == row.parts);
}

TEST_CASE("a share nobody can have is refused") {
  CHECK_THROWS_WITH(shared(1, {0, 0}), "nothing to share an amount by");
  CHECK_THROWS_WITH(shared(-1, {}), "nothing to share an amount by");
  CHECK_THROWS_WITH(shared(5, {2, -1}), "a share with a negative weight");
  CHECK_THROWS_AS(shared(0, {least}), InternalError);
}

TEST_CASE("parts obey the laws of a fair split") {
  REQUIRE(rc::check("sum, quota, sign, zero weights", [](std::int64_t total) {
    auto weights =
        *rc::gen::nonEmpty(rc::gen::container<Weights>(rc::gen::inRange<std::int64_t>(0, 1000000)));
    weights.push_back(*rc::gen::inRange<std::int64_t>(1, 1000000));
    Int128 weight_sum = 0;
    for (const auto weight : weights) weight_sum += weight;
    Int128 sum = 0;
    const auto parts = shared(total, weights);
    RC_ASSERT(parts.size() == weights.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      sum += parts[i];
      // Each part is within a penny of its exact quota: |part x W - total x w| < W.
      const Int128 off = Int128{parts[i]} * weight_sum - Int128{total} * weights[i];
      RC_ASSERT((off < 0 ? -off : off) < weight_sum);
      RC_ASSERT(weights[i] != 0 || parts[i] == 0);
    }
    RC_ASSERT(sum == total);
  }));
  REQUIRE(rc::check("a larger weight never has the smaller part", [] {
    const auto total = *rc::gen::inRange<std::int64_t>(0, 1000000);
    const auto small = *rc::gen::inRange<std::int64_t>(1, 1000);
    const auto large = *rc::gen::inRange<std::int64_t>(small, 2000);
    const auto other = *rc::gen::inRange<std::int64_t>(0, 1000);
    const auto parts = shared(total, {large, other, small});
    RC_ASSERT(parts[0] >= parts[2]);
  }));
}

}  // namespace
