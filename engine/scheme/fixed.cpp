#include "scheme/fixed.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "base/int128.hpp"

namespace pbr {
namespace {

using boost::multiprecision::cpp_int;

constexpr Int128 one = Fixed::unit;
constexpr Int128 factor_limit = Int128{1} << 63;

Int128 floor_of(Int128 a, Int128 b) { return a / b; }
Int128 ceiling_of(Int128 a, Int128 b) { return a / b + (a % b != 0 ? 1 : 0); }

void check_factor(Int128 low, Int128 high) {
  if (low < 0 || high >= factor_limit) throw Unsure();
}

template <class Value>
void best_first(std::vector<Value>& values, std::size_t count) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(count);
  if (at != values.end()) std::nth_element(values.begin(), at, values.end(), std::greater<>());
}

// Twice the median.
template <class Value>
Value middle_twice(std::vector<Value>& values) {
  const std::size_t upper = values.size() / 2;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(upper);
  std::nth_element(values.begin(), at, values.end());
  if (values.size() % 2 == 1) return *at + *at;
  return *at + *std::max_element(values.begin(), at);
}

Int128 sum_of_best(std::vector<Int128>& values, std::size_t best) {
  best_first(values, best);
  Int128 sum = 0;
  for (std::size_t i = 0; i < best; ++i) sum += values[i];
  return sum;
}

struct Bounds {
  std::vector<Int128> lows, highs;
  explicit Bounds(const std::vector<Fixed>& values) {
    for (const Fixed& value : values) {
      lows.push_back(value.low());
      highs.push_back(value.high());
    }
  }
};

cpp_int wide(Int128 value) { return cpp_int{value}; }

}  // namespace

Fixed::Fixed(std::int64_t numerator, std::int64_t denominator)
    : low_(numerator * one / denominator),
      high_(low_ + (numerator * one % denominator != 0 ? 1 : 0)) {}

Fixed::Fixed(Rate rate) : Fixed(rate.numerator(), rate.denominator()) {}

Fixed::Fixed(const Exact& exact) {
  cpp_int whole, rest;
  divide_qr(cpp_int{numerator(exact) * cpp_int{unit}}, cpp_int{denominator(exact)}, whole, rest);
  if (whole >= wide(factor_limit) - 1) {
    *this = unknown();
    return;
  }
  low_ = static_cast<Int128>(whole);
  high_ = low_ + (rest != 0 ? 1 : 0);
}

Fixed operator*(Fixed a, Fixed b) {
  check_factor(a.low_, a.high_);
  check_factor(b.low_, b.high_);
  return {floor_of(a.low_ * b.low_, one), ceiling_of(a.high_ * b.high_, one), 0};
}

Fixed operator/(Fixed a, Fixed b) {
  check_factor(a.low_, a.high_);
  if (b.low_ <= 0) throw Unsure();
  return {floor_of(a.low_ * one, b.high_), ceiling_of(a.high_ * one, b.low_), 0};
}

bool at_least(Fixed a, Fixed b) {
  if (a.low_ >= b.high_) return true;
  if (a.high_ < b.low_) return false;
  throw Unsure();
}

Fixed Fixed::not_below_0() const {
  return {std::max<Int128>(low_, 0), std::max<Int128>(high_, 0), 0};
}
Fixed Fixed::not_above_1() const { return {std::min(low_, one), std::min(high_, one), 0}; }

Fixed greater(Fixed a, Fixed b) {
  return {std::max(a.low_, b.low_), std::max(a.high_, b.high_), 0};
}

std::int64_t nearest_whole(Fixed a) {
  const Fixed value = a.not_below_0();
  const Int128 low = (value.low_ + one / 2) / one;
  if (low != (value.high_ + one / 2) / one) throw Unsure();
  return static_cast<std::int64_t>(low);
}

std::int64_t nearest_whole(const Exact& a) {
  return a <= 0 ? 0 : round_pence(a, Rounding::half_up).value();
}

// The middle of the lower bounds is no more than the middle of the values, and so on up: what comes
// out is between the two, whatever the order of the values inside their bounds.
Fixed middle_of(std::vector<Fixed>& values) {
  Bounds bounds{values};
  return {floor_of(middle_twice(bounds.lows), 2), ceiling_of(middle_twice(bounds.highs), 2), 0};
}

Exact middle_of(std::vector<Exact>& values) { return middle_twice(values) / 2; }

Fixed mean_of_best(std::vector<Fixed>& values, std::size_t best) {
  Bounds bounds{values};
  const auto count = static_cast<Int128>(best);
  return {floor_of(sum_of_best(bounds.lows, best), count),
          ceiling_of(sum_of_best(bounds.highs, best), count), 0};
}

// Values of one denominator are added up first: a common denominator of hundreds of values is a
// number of thousands of digits, and is then made once for each that differs.
Exact mean_of_best(std::vector<Exact>& values, std::size_t best) {
  best_first(values, best);
  std::map<cpp_int, cpp_int> numerators;
  for (std::size_t i = 0; i < best; ++i) {
    numerators[denominator(values[i])] += numerator(values[i]);
  }
  Exact sum;
  for (const auto& [of, count] : numerators) sum += Exact{count, of};
  return sum / best;
}

Pence round_times(Int128 numerator, Int128 denominator, Fixed score, Rounding mode) {
  const Int128 divisor = checked_product(denominator, Fixed::unit);
  const Int128 a = round_quotient(checked_product(numerator, score.low()), divisor, mode);
  const Int128 b = round_quotient(checked_product(numerator, score.high()), divisor, mode);
  if (a != b) throw Unsure();
  if (!fits64(a)) throw AmountOverflow("a rounded amount does not fit 64 bits");
  return Pence{static_cast<std::int64_t>(a)};
}

Pence round_times(Int128 numerator, Int128 denominator, const Exact& score, Rounding mode) {
  return round_pence(Exact{wide(numerator), wide(denominator)} * score, mode);
}

}  // namespace pbr
