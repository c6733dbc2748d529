#include "pbr/money.hpp"

#include "base/int128.hpp"

namespace pbr {
namespace {

Rate lowest_terms(Int128 numerator, Int128 denominator) {
  const Int128 divisor = gcd(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (!fits64(numerator) || !fits64(denominator)) {
    throw AmountOverflow("a rate does not fit 64 bits exactly");
  }
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

}  // namespace

Pence operator+(Pence a, Pence b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a.value(), b.value(), &sum)) {
    throw AmountOverflow("a sum of pence does not fit 64 bits");
  }
  return Pence{sum};
}

Pence operator-(Pence a, Pence b) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(a.value(), b.value(), &difference)) {
    throw AmountOverflow("a difference of pence does not fit 64 bits");
  }
  return Pence{difference};
}

Rate::Rate(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) throw InternalError("a rate with denominator 0");
  const Int128 divisor = gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  const Int128 n = numerator / divisor;
  const Int128 d = denominator / divisor;
  if (!fits64(n) || !fits64(d)) throw AmountOverflow("a rate does not fit 64 bits exactly");
  numerator_ = static_cast<std::int64_t>(n);
  denominator_ = static_cast<std::int64_t>(d);
}

// The product of two 64-bit numbers is at most 2^126 and never overflows 128 bits; the sum of two
// such products may.
Rate operator+(Rate a, Rate b) {
  return lowest_terms(
      checked_sum(Int128{a.numerator_} * b.denominator_, Int128{b.numerator_} * a.denominator_),
      Int128{a.denominator_} * b.denominator_);
}

Rate operator-(Rate a, Rate b) {
  return lowest_terms(
      checked_sum(Int128{a.numerator_} * b.denominator_, -Int128{b.numerator_} * a.denominator_),
      Int128{a.denominator_} * b.denominator_);
}

Rate operator*(Rate a, Rate b) {
  return lowest_terms(Int128{a.numerator_} * b.numerator_, Int128{a.denominator_} * b.denominator_);
}

std::strong_ordering operator<=>(Rate a, Rate b) {
  const Int128 left = Int128{a.numerator_} * b.denominator_;
  const Int128 right = Int128{b.numerator_} * a.denominator_;
  if (left == right) return std::strong_ordering::equal;
  return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

ExactPence::ExactPence(Int128 numerator, Int128 denominator) {
  const Int128 divisor = gcd(numerator, denominator);
  numerator_ = numerator / divisor;
  denominator_ = denominator / divisor;
}

// Cancelling first keeps products small: 128 bits then hold any sensible chain of factors.
ExactPence operator*(ExactPence a, Rate b) {
  const Int128 across = gcd(a.numerator_, b.denominator());
  const Int128 along = gcd(b.numerator(), a.denominator_);
  return {checked_product(a.numerator_ / across, b.numerator() / along),
          checked_product(a.denominator_ / along, b.denominator() / across)};
}

// Over the least common denominator, for the same reason.
ExactPence operator+(ExactPence a, ExactPence b) {
  const Int128 shared = gcd(a.denominator_, b.denominator_);
  const Int128 a_factor = b.denominator_ / shared;
  const Int128 b_factor = a.denominator_ / shared;
  return {
      checked_sum(checked_product(a.numerator_, a_factor), checked_product(b.numerator_, b_factor)),
      checked_product(a.denominator_, a_factor)};
}

Pence round(ExactPence amount, Rounding mode) {
  const Int128 whole = round_quotient(amount.numerator(), amount.denominator(), mode);
  if (!fits64(whole)) throw AmountOverflow("a rounded amount does not fit 64 bits");
  return Pence{static_cast<std::int64_t>(whole)};
}

}  // namespace pbr
