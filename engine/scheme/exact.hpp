// Fractions without a limit. Scores multiply weights, thresholds and counts of several indicators:
// their denominators outgrow 128 bits, so they are kept here and turned into pence at once.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <span>
#include <string>
#include <vector>

#include "pbr/money.hpp"

namespace pbr {

using Exact = boost::multiprecision::cpp_rational;

[[nodiscard]] Exact exact(Rate rate);
[[nodiscard]] Exact exact(Pence pence);

/// The one rounding of an exact amount; throws AmountOverflow outside 64 bits.
[[nodiscard]] Pence round_pence(const Exact& amount, Rounding mode);

/// With six decimals, halves away from zero; never negative here.
[[nodiscard]] std::string six_decimals(const Exact& value);

/// round(total x sum of shares), cut so that each part is total x share rounded down or up: what is
/// left after rounding down goes, a penny each, to the largest remainders, equal ones to the
/// earlier. A share that comes out in whole pence is paid as it is.
[[nodiscard]] std::vector<Pence> parts_of(Pence total, std::span<const Rate> shares, Rounding mode);

}  // namespace pbr
