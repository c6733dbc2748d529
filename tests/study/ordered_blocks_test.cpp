#include "study/ordered_blocks.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>
#include <stdexcept>

using pbr::study::ordered_blocks;

namespace {

// Blocks finish in another order than they start in: the first ones take longest.
std::vector<std::size_t> squares(std::size_t count, std::size_t block, unsigned threads) {
  std::vector<std::size_t> result;
  ordered_blocks(
      count, block, threads,
      [&](std::size_t first, std::size_t end) {
        if (first < block * 3) std::this_thread::sleep_for(std::chrono::milliseconds(3));
        std::vector<std::size_t> part;
        for (; first < end; ++first) part.push_back(first * first);
        return part;
      },
      [&](std::vector<std::size_t> part) {
        result.insert(result.end(), part.begin(), part.end());
      });
  return result;
}

}  // namespace

TEST_CASE("results come in order, whatever the threads and the block") {
  std::vector<std::size_t> expected(1000);
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i * i;
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    for (const std::size_t block : {1UL, 7UL, 100UL, 1000UL, 5000UL}) {
      CHECK(squares(1000, block, threads) == expected);
    }
  }
  CHECK(squares(0, 10, 4).empty());
}

TEST_CASE("the first exception of a worker is thrown and ends the work") {
  for (const unsigned threads : {1U, 2U, 4U}) {
    std::size_t delivered = 0;
    const auto go = [&] {
      ordered_blocks(
          100, 1, threads,
          [](std::size_t first, std::size_t) {
            if (first == 20) throw std::runtime_error("block 20");
            return first;
          },
          [&](std::size_t) { ++delivered; });
    };
    CHECK_THROWS_WITH(go(), "block 20");
    CHECK(delivered <= 20);
  }
}

TEST_CASE("an exception of the receiver ends the work") {
  const auto go = [] {
    ordered_blocks(
        100, 1, 4, [](std::size_t first, std::size_t) { return first; },
        [](std::size_t value) {
          if (value == 5) throw std::runtime_error("full");
        });
  };
  CHECK_THROWS_WITH(go(), "full");
}
