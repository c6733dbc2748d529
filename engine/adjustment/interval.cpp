#include "pbr/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

namespace pbr {
namespace {

constexpr double faint = 1e-25;  // of the likeliest count: too little to matter to a tail of 0.001

/// The chances of the counts that matter, from `first` on, adding up to `sum`.
struct Chances {
  std::int64_t first = 0;
  std::vector<double> of;
  double sum = 0;
};

// Each count from the one beside it, outwards from the likeliest, so that nothing underflows.
Chances binomial(double rate, std::int64_t size) {
  const double odds = rate / (1 - rate);
  const auto mode =
      std::min(size, static_cast<std::int64_t>(std::floor(static_cast<double>(size + 1) * rate)));
  std::vector<double> below;
  double chance = 1;
  for (std::int64_t count = mode; count > 0 && chance > faint; --count) {
    chance *= static_cast<double>(count) / static_cast<double>(size - count + 1) / odds;
    below.push_back(chance);
  }
  Chances chances{mode - static_cast<std::int64_t>(below.size()), {below.rbegin(), below.rend()}};
  chance = 1;
  for (std::int64_t count = mode; count <= size && chance > faint; ++count) {
    chances.of.push_back(chance);
    chance *= static_cast<double>(size - count) / static_cast<double>(count + 1) * odds;
  }
  for (const double each : chances.of) chances.sum += each;
  return chances;
}

double limit_at(const Chances& chances, double tail, std::int64_t size) {
  double below = 0;
  for (std::size_t at = 0; at < chances.of.size(); ++at) {
    const double here = chances.of[at] / chances.sum;
    if (below + here > tail || at + 1 == chances.of.size()) {
      const double count = static_cast<double>(chances.first + static_cast<std::int64_t>(at));
      const double limit = (count - (below + here - tail) / here) / static_cast<double>(size);
      return std::clamp(limit, 0.0, 1.0);
    }
    below += here;
  }
  return 0;
}

double cubed(double x) { return x * x * x; }

}  // namespace

std::optional<Interval> wilson(std::int64_t yes, std::int64_t of) {
  if (of <= 0) return {};
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(yes) / n;
  const double z2 = normal_975 * normal_975;
  const double centre = p + z2 / (2 * n);
  const double half = normal_975 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  const double below = 1 + z2 / n;
  // At 0 and n of n the arithmetic may miss the limit by a bit.
  return Interval{yes == 0 ? 0 : std::max(0.0, (centre - half) / below),
                  yes == of ? 1 : std::min(1.0, (centre + half) / below)};
}

double student_975(std::int64_t freedom) {
  return boost::math::quantile(boost::math::students_t(static_cast<double>(freedom)), 0.975);
}

std::optional<Interval> mean_interval(std::int64_t number, std::int64_t sum, Int128 squares) {
  if (number < 2) return {};
  const auto n = static_cast<double>(number);
  // n x squares - sum^2 in whole numbers: nothing is lost where all values are nearly alike.
  const Int128 spread = std::max<Int128>(0, squares * number - Int128{sum} * sum);
  const double variance = static_cast<double>(spread) / n / (n - 1);
  const double half = student_975(number - 1) * std::sqrt(variance / n);
  const double mean = static_cast<double>(sum) / n;
  return Interval{mean - half, mean + half};
}

Interval byar(std::int64_t observed) {
  const auto count = static_cast<double>(observed);
  const double more = count + 1;
  const double low =
      observed == 0 ? 0 : count * cubed(1 - 1 / (9 * count) - normal_975 / (3 * std::sqrt(count)));
  return {std::max(0.0, low),
          more * cubed(1 - 1 / (9 * more) + normal_975 / (3 * std::sqrt(more)))};
}

Interval binomial_limits(double rate, std::int64_t size, FunnelLimit limit) {
  if (size <= 0) return {0, 1};
  if (rate <= 0) return {0, 0};
  if (rate >= 1) return {1, 1};
  const double tail = limit == FunnelLimit::p95 ? 0.025 : 0.001;
  const Chances chances = binomial(rate, size);
  return {limit_at(chances, tail, size), limit_at(chances, 1 - tail, size)};
}

}  // namespace pbr
