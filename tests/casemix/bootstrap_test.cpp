#include "casemix/bootstrap.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "pbr/casemix.hpp"

using namespace pbr;

// Poisson(1) has mean and variance 1. Bounds are four standard errors of 400,000 draws: 0.0016 for
// the mean and sqrt((4 - 1) / n) = 0.0027 for the variance.
TEST_CASE("weights have mean and variance 1") {
  for (const std::uint64_t seed : {1U, 2U, 20140401U}) {
    INFO("seed " << seed);
    std::int64_t sum = 0;
    std::int64_t squares = 0;
    constexpr std::int64_t people = 400;
    constexpr std::int64_t replicates = 1000;
    for (int p = 0; p < people; ++p) {
      const auto key = bootstrap_key(PersonId{"P" + std::to_string(p)});
      for (std::uint32_t r = 0; r < replicates; ++r) {
        const std::int64_t weight = bootstrap_weight(seed, key, r);
        sum += weight;
        squares += weight * weight;
      }
    }
    constexpr std::int64_t draws = people * replicates;
    CHECK(std::abs(sum - draws) < draws * 64 / 10000);
    CHECK(std::abs(squares - 2 * draws) < 2 * draws * 110 / 10000);
  }
}

TEST_CASE("weights 0, 1, 2 ... come as often as Poisson(1) says") {
  std::array<std::int64_t, 5> seen{};
  for (std::uint32_t r = 0; r < 1'000'000; ++r) {
    const auto weight = bootstrap_weight(7, 11, r);
    if (weight < seen.size()) ++seen[weight];
  }
  const std::array<std::int64_t, 5> expected{367'879, 367'879, 183'940, 61'313, 15'328};
  for (std::size_t k = 0; k < seen.size(); ++k) {
    INFO("weight " << k);
    CHECK(std::abs(seen[k] - expected[k]) < 2000);  // four standard errors of the commonest
  }
}

TEST_CASE("a weight depends on seed, person and replicate, each of them") {
  const auto weights = [](std::uint64_t seed, std::uint64_t person) {
    std::vector<std::uint32_t> drawn;
    for (std::uint32_t r = 0; r < 64; ++r) drawn.push_back(bootstrap_weight(seed, person, r));
    return drawn;
  };
  CHECK(weights(1, 5) == weights(1, 5));
  CHECK(weights(1, 5) != weights(2, 5));
  CHECK(weights(1, 5) != weights(1, 6));
  CHECK(weights(1, 2) != weights(2, 1));
  const auto some = weights(1, 5);
  CHECK(std::set(some.begin(), some.end()).size() > 2);
  std::vector<std::uint32_t> at_once(64);
  weights_from(stream_start(1, 5), at_once);
  CHECK(at_once == some);
}

TEST_CASE("two people's weights do not move together") {
  std::int64_t products = 0;
  for (std::uint32_t r = 0; r < 400'000; ++r) {
    products += std::int64_t{bootstrap_weight(1, bootstrap_key(PersonId{"P1"}), r)} *
                bootstrap_weight(1, bootstrap_key(PersonId{"P2"}), r);
  }
  // Independent: the mean of the product is 1, its variance 3; four standard errors.
  CHECK(std::abs(products - 400'000) < 4'400);
}

// Pinned: another value on another machine, or after a change here, would give other intervals.
// The first output of SplitMix64 from state 0 is published; the other values come from a second
// implementation with decimal arithmetic.
TEST_CASE("keys and weights are the same everywhere") {
  constexpr std::uint64_t gamma = 0x9e3779b97f4a7c15;
  constexpr std::uint64_t first_output = 0xe220a8397b1dcdaf;
  CHECK(stream_start(0, first_output ^ gamma) == first_output);
  CHECK(stream_start(0, 0) == 0x48218226ff3cd4bf);
  CHECK(bootstrap_key(PersonId{"P1"}) == 0xa4bb581a8da43815);
  const std::vector<std::uint32_t> expected{1, 0, 2, 0, 0, 2, 1, 2, 1, 2, 1, 1,
                                            2, 1, 3, 1, 0, 1, 1, 2, 0, 1, 2, 1};
  std::vector<std::uint32_t> drawn;
  for (std::uint32_t r = 0; r < expected.size(); ++r) {
    drawn.push_back(bootstrap_weight(20140401, bootstrap_key(PersonId{"P1"}), r));
  }
  CHECK(drawn == expected);
}
