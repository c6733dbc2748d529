#include "adjustment/case_mix.hpp"

namespace pbr {

CaseMixRates case_mix_rates(const OutcomeStrata& strata) {
  CaseMixRates rates;
  for (const auto& [key, sums] : strata.strata()) {
    rates[{key.measure, key.cluster, key.intake}] += sums;
  }
  return rates;
}

std::map<ContractMixKey, StratumSums> by_case_mix(const OutcomeStrata& strata) {
  std::map<ContractMixKey, StratumSums> mix;
  for (const auto& [key, sums] : strata.strata()) {
    mix[{key.contract, key.measure, key.cluster, key.intake}] += sums;
  }
  return mix;
}

}  // namespace pbr
