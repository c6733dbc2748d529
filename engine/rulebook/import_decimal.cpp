#include "rulebook/import_decimal.hpp"

#include <algorithm>

#include "rulebook/decimal.hpp"
#include "text/utf8.hpp"

namespace pbr::rulebook {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr const char* no_thousands = "write one decimal comma, and nothing between thousands";

std::string place_of(std::string_view text, std::size_t at) {
  return "character " + std::to_string(count_characters(text.substr(0, at)) + 1);
}

// A mark that is neither a digit nor the minus in front nor the first comma, or npos.
std::size_t first_stranger(std::string_view text) {
  const std::size_t comma = text.find(',');
  for (std::size_t at = text.starts_with('-') ? 1 : 0; at < text.size(); ++at) {
    const bool digit = digits.find(text[at]) != std::string_view::npos;
    if (!digit && at != comma) return at;
  }
  return std::string_view::npos;
}

// The character that starts there, whole.
std::string character_at(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return excerpt(text.substr(at, end - at));
}

NotDecimal about_point(std::string_view text, std::size_t at) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) {
    std::string mended(text);
    mended[at] = ',';
    if (first_stranger(mended) != std::string_view::npos) mended.clear();
    return {
        "a number with a point",
        mended.empty() ? no_thousands : "numbers of these lists have a decimal comma: " + mended};
  }
  if (at < comma) return {"a point in front of the decimal comma", no_thousands};
  return {"a point behind the decimal comma, " + place_of(text, at), no_thousands};
}

NotDecimal about_stranger(std::string_view text, std::size_t at) {
  if (text[at] == '.') return about_point(text, at);
  if (text[at] == ',') return {"a second comma, " + place_of(text, at), no_thousands};
  std::string help;
  if (at > 0 && (text[at] == 'e' || text[at] == 'E'))
    help = "write the number out, without an exponent";
  if (text[at] == '+') help = "leave the plus out";
  if (text.substr(at).starts_with("\xE2\x88\x92")) help = "write the minus as a hyphen: -";
  return {"\"" + character_at(text, at) + "\" in a number, " + place_of(text, at), help};
}

NotDecimal about_digits(std::string_view text) {
  const std::string_view number = text.substr(text.starts_with('-') ? 1 : 0);
  const std::size_t comma = number.find(',');
  const std::string_view whole = number.substr(0, comma);
  if (number.empty()) return {"a number without a digit", ""};
  if (whole.empty()) return {"no digit in front of the decimal comma", "write the 0: 0,5"};
  if (whole.size() > most_whole_digits) {
    return {"a number of " + std::to_string(whole.size()) + " digits before its comma", ""};
  }
  const std::size_t behind = comma == std::string_view::npos ? 0 : number.size() - comma - 1;
  if (behind == 0) return {"no digit behind the decimal comma", "leave the comma out"};
  return {"a number of " + std::to_string(behind) + " decimals", "round it where it was made"};
}

}  // namespace

CommaDecimal read_comma_decimal(std::string_view text) {
  const std::size_t stranger = first_stranger(text);
  if (stranger != std::string_view::npos) return {{}, about_stranger(text, stranger)};
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  if (!parse_decimal(with_point)) return {{}, about_digits(text)};
  return {std::move(with_point), {}};
}

}  // namespace pbr::rulebook
