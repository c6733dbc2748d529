#include "scenario/paid_point.hpp"

#include <algorithm>

#include "scheme/contracts.hpp"

namespace pbr::scenario {

PaidPoint paid_over(const std::vector<Scheme>& schemes, const PayInputs& inputs, PaidOver way,
                    const PaidPoint* like) {
  const bool all = std::any_of(schemes.begin(), schemes.end(), uses_values);
  std::vector<bool> shown;
  std::vector<ContractKey> contracts;
  for (const auto& [key, contract] : inputs.contracts) {
    shown.push_back(all || is_active(contract));
    if (shown.back()) contracts.push_back(key);
  }
  PaidPoint point;
  point.way = way;
  point.contracts = like != nullptr && *like->contracts == contracts
                        ? like->contracts
                        : std::make_shared<const std::vector<ContractKey>>(std::move(contracts));
  for (const Scheme& scheme : schemes) {
    auto& of_scheme = point.schemes.emplace_back();
    const auto by_contract = amounts(scheme, inputs);
    for (std::size_t i = 0; i < by_contract.size(); ++i) {
      if (!shown[i]) continue;
      Pence& total = of_scheme.emplace_back();
      for (const Pence component : by_contract[i]) total += component;
    }
  }
  return point;
}

}  // namespace pbr::scenario
