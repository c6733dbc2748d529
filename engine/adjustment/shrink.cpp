#include "adjustment/shrink.hpp"

#include <algorithm>

namespace pbr {

Shrinkage::Shrinkage(std::span<const Weighed> places, double mean, double variance)
    : mean_(mean), variance_(variance) {
  double weights = 0;
  double squares = 0;
  for (const Weighed& place : places) {
    weights += place.weight;
    squares += place.weight * (place.value - mean) * (place.value - mean);
  }
  if (weights <= 0) return;
  const double mean_weight = weights / static_cast<double>(places.size());
  between_ = std::max(0.0, squares / weights - variance / mean_weight);
}

double Shrinkage::shrunk(const Weighed& place) const {
  // Nothing differs but by chance: everybody is as all are.
  if (between_ == 0) return mean_;
  return mean_ + between_ / (between_ + variance_ / place.weight) * (place.value - mean_);
}

}  // namespace pbr
