// Strata put together to cluster and intake band, over age and sex.
#pragma once

#include <map>

#include "pbr/adjustment.hpp"

namespace pbr {

/// What outcomes are standardised over.
struct CaseMixKey {
  std::uint32_t measure = 0;
  ClusterCode cluster;
  std::uint8_t intake = 0;
  friend auto operator<=>(const CaseMixKey&, const CaseMixKey&) = default;
};
/// Of all contracts together.
using CaseMixRates = std::map<CaseMixKey, StratumSums>;
[[nodiscard]] CaseMixRates case_mix_rates(const OutcomeStrata& strata);

/// Of each contract.
struct ContractMixKey {
  ContractKey contract;
  std::uint32_t measure = 0;
  ClusterCode cluster;
  std::uint8_t intake = 0;
  friend auto operator<=>(const ContractMixKey&, const ContractMixKey&) = default;
};
[[nodiscard]] std::map<ContractMixKey, StratumSums> by_case_mix(const OutcomeStrata& strata);

}  // namespace pbr
