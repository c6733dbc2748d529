// How sure a figure is that rests on a sample: 95% intervals of shares, means and ratios, and the
// limits inside which chance alone keeps a place of a given size.
//
//   Wilson    of k out of n, p = k / n:
//             (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n); 0 has the low
//             limit 0 and n of n the high limit 1. Wilson 1927; Brown, Cai & DasGupta 2001
//   t         of a mean: mean -+ t(0.975, n - 1) s / sqrt(n), s^2 = (sum of squares - n mean^2) /
//             (n - 1); none of one. Student 1908
//   Byar      of a count O that would vary as a Poisson variable, O / E its ratio to what was
//             expected: O (1 - 1 / 9O - z / 3 sqrt(O))^3 to (O+1) (1 - 1 / 9(O+1) + z / 3
//             sqrt(O+1))^3; 0 has the low limit 0. Breslow & Day 1987, volume II, page 69. A little
//             too wide where the outcome is common, as a count out of n varies less
//   binomial  limits of a share of n that is really `rate`: the tails of the binomial distribution,
//             exactly, drawn as a line between its steps: with r the smallest count for which
//             P(R <= r) > tail, (r - (P(R <= r) - tail) / P(R = r)) / n, inside 0 to 1.
//             Spiegelhalter 2005, appendix A.1.1
//
// z = 1.959963984540054 (95%) and 3.090232306167813 (99.8%), the percentiles of the normal
// distribution. Figures are doubles; all but t are made of + - x / and square roots, whose results
// IEEE 754 prescribes, in one order, so that every machine has the same; t is that of Boost.Math.
//
// Pairs are taken as independent of each other, though one person may have several.
#pragma once

#include <cstdint>
#include <optional>

#include "pbr/money.hpp"

namespace pbr {

inline constexpr double normal_975 = 1.959963984540054;
inline constexpr double normal_999 = 3.090232306167813;

struct Interval {
  double low = 0, high = 0;
};

/// Nothing of nobody.
[[nodiscard]] std::optional<Interval> wilson(std::int64_t yes, std::int64_t of);
/// Of values in whole units, from their number, sum and sum of squares; in the same units. Nothing
/// of fewer than two.
[[nodiscard]] std::optional<Interval> mean_interval(std::int64_t number, std::int64_t sum,
                                                    Int128 squares);
/// Of the count.
[[nodiscard]] Interval byar(std::int64_t observed);
/// The limits that leave 2.5% (95%) or 0.1% (99.8%) out at either side.
enum class FunnelLimit : std::uint8_t { p95, p998 };
[[nodiscard]] Interval binomial_limits(double rate, std::int64_t size, FunnelLimit limit);
/// t(0.975) for at least one degree of freedom.
[[nodiscard]] double student_975(std::int64_t freedom);

}  // namespace pbr
