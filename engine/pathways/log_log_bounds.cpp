#include "pathways/log_log_bounds.hpp"

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>

namespace pbr {
namespace {

using Digits = boost::multiprecision::cpp_bin_float_50;
constexpr double z = 1.959963984540054;  // the 97.5th percentile of the normal distribution
constexpr int million = 1'000'000;

// Doubles: of n rows the logarithm and the variance are off by n x 2^-53 of themselves each, which
// x exp(x) <= 1/e and exponents of a that stay below 4 make less than 1e-11 x n / 4000 of a bound.
// Where a bound in millionths is no farther from a half than this, more digits decide.
constexpr double guard = 1e-4;

template <class Real>
struct RealBounds {
  Real low, high;  // in millionths
};

template <class Real>
RealBounds<Real> bounds_of(const Real& log_survival, const Real& variance) {
  using std::exp;
  using std::sqrt;
  const Real power = exp(Real(Real(z) * sqrt(variance) / log_survival));
  return {exp(Real(log_survival / power)) * million, exp(Real(log_survival * power)) * million};
}

bool is_clear(double millionths) {
  const double above = millionths - std::floor(millionths);
  return std::abs(above - 0.5) > guard;
}

std::int64_t rounded(const Digits& millionths) {
  return boost::multiprecision::floor(Digits(millionths + 0.5)).convert_to<std::int64_t>();
}

}  // namespace

std::optional<LogLogBounds::Bounds> LogLogBounds::add(const LifeRow& row) {
  all_ended_ = all_ended_ || row.ended() == row.at_risk;
  if (all_ended_) return {};
  const Step step{row.at_risk, row.ended()};
  steps_.push_back(step);
  const auto n = static_cast<double>(step.at_risk);
  const auto d = static_cast<double>(step.ended);
  log_survival_ += std::log1p(-d / n);
  variance_ += d / (n * (n - d));
  const auto quick = bounds_of(log_survival_, variance_);
  if (is_clear(quick.low) && is_clear(quick.high)) {
    return Bounds{std::llround(quick.low), std::llround(quick.high)};
  }
  Digits survival = 1;
  Digits variance = 0;
  for (const Step& each : steps_) {
    const std::int64_t left = each.at_risk - each.ended;
    survival = survival * left / each.at_risk;
    variance += Digits(each.ended) / each.at_risk / left;
  }
  const auto exact = bounds_of<Digits>(log(survival), variance);
  return Bounds{rounded(exact.low), rounded(exact.high)};
}

}  // namespace pbr
