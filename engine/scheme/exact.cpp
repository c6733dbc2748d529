#include "scheme/exact.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "base/int128.hpp"

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

// What shares of a total come to: whole pence, and the rests over one denominator.
struct Cut {
  std::vector<Pence> parts;
  std::vector<Int128> rests;
  Pence all;  ///< the sum of all shares, rounded
};

constexpr Int128 most_denominator = 1'000'000'000;

// Where one denominator of all shares is small: without fractions, which are dear. Shares of more
// than a thousand times the total are left to those.
std::optional<Cut> small_cut(Pence total, std::span<const Rate> shares, Rounding mode) {
  Int128 one = 1;
  for (const Rate share : shares) {
    one *= share.denominator() / gcd(one, share.denominator());
    if (one > most_denominator) return std::nullopt;
  }
  Cut cut;
  Int128 sum = 0;
  for (const Rate share : shares) {
    const Int128 numerator = share.numerator() * (one / share.denominator());
    if (numerator < 0 || numerator > one * 1000) return std::nullopt;
    const Int128 wanted = total.value() * numerator;
    sum += wanted;
    cut.parts.emplace_back(static_cast<std::int64_t>(wanted / one));
    cut.rests.push_back(wanted % one);
  }
  const Int128 all = round_quotient(sum, one, mode);
  if (!fits64(all)) throw AmountOverflow("a rounded amount does not fit 64 bits");
  cut.all = Pence{static_cast<std::int64_t>(all)};
  return cut;
}

// What is left after rounding down goes, a penny each, to the largest rests.
template <class Rest>
std::vector<Pence> given_out(std::vector<Pence> parts, const std::vector<Rest>& rests, Pence all) {
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rests[a] > rests[b]; });
  Pence left = all;
  for (const Pence part : parts) left -= part;
  for (std::size_t i = 0; left > Pence{}; ++i, left -= Pence{1}) parts[order[i]] += Pence{1};
  return parts;
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
  if (auto cut = small_cut(total, shares, mode)) {
    return given_out(std::move(cut->parts), cut->rests, cut->all);
  }
  Exact sum;
  std::vector<Exact> rests;
  std::vector<Pence> parts;
  for (const Rate share : shares) {
    const Exact wanted = exact(total) * exact(share);
    sum += wanted;
    parts.push_back(round_pence(wanted, Rounding::down));
    rests.push_back(wanted - exact(parts.back()));
  }
  return given_out(std::move(parts), rests, round_pence(sum, mode));
}

}  // namespace pbr
