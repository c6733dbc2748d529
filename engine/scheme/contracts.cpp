#include "scheme/contracts.hpp"

#include <algorithm>
#include <set>

namespace pbr {
namespace {

constexpr const char* contracts_table = "contracts";

std::string named(const ContractKey& contract) {
  const auto or_unknown = [](const std::string& code) {
    return code.empty() ? std::string{"not known"} : code;
  };
  return "provider " + or_unknown(contract.provider.text()) + ", commissioner " +
         or_unknown(contract.commissioner.text());
}

ContractKey key_of(const Contract& contract) { return {contract.provider, contract.commissioner}; }

Diagnostic without_activity(const Contract& row) {
  Diagnostic problem;
  problem.severity = Severity::warning;
  problem.code = "SC102";
  problem.at = {contracts_table, static_cast<std::uint32_t>(row.row + 1), 0};
  problem.message = "a contract has a value but no activity";
  problem.found = named(key_of(row));
  problem.expected = "a provider and commissioner with an episode in the period";
  problem.help =
      "check both codes against the referrals; a block scheme pays the value all the same";
  return problem;
}

Diagnostic without_value(const ContractKey& contract) {
  Diagnostic problem;
  problem.severity = Severity::warning;
  problem.code = "SC103";
  problem.at = {contracts_table, 0, 0};
  problem.message = "there is activity for which no contract has a value";
  problem.found = named(contract);
  problem.expected = "a row of the contracts table with days in the period";
  problem.help = "add the contract; until then a block scheme pays nothing for this activity";
  return problem;
}

const PaymentBase* base_of(const SchemeComponent& component) {
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) return &outcome->base;
  if (const auto* ranked = std::get_if<TournamentComponent>(&component.terms)) {
    return &ranked->base;
  }
  return nullptr;
}

bool is_of_value(const SchemeComponent& component) {
  const auto of_value = [](const PaymentBase& base) { return base.of == PaymentBase::Of::value; };
  if (std::holds_alternative<BlockComponent>(component.terms)) return true;
  if (const auto* shared = std::get_if<GainLossComponent>(&component.terms)) {
    return of_value(shared->plan) || of_value(shared->actual);
  }
  const PaymentBase* base = base_of(component);
  return base != nullptr && of_value(*base);
}

}  // namespace

const SchemeComponent* first_of_value(const Scheme& scheme) {
  const auto found = std::find_if(scheme.components.begin(), scheme.components.end(), is_of_value);
  return found == scheme.components.end() ? nullptr : &*found;
}

bool uses_values(const Scheme& scheme) { return first_of_value(scheme) != nullptr; }

bool shares_by_people(const Scheme& scheme) {
  return std::any_of(scheme.components.begin(), scheme.components.end(), [](const auto& component) {
    const auto* block = std::get_if<BlockComponent>(&component.terms);
    return block != nullptr && block->share_by_people_without_contracts;
  });
}

std::vector<ContractRow> contract_rows(const Scheme& scheme, const PayInputs& inputs) {
  std::map<ContractKey, Pence> values;
  if (uses_values(scheme)) {
    values = inputs.values_given ? values_in(inputs.values, inputs.period, scheme.rounding)
                                 : shared_by_people(inputs.contracts);
  }
  std::vector<ContractRow> rows;
  for (const auto& [key, contract] : inputs.contracts) {
    const auto value = values.find(key);
    rows.push_back({&key, &contract, value == values.end() ? Pence{} : value->second});
  }
  return rows;
}

std::map<ContractKey, Pence> values_in(const std::vector<Contract>& contracts, Period period,
                                       Rounding mode) {
  std::map<ContractKey, Pence> values;
  for (const Contract& contract : contracts) {
    const int days = overlap(contract.period, period).days();
    if (days == 0) continue;
    values[key_of(contract)] += round(contract.amount * Rate{days, contract.period.days()}, mode);
  }
  return values;
}

std::map<ContractKey, Pence> shared_by_people(
    const std::map<ContractKey, ContractInputs>& contracts) {
  using Entry = std::map<ContractKey, ContractInputs>::const_pointer;
  std::map<CommissionerId, std::vector<Entry>> by_commissioner;
  for (const auto& entry : contracts) by_commissioner[entry.first.commissioner].push_back(&entry);
  std::map<ContractKey, Pence> values;
  for (const auto& [commissioner, entries] : by_commissioner) {
    Pence total;
    std::vector<std::int64_t> people;
    for (const auto* entry : entries) {
      total += entry->second.activity;
      people.push_back(entry->second.people);
    }
    const bool nobody = std::all_of(people.begin(), people.end(), [](auto n) { return n == 0; });
    const auto parts = nobody ? std::vector<Pence>{} : share_out(total, people);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      values[entries[i]->first] = nobody ? entries[i]->second.activity : parts[i];
    }
  }
  return values;
}

void compare_with_activity(const PayInputs& inputs, Diagnostics& problems) {
  const auto active = [&](const ContractKey& key) {
    const auto found = inputs.contracts.find(key);
    return found != inputs.contracts.end() && is_active(found->second);
  };
  std::set<ContractKey> valued;
  for (const Contract& contract : inputs.values) {
    if (overlap(contract.period, inputs.period).empty()) continue;
    const bool first = valued.insert(key_of(contract)).second;
    if (first && !active(key_of(contract))) problems.push_back(without_activity(contract));
  }
  for (const auto& [key, contract] : inputs.contracts) {
    if (is_active(contract) && !valued.contains(key)) problems.push_back(without_value(key));
  }
}

}  // namespace pbr
