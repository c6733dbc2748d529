#include "contrast/paid_again.hpp"

#include <numeric>

namespace pbr {

std::map<ContractKey, Pence> paid_over(const Scheme& scheme, const PayInputs& inputs) {
  const auto by_component = amounts(scheme, inputs);
  std::map<ContractKey, Pence> paid;
  std::size_t at = 0;
  for (const auto& [contract, unused] : inputs.contracts) {
    const auto& parts = by_component.at(at++);
    paid[contract] = std::accumulate(parts.begin(), parts.end(), Pence{});
  }
  return paid;
}

}  // namespace pbr
