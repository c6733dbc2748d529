// Regression to the mean, shown and taken out: who starts worst improves most, whatever is done.
//
// Of all pairs of a measure with strata (pbr/adjustment.hpp), b the score before and a the score
// after, M the mean of b, r their correlation, s their standard deviations: without any effect a
// person who starts at b is to be expected at M + r (s_a / s_b) (b - M), and the change that comes
// of regression to the mean alone is (r s_a / s_b - 1) (b - M), signed so that positive is better.
// r s_a / s_b is the slope of a on b: sum of (b - M)(a - mean a) / sum of (b - M)^2. Over everybody
// these changes add up to 0: the mean change of all is left as it is.
// Source: Barnett, van der Pols & Dobson, Int J Epidemiol 2005, 34, 215-220; Davis 1976.
//
// `left` is the mean change of a fifth of the intake score less what comes of regression to the
// mean, with Student's interval over its pairs, the slope taken as known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/adjustment.hpp"
#include "pbr/interval.hpp"

namespace pbr {

struct IntakeChange {
  std::optional<std::uint8_t> intake;  ///< none: all
  std::int64_t pairs = 0;              ///< above 0
  /// Sums in thousandths.
  std::int64_t before = 0, after = 0;
  double change = 0;                    ///< mean, in points; positive is better
  std::optional<double> by_regression;  ///< of it, by regression to the mean alone
  std::optional<double> left;
  std::optional<Interval> left_interval;
};
struct RegressionToMean {
  std::uint32_t measure = 0;
  std::int64_t pairs = 0;
  double sd_before = 0, sd_after = 0;  ///< 0 of one pair, and printed empty
  /// None where scores do not differ or there are fewer than three pairs; nothing is then said to
  /// come of regression to the mean.
  std::optional<double> correlation, slope;
  std::vector<IntakeChange> bands;  ///< with a pair, by intake; then all
};
/// Of each measure with a pair.
[[nodiscard]] std::vector<RegressionToMean> regression_to_mean(
    const OutcomeStrata& strata, const std::vector<const Measure*>& measures);

}  // namespace pbr
