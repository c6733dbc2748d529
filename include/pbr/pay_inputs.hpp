// Everything a scheme is paid over, by contract, and a scheme's amounts made of it by a pure
// function: what-ifs change the inputs and pay again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "pbr/adjustment.hpp"
#include "pbr/casemix.hpp"
#include "pbr/scheme_terms.hpp"

namespace pbr {

struct ClusterInputs {
  Pence amount;                                     ///< of the lines
  std::int64_t days = 0, episodes = 0, people = 0;  ///< people: closing
};

struct ContractInputs {
  Pence activity;
  std::int64_t people = 0;  ///< people_closing
  std::int64_t days = 0;
  std::map<ClusterCode, ClusterInputs> clusters;
  std::vector<MeasureSums> measures;   ///< by PayInputs::measures
  std::vector<ExpectedSums> expected;  ///< likewise; empty: nothing was adjusted
};

struct PayInputs {
  Period period;
  std::vector<const Measure*> measures;
  /// Every contract that has activity or a value.
  std::map<ContractKey, ContractInputs> contracts;
  std::vector<Contract> values;  ///< rows of the contracts table
  bool values_given = false;
};

/// The inputs as the casemix and the contracts table are. Where contracts are given, those with a
/// day in the period have an entry.
[[nodiscard]] PayInputs pay_inputs(const Casemix& casemix, const std::vector<Contract>& contracts,
                                   bool contracts_given,
                                   std::map<ContractKey, std::vector<ExpectedSums>> expected = {});

/// A scheme's amounts by contract in the order of PayInputs::contracts, then by component. What
/// pools and personal budgets move between holders is not part of what is paid: 0 for them.
/// Needs a scheme that check_schemes() has nothing against.
[[nodiscard]] std::vector<std::vector<Pence>> amounts(const Scheme& scheme,
                                                      const PayInputs& inputs);

}  // namespace pbr
