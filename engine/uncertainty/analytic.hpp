// Standard errors without replicates: exact where nothing but the activity moves, and linearly.
#pragma once

#include <cstdint>
#include <vector>

#include "pbr/uncertainty.hpp"
#include "scheme/exact.hpp"

namespace pbr::uncertainty {

/// How a scheme's amounts move with the people.
struct Nature {
  SureBy by = SureBy::exact;
  std::int64_t factor = 0;  ///< of the activity; 0 where it is exact, or has no formula
};
[[nodiscard]] Nature nature_of(const Scheme& scheme, bool values_given);

/// n / (n - 1) x (squares - sum^2 / n), in square pence; 0 of fewer than two people.
[[nodiscard]] Exact variance_of_sum(const AmountSpread& spread);
/// Of each contract's activity, in the order of PayInputs::contracts.
[[nodiscard]] std::vector<Exact> activity_variances(const PayInputs& inputs,
                                                    const Casemix& casemix);
/// Of values around their mean, divisor n - 1; of at least two.
[[nodiscard]] Exact sample_variance(const std::vector<Pence>& values);
/// The square root to the penny, half up.
[[nodiscard]] Pence root(const Exact& variance);
/// 1.959963985 standard errors to the penny, half up.
[[nodiscard]] Pence half_width(const Exact& variance);

}  // namespace pbr::uncertainty
