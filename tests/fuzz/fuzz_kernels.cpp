// Any bytes as a cluster pack and assessments: every kernel decides as the interpreter does.
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include "support/random_packs.hpp"
#include "support/same_decisions.hpp"

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pbr::test::Draws draws(std::span(data, size));
  const auto method = static_cast<pbr::Method>(draws.below(3));
  const pbr::ClusterPack pack = random_pack(draws, method);
  const pbr::test::EveryKernel kernels(pack);
  // At least one row: a pack that used up all bytes is asked for all-zero ratings.
  std::vector<pbr::Assessment> assessments;
  do {
    assessments.push_back(random_assessment(draws));
  } while (draws.any_left() && assessments.size() < pbr::RatingBlock::capacity);
  if (const auto difference = kernels.difference(assessments)) {
    std::cerr << *difference << '\n';
    std::abort();
  }
  return 0;
}
