// Checked whole-number arithmetic on 128 bits: what Rate and ExactPence stand on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "pbr/money.hpp"

namespace pbr {

// 2^127 - 1, written so that no step of it overflows. -max128 is the least value any function
// here returns, so that a negation never overflows either.
inline constexpr Int128 max128 = ((Int128{1} << 126) - 1) * 2 + 1;

inline constexpr Int128 magnitude(Int128 x) { return x < 0 ? -x : x; }

inline constexpr bool fits64(Int128 x) {
  return x >= std::numeric_limits<std::int64_t>::min() &&
         x <= std::numeric_limits<std::int64_t>::max();
}

/// The greatest common divisor, never negative; gcd(0, x) is the magnitude of x.
[[nodiscard]] Int128 gcd(Int128 a, Int128 b);

/// Both throw AmountOverflow instead of wrapping.
[[nodiscard]] Int128 checked_product(Int128 a, Int128 b);
[[nodiscard]] Int128 checked_sum(Int128 a, Int128 b);

/// numerator/denominator as a whole number; denominator is positive.
[[nodiscard]] Int128 round_quotient(Int128 numerator, Int128 denominator, Rounding mode);

/// Ten to a power from 0 to 18.
[[nodiscard]] std::int64_t power_of_ten(std::size_t exponent);

}  // namespace pbr
