// What the casemix and the contracts table say of each contract, as one scheme needs it.
#pragma once

#include <map>
#include <vector>

#include "pbr/pay_inputs.hpp"

namespace pbr {

/// A contract of PayInputs in the eyes of one scheme.
struct ContractRow {
  const ContractKey* key = nullptr;
  const ContractInputs* inputs = nullptr;
  Pence value;  ///< of the contract in the period; 0 where the scheme asks for none
};

/// Whether anything of the scheme is taken of the contract's value.
[[nodiscard]] bool uses_values(const Scheme& scheme);
/// The component that says so first; null where none does.
[[nodiscard]] const SchemeComponent* first_of_value(const Scheme& scheme);
/// Whether, without a contracts table, activity is shared by people.
[[nodiscard]] bool shares_by_people(const Scheme& scheme);

/// All contracts of the inputs, in their order.
[[nodiscard]] std::vector<ContractRow> contract_rows(const Scheme& scheme, const PayInputs& inputs);

/// Each contract's value in the period: every row of the table by its days there, rounded once.
/// Rows without a day in the period give nothing and no entry.
[[nodiscard]] std::map<ContractKey, Pence> values_in(const std::vector<Contract>& contracts,
                                                     Period period, Rounding mode);

/// Each commissioner's activity shared among its providers by people closing.
[[nodiscard]] std::map<ContractKey, Pence> shared_by_people(
    const std::map<ContractKey, ContractInputs>& contracts);

/// Whether there is any activity: a contract may have a value alone.
[[nodiscard]] inline bool is_active(const ContractInputs& inputs) {
  return !inputs.clusters.empty();
}

/// SC102 and SC103.
void compare_with_activity(const PayInputs& inputs, Diagnostics& problems);

}  // namespace pbr
