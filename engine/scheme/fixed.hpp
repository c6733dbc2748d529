// Fractions known to within counts of 10^-15, so that most sums, products and quotients of scores
// need no more than 128 bits. A Fixed is two bounds that the fraction lies between; decimals of up
// to 15 places are known exactly. Whatever the bounds leave open throws Unsure, and the caller asks
// Exact instead: what comes out is always what exact fractions give.
#pragma once

#include <cstdint>
#include <exception>

#include "pbr/money.hpp"
#include "scheme/exact.hpp"

namespace pbr {

/// The bounds of a Fixed do not decide a question.
class Unsure : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "bounds that do not decide"; }
};

class Fixed {
 public:
  static constexpr std::int64_t unit = 1'000'000'000'000'000;

  constexpr Fixed() = default;
  constexpr explicit Fixed(std::int64_t whole) : low_(Int128{whole} * unit), high_(low_) {}
  /// Not negative; the denominator above 0.
  Fixed(std::int64_t numerator, std::int64_t denominator);
  explicit Fixed(Rate rate);
  explicit Fixed(const Exact& exact);  ///< not negative; one too large for factors is unknown
  /// Of which nothing is known: whatever is made of it is Unsure.
  [[nodiscard]] static Fixed unknown() { return {-1, 0, 0}; }

  [[nodiscard]] Int128 low() const { return low_; }
  [[nodiscard]] Int128 high() const { return high_; }

  friend Fixed operator+(Fixed a, Fixed b) { return {a.low_ + b.low_, a.high_ + b.high_, 0}; }
  friend Fixed operator-(Fixed a, Fixed b) { return {a.low_ - b.high_, a.high_ - b.low_, 0}; }
  /// Factors, dividend and divisor are not negative; up to 9,223.
  friend Fixed operator*(Fixed a, Fixed b);
  friend Fixed operator/(Fixed a, Fixed b);
  Fixed& operator+=(Fixed other) { return *this = *this + other; }

  friend bool at_least(Fixed a, Fixed b);
  /// No less than 0 and no more than 1.
  [[nodiscard]] Fixed not_below_0() const;
  [[nodiscard]] Fixed not_above_1() const;
  friend Fixed greater(Fixed a, Fixed b);
  /// Halves go up; not below 0.
  friend std::int64_t nearest_whole(Fixed a);

 private:
  friend Fixed middle_of(std::vector<Fixed>& values);
  friend Fixed mean_of_best(std::vector<Fixed>& values, std::size_t best);
  Fixed(Int128 low, Int128 high, int /*bounds*/) : low_(low), high_(high) {}
  Int128 low_ = 0, high_ = 0;
};

/// The same questions of exact fractions.
[[nodiscard]] inline bool at_least(const Exact& a, const Exact& b) { return a >= b; }
[[nodiscard]] inline Exact greater(const Exact& a, const Exact& b) { return a >= b ? a : b; }
[[nodiscard]] std::int64_t nearest_whole(const Exact& a);

/// The median (of an even number the mean of the middle two) and the mean of the `best` largest of
/// at least one value. Both reorder the values.
[[nodiscard]] Fixed middle_of(std::vector<Fixed>& values);
[[nodiscard]] Exact middle_of(std::vector<Exact>& values);
[[nodiscard]] Fixed mean_of_best(std::vector<Fixed>& values, std::size_t best);
[[nodiscard]] Exact mean_of_best(std::vector<Exact>& values, std::size_t best);

/// round(numerator / denominator x score); throws Unsure where the bounds round apart.
[[nodiscard]] Pence round_times(Int128 numerator, Int128 denominator, Fixed score, Rounding mode);
[[nodiscard]] Pence round_times(Int128 numerator, Int128 denominator, const Exact& score,
                                Rounding mode);

}  // namespace pbr
