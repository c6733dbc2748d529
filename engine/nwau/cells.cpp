#include "nwau/cells.hpp"

#include <algorithm>

#include "pbr/nwau.hpp"

namespace pbr::nwau {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool same_letters(std::string_view text, std::string_view capitals) {
  return std::equal(text.begin(), text.end(), capitals.begin(), capitals.end(),
                    [](char a, char b) { return upper(a) == b; });
}

}  // namespace

std::string_view trimmed(std::string_view cell) {
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  return cell;
}

std::optional<std::int64_t> whole(std::string_view cell) {
  constexpr std::size_t most_digits = 9;
  cell = trimmed(cell);
  const bool minus = cell.starts_with('-');
  if (minus) cell.remove_prefix(1);
  const auto point = cell.find('.');
  const auto digits = cell.substr(0, point);
  if (point != std::string_view::npos) {
    const auto behind = cell.substr(point + 1);
    if (behind.empty() || behind.find_first_not_of('0') != std::string_view::npos) return {};
  }
  if (digits.empty() || digits.size() > most_digits) return {};
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return {};
  std::int64_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return minus ? -number : number;
}

std::optional<std::size_t> code_up_to(std::string_view cell, std::int64_t highest) {
  if (trimmed(cell).empty()) return 0;
  const auto code = whole(cell);
  if (!code || *code < 0 || *code > highest) return {};
  return static_cast<std::size_t>(*code);
}

std::optional<std::size_t> state(std::string_view cell) {
  cell = trimmed(cell);
  for (std::size_t at = 0; at < nwau_state_count; ++at) {
    if (same_letters(cell, nwau_states[at])) return at;
  }
  const auto number = whole(cell);
  if (!number || *number < 1 || *number > std::int64_t{nwau_state_count}) return {};
  return static_cast<std::size_t>(*number - 1);
}

}  // namespace pbr::nwau
