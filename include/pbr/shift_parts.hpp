// Why a scheme pays a contract more or less than the baseline does, taken apart so that the parts
// add up to the change to the penny.
//
// Four things make a contract what it is. Each is taken as the contract's own, or as that of the
// average contract of its commissioner:
//
//   volume    its days, and with them the value agreed with it. Average: the commissioner's days,
//             and its values in the period, over the number of its contracts
//   case-mix  how its days are spread over clusters. Average: the spread of the commissioner's days
//   price     what a day in each cluster comes to: amount, episodes and people closing, a day.
//             Average: the commissioner's amount over its days in the cluster. A cluster in which
//             the contract has no day is paid at the average. Amounts where there are no days
//             (capitation, assessments that lead to nothing) count by the day of the whole contract
//   outcome   its outcome sums, and what was expected of them. Average: all sums of the
//   commissioner
//
// So there are 16 combinations. At each of them every contract at once is put together anew (days x
// spread x amount a day, exact fractions, rounded once: the activity to the penny, its clusters by
// largest remainder, counts to whole ones, halves up) and paid by amounts() under each scheme. What
// interests is f(S) = paid by the scheme - paid by the baseline, with the factors of S being own.
//
//   rules     f(nothing own): what the scheme changes for the average contract. What a pack itself
//             says of a provider (survey results, its own figures before) does not move, and is
//             here
//   shapley   the part of a factor is the mean of what it adds over all 24 orders of the four: sum
//             over the sets S without it of |S|! (3 - |S|)! / 4! x (f(S with it) - f(S)), the
//             weights being 1/4, 1/12, 1/12 and 1/4 for sets of 0, 1, 2 and 3. No order is
//             preferred Source: Shapley 1953, A value for n-person games; Shorrocks 2013,
//             Decomposition procedures for distributional analysis: a unified framework based on
//             the Shapley value
//   sequential  volume, case-mix, price, outcome are made own in this order; what each adds then
//
// rules + volume + case-mix + price + outcome = change. Shapley parts are 24ths of a penny: each is
// rounded down and the pennies left go to the largest remainders, equal ones in the order above.
// Parts of a provider, a commissioner and of all are sums of those of their contracts.
//
// A commissioner with one contract has no average but that: all of its change is rules. Where a
// scheme ranks contracts, those of a commissioner with average outcomes share one place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

enum class ShiftMethod : std::uint8_t { shapley, sequential };
[[nodiscard]] std::string_view to_text(ShiftMethod method);

/// One row of decomposition.csv.
struct ShiftParts {
  SchemeId baseline, scheme;
  ShiftMethod method = ShiftMethod::shapley;
  Level level = Level::contract;
  ContractKey contract;  ///< provider or commissioner empty above contract level
  Pence rules, volume, casemix, price, outcome;
  Pence change;  ///< their sum
};

/// Every scheme but the first against the first, by scheme, method, level, contract. Needs schemes
/// that can be paid (see amounts()). 16 evaluations of each scheme, whatever the number of
/// contracts.
[[nodiscard]] std::vector<ShiftParts> shift_parts(const PayInputs& inputs,
                                                  const std::vector<Scheme>& schemes);

}  // namespace pbr
