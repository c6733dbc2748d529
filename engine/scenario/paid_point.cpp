#include "scenario/paid_point.hpp"

namespace pbr::scenario {

std::shared_ptr<const std::vector<ContractKey>> contracts_of(const PayInputs& inputs) {
  std::vector<ContractKey> contracts;
  for (const auto& [key, sums] : inputs.contracts) contracts.push_back(key);
  return std::make_shared<const std::vector<ContractKey>>(std::move(contracts));
}

PaidPoint paid_over(const std::vector<Scheme>& schemes, const PayInputs& inputs, PaidOver way,
                    std::shared_ptr<const std::vector<ContractKey>> contracts) {
  PaidPoint point;
  point.way = way;
  point.contracts = std::move(contracts);
  for (const Scheme& scheme : schemes) {
    auto& of_scheme = point.schemes.emplace_back();
    for (const auto& components : amounts(scheme, inputs)) {
      Pence& total = of_scheme.emplace_back();
      for (const Pence component : components) total += component;
    }
  }
  return point;
}

}  // namespace pbr::scenario
