// Survival and its counterparts as exact fractions.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

#include "pbr/pathways.hpp"

namespace pbr {

/// S, F_moved and F_discharged after the rows given so far, in order. All three have one
/// denominator, from which only factors that two neighbouring rows share are cancelled: a full
/// cancelling would cost more than the longer numbers do.
class ExactShares {
 public:
  void add(const LifeRow& row);

  /// In millionths, halves up.
  [[nodiscard]] std::int64_t survival() const { return millionths(last_ * above_); }
  [[nodiscard]] std::int64_t moved() const { return millionths(moved_); }
  [[nodiscard]] std::int64_t discharged() const { return millionths(discharged_); }
  /// Whether S is at or below that many quarters.
  [[nodiscard]] bool is_at_or_below(int quarters) const {
    return 4 * last_ * above_ <= quarters * below_;
  }

 private:
  using Whole = boost::multiprecision::cpp_int;
  [[nodiscard]] std::int64_t millionths(const Whole& share) const;

  std::int64_t last_ = 1;  ///< S is last_ x above_ / below_
  Whole above_{1}, below_{1}, moved_, discharged_;
};

}  // namespace pbr
