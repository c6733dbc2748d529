// Probabilities of method `logit` in millionths, rounded halves up from their exact value: the same
// on every machine, whatever its exp().
#pragma once

#include <cstdint>
#include <span>

namespace pbr {

/// Of the cluster, and of the difference to the runner-up (0 where there is none).
struct Softmax {
  std::int32_t probability = 0;
  std::int32_t margin = 0;
  friend bool operator==(const Softmax&, const Softmax&) = default;
};

/// Scores of all candidates in units of 10^-places (0 to 15): the best first, then the second, then
/// the rest in any order. Not empty; the differences of two scores fit int64.
[[nodiscard]] Softmax softmax_of_best(std::span<const std::int64_t> points, int places);

/// The probability of points[which] among all candidates, which may stand in any order.
[[nodiscard]] std::int32_t probability_of(std::span<const std::int64_t> points, std::size_t which,
                                          int places);

/// Double precision gives a probability in millionths to far better than this, see
/// probability.cpp. Where a value is no farther from a half, more digits must decide.
inline constexpr double millionth_guard = 1e-6;

}  // namespace pbr
