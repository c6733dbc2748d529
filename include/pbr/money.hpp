// Money and rates without rounding, except where somebody says round().
//
//   Pence       whole pence, 64 bits, checked + and -
//   Rate        an exact number (0.982, 2/37) for prices, factors, weights and shares
//   ExactPence  pence times rates, not yet rounded, 128 bits
//   round()     the only way from ExactPence to Pence
//
// Pence and Rate never mix by accident: there is no implicit conversion and no operator with
// double.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/result.hpp"

namespace pbr {

__extension__ using Int128 = __int128;

/// An amount outside what 64 or 128 bits hold. Amounts that large are a fault in prices or
/// quantities, and a wrapped sum would be worse than no sum.
class AmountOverflow : public std::overflow_error {
 public:
  using std::overflow_error::overflow_error;
};

/// Whole pence. Adding and subtracting throw AmountOverflow instead of wrapping.
class Pence {
 public:
  constexpr Pence() = default;
  constexpr explicit Pence(std::int64_t pence) : value_(pence) {}
  /// Pence(2.5) would drop half a penny without a word.
  explicit Pence(std::floating_point auto) = delete;

  [[nodiscard]] constexpr std::int64_t value() const { return value_; }

  friend Pence operator+(Pence a, Pence b);
  friend Pence operator-(Pence a, Pence b);
  friend Pence operator-(Pence a) { return Pence{} - a; }
  Pence& operator+=(Pence other) { return *this = *this + other; }
  Pence& operator-=(Pence other) { return *this = *this - other; }
  friend constexpr auto operator<=>(Pence, Pence) = default;

 private:
  std::int64_t value_ = 0;
};

/// Where a half goes, and everything between two pence.
enum class Rounding : std::uint8_t {
  half_up,    ///< to the nearest; halves away from zero (0.5 -> 1, -0.5 -> -1)
  half_even,  ///< to the nearest; halves to the even neighbour
  down,       ///< towards zero
  up          ///< away from zero
};

/// An exact rational number with a positive 64-bit denominator, always in lowest terms.
/// Arithmetic throws AmountOverflow where the exact result does not fit.
class Rate {
 public:
  constexpr Rate() = default;
  /// A whole number.
  constexpr explicit Rate(std::int64_t whole) : numerator_(whole) {}
  /// Rate(0.982) would be 0; Rate::parse("0.982") is the rate.
  explicit Rate(std::floating_point auto) = delete;
  /// numerator/denominator; throws InternalError where the denominator is zero.
  Rate(std::int64_t numerator, std::int64_t denominator);

  /// Reads a plain decimal ("0.982", "-4", "12.50"): an optional minus, digits, and at most
  /// fifteen digits after a point. No exponent, no spaces, no thousands separator.
  [[nodiscard]] static Result<Rate> parse(std::string_view text);

  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }

  friend Rate operator+(Rate a, Rate b);
  friend Rate operator-(Rate a, Rate b);
  friend Rate operator*(Rate a, Rate b);
  friend constexpr bool operator==(Rate, Rate) = default;
  friend std::strong_ordering operator<=>(Rate a, Rate b);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// Pence that have met a rate and have not been rounded.
class ExactPence {
 public:
  constexpr ExactPence() = default;
  explicit ExactPence(Pence pence) : numerator_(pence.value()) {}

  [[nodiscard]] constexpr Int128 numerator() const { return numerator_; }
  [[nodiscard]] constexpr Int128 denominator() const { return denominator_; }

  friend ExactPence operator*(ExactPence a, Rate b);
  friend ExactPence operator+(ExactPence a, ExactPence b);

 private:
  ExactPence(Int128 numerator, Int128 denominator);
  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

inline ExactPence operator*(Pence a, Rate b) { return ExactPence{a} * b; }
inline ExactPence operator*(Rate a, Pence b) { return ExactPence{b} * a; }

/// The one step that turns an exact amount into pence.
[[nodiscard]] Pence round(ExactPence amount, Rounding mode);

/// "half_up", "half_even", "down" or "up".
[[nodiscard]] Result<Rounding> parse_rounding(std::string_view text);
[[nodiscard]] std::string_view to_text(Rounding mode);

/// Pounds with exactly two decimals ("361.90", "-0.05"), the form of every amount in a file.
[[nodiscard]] Result<Pence> parse_pounds(std::string_view text);
[[nodiscard]] std::string to_pounds(Pence amount);

/// The rate as a decimal with that many places, halves away from zero. For print; the value
/// itself stays exact.
[[nodiscard]] std::string to_decimal(Rate rate, int places);

/// The rate exactly: the shortest decimal where there is one ("0.982"), else "2/37".
[[nodiscard]] std::string to_text(Rate rate);

/// Splits a total in proportion to non-negative weights so that the parts add up to it, by
/// largest remainder; equal remainders go to the earlier part. Throws InternalError where every
/// weight is zero and the total is not.
[[nodiscard]] std::vector<Pence> share_out(Pence total, std::span<const std::int64_t> weights);

}  // namespace pbr
