#include "report/exact_text.hpp"

#include <algorithm>

#include "base/int128.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

constexpr std::size_t most_places = 18;

std::string digits(Int128 number) {
  if (number == 0) return "0";
  std::string text;
  for (; number > 0; number /= 10) text.insert(text.begin(), static_cast<char>('0' + number % 10));
  return text;
}

// The digits behind the point, or nothing where they do not end in time.
std::string decimals(Int128 rest, Int128 denominator) {
  std::string text;
  while (rest != 0 && text.size() < most_places && denominator <= max128 / 10) {
    rest *= 10;
    text += static_cast<char>('0' + rest / denominator);
    rest %= denominator;
  }
  if (rest != 0) return {};
  text.append(text.size() < 2 ? 2 - text.size() : 0, '0');
  return text;
}

}  // namespace

std::string exact_pounds(ExactPence amount) {
  const std::string sign = amount.numerator() < 0 ? "-" : "";
  Int128 numerator = magnitude(amount.numerator());
  Int128 denominator = checked_product(amount.denominator(), 100);
  const Int128 common = gcd(numerator, denominator);
  numerator /= common;
  denominator /= common;
  const std::string behind = decimals(numerator % denominator, denominator);
  if (behind.empty()) return sign + digits(numerator) + "/" + digits(denominator);
  return sign + digits(numerator / denominator) + "." + behind;
}

std::string exact_pounds_text(ExactPence amount) {
  const bool whole = amount.numerator() % amount.denominator() == 0;
  return whole ? pounds_text(round(amount, Rounding::down)) : "£" + exact_pounds(amount);
}

}  // namespace pbr
