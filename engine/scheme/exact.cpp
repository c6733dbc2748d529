#include "scheme/exact.hpp"

#include <algorithm>
#include <numeric>

namespace pbr {
namespace {

using boost::multiprecision::abs;
using boost::multiprecision::cpp_int;

// Of a number that is not negative, to a whole one.
cpp_int round_magnitude(const Exact& amount, Rounding mode) {
  cpp_int whole, rest;
  const cpp_int divisor = denominator(amount);
  divide_qr(cpp_int{numerator(amount)}, divisor, whole, rest);
  const int to_half = cpp_int{2 * rest}.compare(divisor);
  switch (mode) {
    case Rounding::down:
      return whole;
    case Rounding::up:
      return rest != 0 ? cpp_int{whole + 1} : whole;
    case Rounding::half_up:
      return to_half >= 0 ? cpp_int{whole + 1} : whole;
    case Rounding::half_even:
      return to_half > 0 || (to_half == 0 && bit_test(whole, 0)) ? cpp_int{whole + 1} : whole;
  }
  throw InternalError("no such rounding");
}

}  // namespace

Exact exact(Rate rate) { return {rate.numerator(), rate.denominator()}; }
Exact exact(Pence pence) { return pence.value(); }

Pence round_pence(const Exact& amount, Rounding mode) {
  const cpp_int magnitude = round_magnitude(abs(amount), mode);
  if (magnitude > std::numeric_limits<std::int64_t>::max()) {
    throw AmountOverflow("a rounded amount does not fit 64 bits");
  }
  const auto pence = static_cast<std::int64_t>(magnitude);
  return Pence{amount < 0 ? -pence : pence};
}

std::string six_decimals(const Exact& value) {
  const std::int64_t millionths = round_pence(value * 1'000'000, Rounding::half_up).value();
  return to_decimal(Rate{millionths, 1'000'000}, 6);
}

std::vector<Pence> parts_of(Pence total, std::span<const Rate> shares, Rounding mode) {
  if (total < Pence{}) {
    auto parts = parts_of(-total, shares, mode);
    for (Pence& part : parts) part = -part;
    return parts;
  }
  Exact sum;
  std::vector<Exact> remainders;
  std::vector<Pence> parts;
  Pence given;
  for (const Rate share : shares) {
    const Exact wanted = exact(total) * exact(share);
    sum += wanted;
    parts.push_back(round_pence(wanted, Rounding::down));
    remainders.push_back(wanted - exact(parts.back()));
    given += parts.back();
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return remainders[a] > remainders[b]; });
  Pence left = round_pence(sum, mode) - given;
  for (std::size_t i = 0; left > Pence{}; ++i, left -= Pence{1}) parts[order[i]] += Pence{1};
  return parts;
}

}  // namespace pbr
