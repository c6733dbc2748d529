#include "bulk/in_order.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <thread>

namespace {

using pbr::bulk::InOrder;

TEST_CASE("results come out in the order of their numbers, whoever is first") {
  InOrder<std::uint64_t> in_order(3);
  std::atomic<std::uint64_t> next = 0;
  std::vector<std::uint64_t> seen;
  const auto work = [&] {
    for (std::uint64_t mine = next++; mine < 2'000; mine = next++) {
      auto result = in_order.blank();
      *result = mine;
      if (mine % 7 == 0) std::this_thread::yield();
      in_order.hand_in(mine, std::move(result), [&](std::uint64_t& due) { seen.push_back(due); });
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (auto& thread : threads) thread.join();
  REQUIRE(seen.size() == 2'000);
  for (std::uint64_t at = 0; at < seen.size(); ++at) CHECK(seen[at] == at);
}

TEST_CASE("a result that was handed on is used again") {
  InOrder<int> in_order(2);
  auto first = in_order.blank();
  const int* const place = first.get();
  in_order.hand_in(0, std::move(first), [](int&) {});
  CHECK(in_order.blank().get() == place);
}

TEST_CASE("a failure while handing on goes through and stops everybody") {
  InOrder<int> in_order(1);
  const auto fail = [](int&) { throw std::runtime_error("disk full"); };
  std::thread waits([&] { in_order.hand_in(1, in_order.blank(), [](int&) {}); });
  CHECK_THROWS_WITH(in_order.hand_in(0, in_order.blank(), fail), "disk full");
  waits.join();
  CHECK(in_order.stopped());
}

}  // namespace
