// What the casemix and the contracts table say of each contract.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

/// A contract's casemix, summed over its cells.
struct ContractSums {
  Pence activity;
  std::int64_t people_closing = 0;
  std::vector<MeasureSums> measures;
};
using ContractTable = std::map<ContractKey, ContractSums>;

[[nodiscard]] ContractTable contract_sums(const Casemix& casemix);

/// Each contract's value in the period: every row of the table by its days there, rounded once.
/// Rows without a day in the period give nothing and no entry.
[[nodiscard]] std::map<ContractKey, Pence> values_in(const std::vector<Contract>& contracts,
                                                     Period period, Rounding mode);

/// Each commissioner's activity shared among its providers by people closing.
[[nodiscard]] std::map<ContractKey, Pence> shared_by_people(const ContractTable& contracts);

/// SC102 and SC103.
void compare_with_activity(const std::vector<Contract>& contracts, Period period,
                           const ContractTable& active, Diagnostics& problems);

}  // namespace pbr
