// What rounding adds, as a step function of the part of a penny that a unit costs.
//
// quantity x (whole pence + x) is rounded to quantity x whole pence + s(quantity, x), 0 <= x < 1,
// where s goes up by one at fractions that the quantity alone decides: halves of it are
// (2k - 1) / (2 quantity), rounded down k / quantity, rounded up just after k / quantity. All
// fractions of quantities up to `most` stand here in order, so that x is looked up once for all.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pbr/money.hpp"

namespace pbr {

class RoundingSteps {
 public:
  static constexpr std::int64_t most = 31;  ///< days of a month

  explicit RoundingSteps(Rounding mode);

  /// Values that a sum of s() can take are `size()`: up to the first fraction, between two, ...
  [[nodiscard]] std::size_t size() const { return points_.size(); }
  /// Adds lines x s(quantity, x) of every interval, not yet summed up: see sum_up().
  void add(std::int64_t quantity, std::int64_t lines, std::vector<std::int64_t>& sums) const;
  static void sum_up(std::vector<std::int64_t>& sums);

  /// The interval of x = rest / of. Needs 0 <= rest < of < 2^40.
  [[nodiscard]] std::uint32_t interval(std::int64_t rest, std::int64_t of) const {
    return interval_in(static_cast<std::uint64_t>(rest) * buckets / static_cast<std::uint64_t>(of),
                       rest, of);
  }
  /// The same without dividing: `scale` is 2^62 / of, rounded down.
  [[nodiscard]] std::uint32_t interval(std::int64_t rest, std::int64_t of,
                                       std::uint64_t scale) const {
    return interval_in(static_cast<std::uint64_t>(rest) * scale >> (62 - bucket_bits), rest, of);
  }
  /// Whether x is a fraction itself, where ties go to the even penny and so depend on more than x.
  [[nodiscard]] bool is_tie(std::uint32_t interval, std::int64_t rest, std::int64_t of) const {
    if (!to_even_ || interval == 0) return false;
    const Point& point = points_[interval - 1];
    return rest * point.of == point.rest * of;
  }

 private:
  // Two fractions differ by more than 1 / 4,000: no bucket, nor one a little longer, holds two.
  static constexpr int bucket_bits = 13;
  static constexpr std::size_t buckets = std::size_t{1} << bucket_bits;

  struct Point {
    std::int64_t rest = 0, of = 1;
  };
  // A bucket may be one too low by what was rounded off; the next fraction is looked at anyway.
  [[nodiscard]] std::uint32_t interval_in(std::uint64_t bucket, std::int64_t rest,
                                          std::int64_t of) const {
    const std::uint32_t below = below_[bucket];
    const Point& next = points_[below];
    return below + static_cast<std::uint32_t>(rest * next.of >= next.rest * of + after_);
  }
  void add_points(Rounding mode);
  void fill_buckets();

  bool to_even_;
  std::int64_t after_;         ///< 1 where the step comes just after the fraction
  std::vector<Point> points_;  ///< in order; the last is never reached
  std::array<std::uint16_t, buckets> below_{};
  std::array<std::vector<std::uint32_t>, most + 1> of_quantity_;  ///< its fractions, by number
};

/// quantity x (whole + rest / of), rounded; all of them 0 or more, and quantity x of below 2^62.
[[nodiscard]] std::int64_t rounded(std::int64_t quantity, std::int64_t whole, std::int64_t rest,
                                   std::int64_t of, Rounding mode);

}  // namespace pbr
