// Reading and printing of pence, rates and rounding names.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/int128.hpp"
#include "pbr/money.hpp"

namespace pbr {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

struct Decimal {
  bool negative = false;
  std::string_view whole;  ///< without leading zeros, so empty for 0.5
  std::string_view fraction;
};

// An optional minus, at least one digit, then nothing or a point and at least one digit.
std::optional<Decimal> split_decimal(std::string_view text) {
  Decimal parts;
  if (!text.empty() && text.front() == '-') {
    parts.negative = true;
    text.remove_prefix(1);
  }
  const auto point = text.find('.');
  parts.whole = text.substr(0, point);
  if (point != std::string_view::npos) {
    parts.fraction = text.substr(point + 1);
    if (parts.fraction.empty()) return std::nullopt;
  }
  if (parts.whole.empty() || !all_digits(parts.whole) || !all_digits(parts.fraction)) {
    return std::nullopt;
  }
  parts.whole.remove_prefix(std::min(parts.whole.find_first_not_of('0'), parts.whole.size()));
  return parts;
}

// The digits of both parts as one number. Eighteen digits always fit 64 bits; callers check.
std::int64_t joined(const Decimal& parts) {
  std::int64_t value = 0;
  for (const auto part : {parts.whole, parts.fraction}) {
    for (const char c : part) value = value * 10 + (c - '0');
  }
  return parts.negative ? -value : value;
}

std::string decimal_text(std::int64_t scaled, std::size_t places) {
  const bool negative = scaled < 0;
  std::string digits = std::to_string(scaled);
  if (negative) digits.erase(0, 1);
  if (digits.size() < places + 1) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return negative ? "-" + digits : digits;
}

// How many decimals print 1/denominator exactly; nothing where no number of them does.
std::optional<std::size_t> exact_places(std::int64_t denominator) {
  std::size_t twos = 0;
  std::size_t fives = 0;
  for (; denominator % 2 == 0; denominator /= 2) ++twos;
  for (; denominator % 5 == 0; denominator /= 5) ++fives;
  if (denominator != 1) return std::nullopt;
  return std::max(twos, fives);
}

constexpr std::array<std::pair<std::string_view, Rounding>, 4> rounding_names{
    {{"half_up", Rounding::half_up},
     {"half_even", Rounding::half_even},
     {"down", Rounding::down},
     {"up", Rounding::up}}};

}  // namespace

Result<Rate> Rate::parse(std::string_view text) {
  const auto parts = split_decimal(text);
  if (!parts) return Problem{std::string(text), "a plain decimal such as 0.982"};
  if (parts->fraction.size() > 15) {
    return Problem{std::string(text), "at most fifteen digits after the point"};
  }
  if (parts->whole.size() + parts->fraction.size() > 18) {
    return Problem{std::string(text), "at most eighteen digits"};
  }
  return Rate{joined(*parts), power_of_ten(parts->fraction.size())};
}

Result<Rounding> parse_rounding(std::string_view text) {
  for (const auto& [name, mode] : rounding_names) {
    if (name == text) return mode;
  }
  return Problem{std::string(text), "half_up, half_even, down or up"};
}

std::string_view to_text(Rounding mode) {
  return rounding_names.at(static_cast<std::size_t>(mode)).first;
}

Result<Pence> parse_pounds(std::string_view text) {
  const auto parts = split_decimal(text);
  if (!parts) return Problem{std::string(text), "pounds such as 361.90"};
  if (parts->fraction.size() > 2) {
    return Problem{std::string(text), "pounds with at most two decimals"};
  }
  if (parts->whole.size() > 16) {
    return Problem{std::string(text), "at most sixteen digits of pounds"};
  }
  return Pence{joined(*parts) * power_of_ten(2 - parts->fraction.size())};
}

std::string to_pounds(Pence amount) { return decimal_text(amount.value(), 2); }

std::string to_decimal(Rate rate, int places) {
  if (places < 0 || places > 18) throw InternalError("a decimal of less than 0 or over 18 places");
  const auto count = static_cast<std::size_t>(places);
  const Int128 scaled = round_quotient(Int128{rate.numerator()} * power_of_ten(count),
                                       rate.denominator(), Rounding::half_up);
  if (!fits64(scaled)) throw AmountOverflow("a decimal does not fit 64 bits");
  return decimal_text(static_cast<std::int64_t>(scaled), count);
}

std::string to_text(Rate rate) {
  const auto places = exact_places(rate.denominator());
  // A rate in lowest terms over 10^18 is beyond what 64 bits print as a decimal.
  if (places && *places <= 18) {
    const Int128 scaled = Int128{rate.numerator()} * (power_of_ten(*places) / rate.denominator());
    if (fits64(scaled)) return decimal_text(static_cast<std::int64_t>(scaled), *places);
  }
  return std::to_string(rate.numerator()) + "/" + std::to_string(rate.denominator());
}

}  // namespace pbr
