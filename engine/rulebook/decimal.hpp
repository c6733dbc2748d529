// Exact decimals of any pack: what a coefficient says, digit by digit, before it is scaled.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pbr/money.hpp"

namespace pbr::rulebook {

inline constexpr int most_places = 15;        ///< decimals of one number
inline constexpr int most_whole_digits = 18;  ///< digits before its point

/// digits x 10^-places, as written: "0.50" has 50 and 2.
struct Decimal {
  Int128 digits = 0;
  int places = 0;
};

/// Reads an optional minus, digits, and, after a point, one to fifteen digits more. Nothing for
/// anything else: no comma, no exponent, no spaces, no plus, at most 18 digits before the point.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// The number in units of 10^-places; `places` is at least its own and at most most_places, so that
/// the result has at most 33 digits.
[[nodiscard]] Int128 scaled(Decimal decimal, int places);

/// Digits of a whole number that std::to_string cannot print.
[[nodiscard]] std::string digits_of(Int128 whole);

/// What somebody may have meant by a text that is no decimal, or "".
[[nodiscard]] std::string decimal_help(std::string_view text);

}  // namespace pbr::rulebook
