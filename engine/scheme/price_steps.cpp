#include "scheme/price_steps.hpp"

#include <algorithm>
#include <numeric>

#include "pbr/result.hpp"

namespace pbr {
namespace {

struct Fraction {
  std::int64_t rest, of;
  std::int64_t quantity;
};

std::vector<Fraction> fractions(Rounding mode, std::int64_t most) {
  std::vector<Fraction> found;
  for (std::int64_t quantity = 1; quantity <= most; ++quantity) {
    for (std::int64_t k = 1; k <= quantity; ++k) {
      switch (mode) {
        case Rounding::half_up:
        case Rounding::half_even:
          found.push_back({2 * k - 1, 2 * quantity, quantity});
          break;
        case Rounding::down:
          if (k < quantity) found.push_back({k, quantity, quantity});
          break;
        case Rounding::up:
          found.push_back({k - 1, quantity, quantity});
          break;
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Fraction& a, const Fraction& b) {
    return a.rest * b.of < b.rest * a.of;
  });
  return found;
}

}  // namespace

RoundingSteps::RoundingSteps(Rounding mode)
    : to_even_(mode == Rounding::half_even), after_(mode == Rounding::up ? 1 : 0) {
  add_points(mode);
  fill_buckets();
}

void RoundingSteps::add_points(Rounding mode) {
  for (const Fraction& each : fractions(mode, most)) {
    const bool is_new =
        points_.empty() || points_.back().rest * each.of != each.rest * points_.back().of;
    if (is_new) {
      const std::int64_t common = std::gcd(each.rest, each.of);
      points_.push_back({each.rest / common, each.of / common});
    }
    of_quantity_[static_cast<std::size_t>(each.quantity)].push_back(
        static_cast<std::uint32_t>(points_.size() - 1));
  }
  points_.push_back({2, 1});
}

void RoundingSteps::fill_buckets() {
  constexpr auto of = static_cast<std::int64_t>(buckets);
  std::uint16_t below = 0;
  for (std::int64_t bucket = 0; bucket < of; ++bucket) {
    while (bucket * points_[below].of >= points_[below].rest * of + after_) ++below;
    below_[static_cast<std::size_t>(bucket)] = below;
  }
}

void RoundingSteps::add(std::int64_t quantity, std::int64_t lines,
                        std::vector<std::int64_t>& sums) const {
  sums.resize(size());
  for (const std::uint32_t point : of_quantity_.at(static_cast<std::size_t>(quantity))) {
    sums[point + 1] += lines;
  }
}

void RoundingSteps::sum_up(std::vector<std::int64_t>& sums) {
  std::partial_sum(sums.begin(), sums.end(), sums.begin());
}

std::int64_t rounded(std::int64_t quantity, std::int64_t whole, std::int64_t rest, std::int64_t of,
                     Rounding mode) {
  const std::int64_t down = quantity * whole + quantity * rest / of;
  const std::int64_t left = quantity * rest % of;
  switch (mode) {
    case Rounding::half_up:
      return down + (2 * left >= of ? 1 : 0);
    case Rounding::half_even:
      return down + (2 * left > of || (2 * left == of && down % 2 == 1) ? 1 : 0);
    case Rounding::down:
      return down;
    case Rounding::up:
      return down + (left > 0 ? 1 : 0);
  }
  throw InternalError("no such rounding");
}

}  // namespace pbr
