#include "rulebook/decimal.hpp"

#include <algorithm>

namespace pbr::rulebook {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string with_point(std::string_view text) {
  std::string other(text);
  std::replace(other.begin(), other.end(), ',', '.');
  return other;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto rest = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (!is_digits(whole) || whole.size() > most_whole_digits) return std::nullopt;
  if (point != std::string_view::npos && (!is_digits(rest) || rest.size() > most_places)) {
    return std::nullopt;
  }
  Decimal decimal{0, static_cast<int>(rest.size())};
  for (const auto part : {whole, rest}) {
    for (const char digit : part) decimal.digits = decimal.digits * 10 + (digit - '0');
  }
  if (negative) decimal.digits = -decimal.digits;
  return decimal;
}

Int128 scaled(Decimal decimal, int places) {
  for (int i = decimal.places; i < places; ++i) decimal.digits *= 10;
  return decimal.digits;
}

std::string digits_of(Int128 whole) {
  const bool negative = whole < 0;
  std::string text;
  do {
    const int digit = static_cast<int>(whole % 10);
    text += static_cast<char>('0' + (negative ? -digit : digit));
    whole /= 10;
  } while (whole != 0);
  if (negative) text += '-';
  std::reverse(text.begin(), text.end());
  return text;
}

std::string decimal_help(std::string_view text) {
  if (text.find(',') == std::string_view::npos) {
    const auto letter = text.find_first_of("eE");
    const bool exponent =
        letter != std::string_view::npos && letter > 0 && parse_decimal(text.substr(0, letter));
    return exponent ? "write the number out, without an exponent" : "";
  }
  const auto other = with_point(text);
  if (parse_decimal(other)) return "write the decimal comma as a point: " + other;
  return "write a decimal point, and nothing between thousands";
}

}  // namespace pbr::rulebook
