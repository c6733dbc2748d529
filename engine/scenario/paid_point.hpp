// What the schemes of a study pay each contract at one point.
#pragma once

#include <memory>
#include <vector>

#include "pbr/sweep.hpp"

namespace pbr::scenario {

struct PaidPoint {
  /// Those that get payments: with a value alone only where a scheme asks for values.
  std::shared_ptr<const std::vector<ContractKey>> contracts;
  std::vector<std::vector<Pence>> schemes;  ///< in the order of the study; by contract
  PaidOver way{};
};

/// Shares the contracts with `like`, where they are the same.
[[nodiscard]] PaidPoint paid_over(const std::vector<Scheme>& schemes, const PayInputs& inputs,
                                  PaidOver way, const PaidPoint* like);

}  // namespace pbr::scenario
