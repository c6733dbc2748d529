#include "synth/random.hpp"

#include <rapidcheck.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>

namespace pbr::synth {
namespace {

TEST_CASE("a draw depends on seed, person, stream and counter, and is the same everywhere") {
  // Worked out apart from the program, in unbounded whole numbers, from SplitMix64's definition.
  Random random(1, 1, Stream::details);
  CHECK(random.next() == 0x0a45b3e0d5967d37U);
  CHECK(random.next() == 0x9f2700594737daf3U);
  CHECK(random.next() == 0x0064cdf1cbba9a68U);
  for (Random other :
       {Random(2, 1, Stream::details), Random(1, 2, Stream::details), Random(1, 1, Stream::dirt)}) {
    CHECK(other.next() != 0x0a45b3e0d5967d37U);
  }
}

TEST_CASE("between keeps its bounds and reaches both") {
  const bool held = rc::check("bounds", [](std::uint64_t seed) {
    const int low = *rc::gen::inRange(-1000, 1000);
    const int high = low + *rc::gen::inRange(0, 5);
    Random random(seed, 1, Stream::dirt);
    bool reached_low = false, reached_high = false;
    for (int draw = 0; draw < 500; ++draw) {
      const int value = random.between(low, high);
      RC_ASSERT(value >= low && value <= high);
      reached_low = reached_low || value == low;
      reached_high = reached_high || value == high;
    }
    RC_ASSERT(reached_low && reached_high);
  });
  REQUIRE(held);
}

TEST_CASE("quantiles are met") {
  const Quantiles days{{0, 10}, {500, 20}, {900, 100}, {1000, 400}};
  int below_20 = 0, below_100 = 0;
  Random random(3, 1, Stream::details);
  for (int draw = 0; draw < 100'000; ++draw) {
    const int value = days.draw(random);
    REQUIRE(value >= 10);
    REQUIRE(value < 400);
    below_20 += value < 20 ? 1 : 0;
    below_100 += value < 100 ? 1 : 0;
  }
  CHECK(below_20 == Approx(50'000).margin(600));
  CHECK(below_100 == Approx(90'000).margin(400));
}

TEST_CASE("picks follow their weights") {
  Random random(3, 2, Stream::details);
  std::array<int, 3> counts{};
  for (int draw = 0; draw < 100'000; ++draw) ++counts[random.pick({1, 0, 3})];
  CHECK(counts[1] == 0);
  CHECK(counts[0] == Approx(25'000).margin(600));
}

TEST_CASE("the bell is centred and as wide as it says") {
  Random random(3, 3, Stream::details);
  std::int64_t sum = 0, squares = 0;
  for (int draw = 0; draw < 100'000; ++draw) {
    const int value = random.bell(3);
    REQUIRE(std::abs(value) <= 12);
    sum += value;
    squares += value * value;
  }
  CHECK(sum == Approx(0).margin(6000));
  CHECK(squares == Approx(1'600'000).margin(40'000));  // 4 squared, 100,000 times
}

}  // namespace
}  // namespace pbr::synth
