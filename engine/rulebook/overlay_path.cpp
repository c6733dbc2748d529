#include <algorithm>
#include <array>

#include "pbr/overlay.hpp"
#include "rulebook/decimal.hpp"
#include "rulebook/keys.hpp"
#include "rulebook/overlay_edit.hpp"

namespace pbr {
namespace {

using rulebook::Decimal;

constexpr std::array<std::string_view, 7> pack_words{
    "tariff", "schemes", "measures", "clusters", "episodes", "instrument", "disclosure"};
constexpr std::array<std::string_view, 4> scheme_money{"a_head_a_year", "per_head", "point_value",
                                                       "second_line"};

// A key, quoted or not, up to its end; nothing where there is none.
std::optional<std::string> take_key(std::string_view& rest) {
  const bool quoted = rest.starts_with('"');
  if (quoted) rest.remove_prefix(1);
  const auto end = std::min(rest.find(quoted ? '"' : '.'), rest.size());
  if (quoted && end == rest.size()) return std::nullopt;
  std::string key(rest.substr(0, end));
  rest.remove_prefix(end + (quoted ? 1 : 0));
  if (key.empty()) return std::nullopt;
  return key;
}

Decimal shortest(Decimal number) {
  while (number.places > 0 && number.digits % 10 == 0) {
    number.digits /= 10;
    --number.places;
  }
  return number;
}

std::string text_of(Decimal number) {
  const bool negative = number.digits < 0;
  std::string digits = rulebook::digits_of(negative ? -number.digits : number.digits);
  const auto places = static_cast<std::size_t>(number.places);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return (negative ? "-" : "") + digits;
}

// Halves away from zero, as everywhere half_up.
Decimal to_pence(Decimal number) {
  Int128 half = 0;
  Int128 unit = 1;
  for (; number.places > 2; --number.places) unit *= 10;
  half = unit / 2;
  number.digits = (number.digits + (number.digits < 0 ? -half : half)) / unit;
  for (; number.places < 2; ++number.places) number.digits *= 10;
  return number;
}

std::optional<Decimal> product(Decimal a, Decimal b) {
  Decimal result{0, a.places + b.places};
  if (__builtin_mul_overflow(a.digits, b.digits, &result.digits)) return std::nullopt;
  return result;
}

Decimal sum(Decimal a, Decimal b) {
  const int places = std::max(a.places, b.places);
  return {rulebook::scaled(a, places) + rulebook::scaled(b, places), places};
}

}  // namespace

bool rulebook::same_value(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto x = parse_decimal(a);
  const auto y = parse_decimal(b);
  return x && y && scaled(*x, most_places) == scaled(*y, most_places);
}

bool changes_value(const AppliedChange& applied) {
  return !rulebook::same_value(applied.before, applied.after);
}

bool names_a_pack(std::string_view path) {
  const auto word = path.substr(0, path.find('.'));
  return std::find(pack_words.begin(), pack_words.end(), word) != pack_words.end();
}

std::vector<std::string> keys_of_path(std::string_view path) {
  std::vector<std::string> keys;
  while (true) {
    auto key = take_key(path);
    if (!key) return {};
    keys.push_back(std::move(*key));
    if (path.empty()) return keys;
    if (path.starts_with("...")) {
      keys.emplace_back("...");
      path.remove_prefix(2);
    }
    if (!path.starts_with('.')) return {};
    path.remove_prefix(1);
  }
}

bool is_money(std::string_view above, std::string_view key) {
  if (above == "prices") return true;  // a scheme's price of an episode, by cluster
  if (key == "above") return above == "stop_loss";
  const auto& units = rulebook::keys::price;
  const bool unit = key != "source" && std::find(units.begin(), units.end(), key) != units.end();
  return unit || std::find(scheme_money.begin(), scheme_money.end(), key) != scheme_money.end();
}

std::optional<std::string> changed_number(std::string_view number, ChangeKind kind,
                                          std::string_view amount, bool money) {
  const auto old = rulebook::parse_decimal(number);
  const auto by = rulebook::parse_decimal(amount);
  if (!old || !by) return std::nullopt;
  const auto exact = kind == ChangeKind::factor ? product(*old, *by)
                     : kind == ChangeKind::add  ? sum(*old, *by)
                                                : *by;
  if (!exact) return std::nullopt;
  return text_of(money ? to_pence(*exact) : shortest(*exact));
}

}  // namespace pbr
