#include "scheme/contracts.hpp"

#include <algorithm>

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

}  // namespace

ContractTable contract_sums(const Casemix& casemix) {
  ContractTable table;
  for (const auto& [key, cell] : casemix.cells()) {
    ContractSums& sums = table[{key.provider, key.commissioner}];
    sums.activity += cell.amount;
    sums.people_closing += cell.people_closing;
    sums.measures.resize(casemix.terms().measures.size());
    for (std::size_t m = 0; m < cell.measures.size(); ++m) sums.measures[m] += cell.measures[m];
  }
  return table;
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

std::map<ContractKey, Pence> shared_by_people(const ContractTable& contracts) {
  std::map<CommissionerId, std::vector<ContractTable::const_pointer>> by_commissioner;
  for (const auto& entry : contracts) by_commissioner[entry.first.commissioner].push_back(&entry);
  std::map<ContractKey, Pence> values;
  for (const auto& [commissioner, entries] : by_commissioner) {
    Pence total;
    std::vector<std::int64_t> people;
    for (const auto* entry : entries) {
      total += entry->second.activity;
      people.push_back(entry->second.people_closing);
    }
    const bool nobody = std::all_of(people.begin(), people.end(), [](auto n) { return n == 0; });
    const auto parts = nobody ? std::vector<Pence>{} : share_out(total, people);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      values[entries[i]->first] = nobody ? entries[i]->second.activity : parts[i];
    }
  }
  return values;
}

void compare_with_activity(const std::vector<Contract>& contracts, Period period,
                           const ContractTable& active, Diagnostics& problems) {
  std::set<ContractKey> valued;
  for (const Contract& contract : contracts) {
    if (overlap(contract.period, period).empty()) continue;
    const bool first = valued.insert(key_of(contract)).second;
    if (first && !active.contains(key_of(contract))) {
      problems.push_back(without_activity(contract));
    }
  }
  for (const auto& [contract, sums] : active) {
    if (!valued.contains(contract)) problems.push_back(without_value(contract));
  }
}

}  // namespace pbr
