#include "allocation/probability.hpp"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <optional>

namespace pbr {
namespace {

using Digits = boost::multiprecision::cpp_bin_float_50;
constexpr std::int32_t million = 1'000'000;

// Every one of these is exact in a double.
constexpr std::array<double, 16> power_of_ten{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

// e to the power of a difference that is never positive: it cannot overflow, and underflows to 0.
//
// In doubles the difference (up to 2^62) and its quotient are off by 2^-53 of themselves each,
// which moves x * exp(x) <= 1/e by less than 1e-16; exp itself is within an ulp; 256 sums and the
// division add less than 3e-14. In millionths all of it stays below 1e-7, a tenth of
// millionth_guard.
template <class Real>
Real weight(std::int64_t points, std::int64_t best, int places) {
  using std::exp;
  return exp(Real(points - best) / Real(power_of_ten[static_cast<std::size_t>(places)]));
}

template <class Real>
Real sum_of_weights(std::span<const std::int64_t> points, std::int64_t best, int places) {
  Real sum = 0;
  for (const std::int64_t each : points) sum += weight<Real>(each, best, places);
  return sum;
}

// Nothing where the rounding could go either way.
std::optional<std::int32_t> rounded(double probability) {
  const double millionths = probability * million;
  const double whole = std::floor(millionths + 0.5);
  if (std::abs(millionths + 0.5 - std::round(millionths + 0.5)) <= millionth_guard) return {};
  return static_cast<std::int32_t>(whole);
}

// Exactly half a millionth is left only where all scores are equal, and those never come here: for
// other scores exp() makes the quotient irrational (Lindemann and Weierstrass). A half in fifty
// digits therefore means that weights too small for them were lost from the sum below the line, so
// the exact value is the smaller one.
std::int32_t rounded(const Digits& probability) {
  return boost::multiprecision::ceil(probability * million - Digits(0.5))
      .convert_to<std::int32_t>();
}

bool all_equal(std::span<const std::int64_t> points) {
  return std::all_of(points.begin(), points.end(),
                     [&](std::int64_t each) { return each == points.front(); });
}

std::int32_t one_of(std::size_t equals) {
  const auto n = static_cast<std::int64_t>(equals);
  return static_cast<std::int32_t>((2 * std::int64_t{million} + n) / (2 * n));
}

}  // namespace

Softmax softmax_of_best(std::span<const std::int64_t> points, int places) {
  const std::int64_t best = points.front();
  if (all_equal(points)) return {one_of(points.size()), 0};
  const double sum = sum_of_weights<double>(points, best, places);
  const double second = weight<double>(points[1], best, places);
  auto probability = rounded(1 / sum);
  auto margin = points[1] == best ? 0 : rounded((1 - second) / sum);
  if (!probability || !margin) {
    const auto exact = sum_of_weights<Digits>(points, best, places);
    probability = rounded(Digits(1 / exact));
    margin = points[1] == best
                 ? 0
                 : rounded(Digits((1 - weight<Digits>(points[1], best, places)) / exact));
  }
  return {*probability, *margin};
}

std::int32_t probability_of(std::span<const std::int64_t> points, std::size_t which, int places) {
  if (all_equal(points)) return one_of(points.size());
  const std::int64_t best = *std::max_element(points.begin(), points.end());
  const double fast =
      weight<double>(points[which], best, places) / sum_of_weights<double>(points, best, places);
  if (const auto probability = rounded(fast)) return *probability;
  return rounded(Digits(weight<Digits>(points[which], best, places) /
                        sum_of_weights<Digits>(points, best, places)));
}

}  // namespace pbr
