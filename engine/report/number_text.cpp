#include "report/number_text.hpp"

#include <array>
#include <cmath>

namespace pbr {

namespace {

constexpr std::string_view minus_sign = "\u2212";
constexpr std::string_view pound_sign = "\u00a3";

std::string digits_of(Int128 number) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number > 0);
  return text;
}

std::string with_commas(std::string digits) {
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, 1, ',');
  }
  return digits;
}

/// Pounds without a sign: to_pounds() is exact and knows the smallest amount too.
std::string magnitude(Pence amount) {
  std::string text = to_pounds(amount);
  if (text.front() == '-') {
    text.erase(0, 1);
  }
  const std::size_t point = text.find('.');
  return std::string(pound_sign) + with_commas(text.substr(0, point)) + text.substr(point);
}

}  // namespace

std::string ratio_text(std::int64_t numerator, std::int64_t denominator, std::int64_t factor,
                       int places) {
  if (denominator == 0) {
    return {};
  }
  Int128 scaled = Int128{numerator} * factor;
  for (int place = 0; place < places; ++place) {
    scaled *= 10;
  }
  const bool negative = (scaled < 0) != (denominator < 0) && scaled != 0;
  const Int128 above = scaled < 0 ? -scaled : scaled;
  const Int128 below = denominator < 0 ? -Int128{denominator} : Int128{denominator};
  const Int128 rounded = (above * 2 + below) / (below * 2);
  std::string text = digits_of(rounded);
  const auto decimals = static_cast<std::size_t>(places);
  if (text.size() <= decimals) {
    text.insert(0, decimals + 1 - text.size(), '0');
  }
  if (decimals > 0) {
    text.insert(text.size() - decimals, 1, '.');
  }
  return negative && rounded != 0 ? "-" + text : text;
}

std::string decimal_text(double value, int places) {
  double scale = 1;
  for (int place = 0; place < places; ++place) scale *= 10;
  return ratio_text(std::llround(value * scale), static_cast<std::int64_t>(scale), 1, places);
}

std::string grouped(std::int64_t number) {
  const Int128 size = number < 0 ? -Int128{number} : Int128{number};
  const std::string text = with_commas(digits_of(size));
  return number < 0 ? std::string(minus_sign) + text : text;
}

std::string pounds_text(Pence amount) {
  return amount < Pence{} ? std::string(minus_sign) + magnitude(amount) : magnitude(amount);
}

std::string change_text(Pence change) {
  return change > Pence{} ? "+" + magnitude(change) : pounds_text(change);
}

std::string change_percent_text(Pence change, Pence baseline) {
  std::string text = ratio_text(change.value(), baseline.value(), 100, 2);
  if (text.empty()) {
    return text;
  }
  if (text.front() == '-') {
    text.replace(0, 1, minus_sign);
  } else if (text != "0.00") {
    text.insert(0, 1, '+');
  }
  return text + "%";
}

std::string long_date(Date date) {
  static constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const std::chrono::year_month_day ymd = date.ymd();
  return std::to_string(static_cast<unsigned>(ymd.day())) + " " +
         std::string(months.at(static_cast<unsigned>(ymd.month()) - 1)) + " " +
         std::to_string(static_cast<int>(ymd.year()));
}

std::string counted(std::int64_t number, std::string_view noun) {
  return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace pbr
