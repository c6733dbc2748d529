#include "mhsds/text.hpp"

#include <charconv>

namespace pbr::mhsds {
namespace {

constexpr std::string_view expected_day = "a date as YYYY-MM-DD, alone or with a time behind it";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes two digits below a limit from the front.
bool take_two(std::string_view& text, int below) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value < below;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!take_two(text, 24)) return false;
  take(text, ':');
  return text.empty() || (take_two(text, 60) && text.empty());
}

// HH:MM, seconds and their decimals, a zone.
bool is_time(std::string_view text) {
  if (!take_two(text, 24) || !take(text, ':') || !take_two(text, 60)) return false;
  if (take(text, ':')) {
    if (!take_two(text, 61)) return false;
    if (take(text, '.')) {
      if (text.empty() || !is_digit(text[0])) return false;
      while (!text.empty() && is_digit(text[0])) text.remove_prefix(1);
    }
  }
  return is_zone(text);
}

}  // namespace

Result<Date> day_of(std::string_view text) {
  constexpr std::size_t day_size = 10;
  auto day = Date::parse(text.substr(0, day_size));
  if (!day) {
    // What is wrong with a day is told only where nothing but a day stands there.
    return Problem{std::string(text),
                   text.size() == day_size ? day.error().expected : std::string(expected_day)};
  }
  if (text.size() == day_size) return day;
  const bool separated = text[day_size] == ' ' || text[day_size] == 'T';
  if (separated && is_time(text.substr(day_size + 1))) return day;
  return Problem{std::string(text), std::string(expected_day)};
}

std::optional<std::uint64_t> whole(std::string_view text) {
  constexpr std::size_t longest = 19;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.size() > longest || error != std::errc{} ||
      end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<Date> last_day_of_month(std::string_view unique_month) {
  constexpr std::uint64_t january_2000 = 1198, december_2199 = 3597;
  const auto number = whole(unique_month);
  if (!number || *number < january_2000 || *number > december_2199) return std::nullopt;
  // 1198 is January 2000, as 1429 is April 2019.
  const auto months = static_cast<int>(*number - january_2000);
  return add_months(Date{2000, 1, 1}, months + 1, MonthEnd::clip) - 1;
}

std::optional<char> rating_of(std::string_view text) {
  if (text.size() == 2 && text[0] == '0') text.remove_prefix(1);
  if (text.size() != 1) return std::nullopt;
  const bool known = text[0] >= '0' && text[0] <= '4';
  return known || text[0] == '9' ? std::optional(text[0]) : std::nullopt;
}

std::string two_digits(std::string_view code) {
  std::string text(code);
  if (text.size() == 1 && is_digit(text[0])) text.insert(0, 1, '0');
  return text;
}

std::string printable(std::string_view text, bool identifies) {
  constexpr std::size_t longest = 40;
  std::string shown(text.substr(0, longest));
  // A cut must not leave half a character behind.
  while (text.size() > longest && !shown.empty() &&
         (static_cast<unsigned char>(shown.back()) & 0x80U) != 0) {
    shown.pop_back();
  }
  for (char& c : shown) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter =
        byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (byte < 0x20 || byte == 0x7F) c = ' ';
    if (identifies) c = is_digit(c) ? '9' : letter ? 'A' : c;
  }
  if (text.size() > longest) shown += "...";
  return shown;
}

}  // namespace pbr::mhsds
