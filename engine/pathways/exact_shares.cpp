#include "pathways/exact_shares.hpp"

#include <numeric>

namespace pbr {

void ExactShares::add(const LifeRow& row) {
  const std::int64_t shared = std::gcd(last_, row.at_risk);
  const std::int64_t factor = last_ / shared;
  const std::int64_t divisor = row.at_risk / shared;
  above_ *= factor;
  moved_ = moved_ * divisor + above_ * row.moved;
  discharged_ = discharged_ * divisor + above_ * row.discharged;
  below_ *= divisor;
  last_ = row.at_risk - row.ended();
}

std::int64_t ExactShares::millionths(const Whole& share) const {
  constexpr std::int64_t million = 1'000'000;
  return static_cast<std::int64_t>(Whole{(2 * million * share + below_) / (2 * below_)});
}

}  // namespace pbr
