#include "base/int128.hpp"

namespace pbr {

Int128 gcd(Int128 a, Int128 b) {
  a = magnitude(a);
  b = magnitude(b);
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// Division instead of a compiler builtin: clang has no 128-bit checked product without its own
// runtime library.
Int128 checked_product(Int128 a, Int128 b) {
  if (a != 0 && magnitude(b) > max128 / magnitude(a)) {
    throw AmountOverflow("an exact amount does not fit 128 bits");
  }
  return a * b;
}

Int128 checked_sum(Int128 a, Int128 b) {
  if ((b > 0 && a > max128 - b) || (b < 0 && a < -max128 - b)) {
    throw AmountOverflow("an exact amount does not fit 128 bits");
  }
  return a + b;
}

Int128 round_quotient(Int128 numerator, Int128 denominator, Rounding mode) {
  const Int128 whole = numerator / denominator;
  const Int128 rest = magnitude(numerator % denominator);
  if (rest == 0) return whole;
  const Int128 away = numerator < 0 ? whole - 1 : whole + 1;
  const Int128 to_next = denominator - rest;  // rest compared with half, without doubling it
  switch (mode) {
    case Rounding::down:
      return whole;
    case Rounding::up:
      return away;
    case Rounding::half_up:
      return rest >= to_next ? away : whole;
    case Rounding::half_even:
      if (rest == to_next) return whole % 2 == 0 ? whole : away;
      return rest > to_next ? away : whole;
  }
  throw InternalError("no such rounding");
}

std::int64_t power_of_ten(std::size_t exponent) {
  if (exponent > 18) throw InternalError("a power of ten beyond 64 bits");
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace pbr
