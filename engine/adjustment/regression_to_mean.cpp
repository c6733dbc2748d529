#include "pbr/regression_to_mean.hpp"

#include <cmath>

namespace pbr {
namespace {

constexpr double thousand = 1000;
constexpr std::int64_t fewest_pairs = 3;

/// n x sum of squares (or products) less the product of the sums, exactly.
Int128 spread(std::int64_t pairs, Int128 products, std::int64_t a, std::int64_t b) {
  return products * pairs - Int128{a} * b;
}

double deviation(std::int64_t pairs, Int128 spread_of) {
  if (pairs < 2) return 0;
  const auto n = static_cast<double>(pairs);
  return std::sqrt(static_cast<double>(spread_of) / n / (n - 1)) / thousand;
}

class Bands {
 public:
  Bands(const Measure& measure, const StratumSums& all)
      : sign_(measure.higher_is_better ? 1 : -1), all_(all) {
    bb_ = spread(all.paired, all.before_before, all.before, all.before);
    aa_ = spread(all.paired, all.after_after, all.after, all.after);
    ab_ = spread(all.paired, all.before_after, all.before, all.after);
  }

  [[nodiscard]] RegressionToMean whole(std::uint32_t measure) const {
    RegressionToMean whole{
        measure, all_.paired, deviation(all_.paired, bb_), deviation(all_.paired, aa_), {},
        slope(), {}};
    if (slope() && aa_ > 0) {
      whole.correlation = static_cast<double>(ab_) / std::sqrt(static_cast<double>(bb_)) /
                          std::sqrt(static_cast<double>(aa_));
    }
    return whole;
  }

  [[nodiscard]] IntakeChange band(std::optional<std::uint8_t> intake,
                                  const StratumSums& sums) const {
    const auto n = static_cast<double>(sums.paired);
    IntakeChange band{intake, sums.paired, sums.before, sums.after, 0, {}, {}, {}};
    band.change = sign_ * static_cast<double>(sums.after - sums.before) / n / thousand;
    if (!slope()) return band;
    const double from_mean =
        static_cast<double>(Int128{sums.before} * all_.paired - Int128{all_.before} * sums.paired) /
        static_cast<double>(all_.paired) / n;
    band.by_regression = sign_ * (*slope() - 1) * from_mean / thousand;
    band.left = band.change - *band.by_regression;
    band.left_interval = left_interval(sums, *band.left);
    return band;
  }

 private:
  [[nodiscard]] std::optional<double> slope() const {
    if (all_.paired < fewest_pairs || bb_ == 0) return {};
    return static_cast<double>(ab_) / static_cast<double>(bb_);
  }

  // What is left of one pair is a - slope x b and something that all share.
  [[nodiscard]] std::optional<Interval> left_interval(const StratumSums& sums, double left) const {
    if (sums.paired < 2) return {};
    const double b = *slope();
    const double spread_left =
        static_cast<double>(spread(sums.paired, sums.after_after, sums.after, sums.after)) -
        2 * b *
            static_cast<double>(spread(sums.paired, sums.before_after, sums.before, sums.after)) +
        b * b *
            static_cast<double>(spread(sums.paired, sums.before_before, sums.before, sums.before));
    const auto n = static_cast<double>(sums.paired);
    const double error = std::sqrt(std::max(0.0, spread_left) / n / (n - 1) / n) / thousand;
    const double half = student_975(sums.paired - 1) * error;
    return Interval{left - half, left + half};
  }

  double sign_;
  const StratumSums& all_;
  Int128 bb_ = 0, aa_ = 0, ab_ = 0;
};

}  // namespace

std::vector<RegressionToMean> regression_to_mean(const OutcomeStrata& strata,
                                                 const std::vector<const Measure*>& measures) {
  std::map<std::uint32_t, std::map<std::uint8_t, StratumSums>> by_band;
  for (const auto& [key, sums] : strata.strata()) by_band[key.measure][key.intake] += sums;
  std::vector<RegressionToMean> result;
  for (const auto& [measure, intakes] : by_band) {
    StratumSums all;
    for (const auto& [intake, sums] : intakes) all += sums;
    const Bands bands(*measures.at(measure), all);
    RegressionToMean& of_measure = result.emplace_back(bands.whole(measure));
    for (const auto& [intake, sums] : intakes) of_measure.bands.push_back(bands.band(intake, sums));
    of_measure.bands.push_back(bands.band({}, all));
  }
  return result;
}

}  // namespace pbr
