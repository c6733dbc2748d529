// Empirical Bayes by the method of moments; the rule stands in pbr/adjusted_outcomes.hpp.
#pragma once

#include <span>

namespace pbr {

/// A figure that varies by chance with the variance `v / weight`.
struct Weighed {
  double value = 0, weight = 0;
};

class Shrinkage {
 public:
  /// Of the places of one level; their weighted mean is `mean`.
  Shrinkage(std::span<const Weighed> places, double mean, double variance);
  [[nodiscard]] double between() const { return between_; }
  [[nodiscard]] double shrunk(const Weighed& place) const;

 private:
  double mean_, variance_, between_ = 0;
};

}  // namespace pbr
