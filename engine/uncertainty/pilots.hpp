// What a trial of n people in each arm could see.
#pragma once

#include <optional>
#include <vector>

#include "pbr/uncertainty.hpp"
#include "scheme/exact.hpp"

namespace pbr::uncertainty {

/// Of the values of one provider's units.
struct UnitSums {
  std::int64_t units = 0;
  Int128 sum = 0, squares = 0;
  UnitSums& operator+=(const UnitSums& other);
};

/// 1 + (m - 1) x ICC of values by provider; nothing with fewer than two providers that have units,
/// or no more units than providers.
[[nodiscard]] std::optional<Exact> design_effect(const std::vector<UnitSums>& providers);

/// The least difference from a share that n units in each arm show; nothing where none does. n may
/// be any number above 0.
[[nodiscard]] std::optional<double> detectable_share(double share, double n);

[[nodiscard]] std::vector<PilotRow> pilots(const PayInputs& inputs, const Casemix& casemix,
                                           const std::vector<Scheme>& schemes,
                                           const std::vector<std::int64_t>& people);

}  // namespace pbr::uncertainty
