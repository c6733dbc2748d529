// What the schemes of a study pay each contract at one point.
#pragma once

#include <memory>
#include <vector>

#include "pbr/sweep.hpp"

namespace pbr::scenario {

struct PaidPoint {
  std::shared_ptr<const std::vector<ContractKey>> contracts;
  std::vector<std::vector<Pence>> schemes;  ///< in the order of the study; by contract
  PaidOver way{};
};

[[nodiscard]] std::shared_ptr<const std::vector<ContractKey>> contracts_of(const PayInputs& inputs);

/// `contracts` are those of the inputs.
[[nodiscard]] PaidPoint paid_over(const std::vector<Scheme>& schemes, const PayInputs& inputs,
                                  PaidOver way,
                                  std::shared_ptr<const std::vector<ContractKey>> contracts);

}  // namespace pbr::scenario
