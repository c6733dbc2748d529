// Each contract, provider and commissioner beside what its people were to be expected to bring.
//
// Of each measure with strata (pbr/adjustment.hpp), by two methods:
//   strata       expected_sums() for improved, not_worse and recovered; for mean_change the mean
//                change of all pairs of the same cluster and intake band
//   regression   the models of pbr/outcome_models.hpp (mean_change: `after` less the scores
//   before);
//                no rows where there is no model
// Contracts are added up to providers and commissioners.
//
//   size           the pairs; of recovered the cases
//   observed       a count; of mean_change the sum of the changes in points
//   ratio          observed / expected with Byar's interval; not of mean_change. None where nothing
//                  was to be expected
//   standardised   ratio x the rate of all; of mean_change the mean change of all + (observed -
//                  expected) / size; with its interval: the ratio's, or -+ z s / sqrt(size), s^2
//                  the variance that the method leaves inside its strata, or residuals
//   shrunk         the standardised figure drawn towards that of all the more, the less it stands
//                  on: m + A / (A + v / E) (y - m). Empirical Bayes by the method of moments over
//                  the places of one level: A = max(0, s^2 - v / mean E), s^2 = sum E (y - m)^2 /
//                  sum E, y the ratio, m = 1, E the expected, v = 1 - rate of all; of mean_change y
//                  standardised, m the mean of all, E the size, v the variance above. Where A is 0
//                  the places differ by chance alone and all have m. Marshall 1991 (global
//                  smoothing); his Poisson variance is replaced by that of a share, which varies
//                  less
//   limits         where chance alone keeps a place of this size: the binomial ones of
//                  pbr/interval.hpp about the rate of all; of mean_change m -+ z s / sqrt(size)
//   outside        the widest limits that the standardised figure lies beyond, and on which side.
//                  Of twenty places that do not differ, one lies beyond the 95% limits by chance
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/interval.hpp"
#include "pbr/outcome_indicators.hpp"
#include "pbr/outcome_models.hpp"

namespace pbr {

enum class AdjustmentMethod : std::uint8_t { strata, regression };
[[nodiscard]] std::string_view to_text(AdjustmentMethod method);

enum class Outside : std::uint8_t { none, below_95, below_998, above_95, above_998 };
/// "none", "below 95%", "above 99.8%" ...
[[nodiscard]] std::string_view to_text(Outside outside);

struct AdjustedOutcome {
  std::uint32_t measure = 0;
  OutcomeStatistic statistic = OutcomeStatistic::improved;
  AdjustmentMethod method = AdjustmentMethod::strata;
  std::string level;                   ///< contract, provider, commissioner
  std::string provider, commissioner;  ///< empty where the level has none
  std::int64_t size = 0;               ///< above 0
  std::int64_t observed_units = 0;     ///< a count, or thousandths of a point
  double observed = 0, expected = 0;
  double of_all = 0;  ///< the rate, or the mean change, of all
  std::optional<double> ratio;
  std::optional<Interval> ratio_interval;
  std::optional<double> standardised;
  std::optional<Interval> standardised_interval;
  std::optional<double> shrunk;
  Interval limits_95, limits_998;
  Outside outside = Outside::none;
};

/// In order of measure, statistic, method, level, provider, commissioner.
[[nodiscard]] std::vector<AdjustedOutcome> adjusted_outcomes(
    const OutcomeStrata& strata, const std::vector<const Measure*>& measures,
    const std::vector<OutcomeModel>& models);

}  // namespace pbr
