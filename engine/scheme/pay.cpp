#include <algorithm>

#include "pbr/scheme.hpp"
#include "scheme/contracts.hpp"
#include "scheme/contrast.hpp"
#include "scheme/payer.hpp"

namespace pbr {
namespace {

struct BlockIn {
  const SchemeComponent* component = nullptr;
  const BlockComponent* terms = nullptr;
};

// The scheme's block component, if it has one.
BlockIn block_of(const Scheme& scheme) {
  for (const SchemeComponent& component : scheme.components) {
    if (const auto* terms = std::get_if<BlockComponent>(&component.terms)) {
      return {&component, terms};
    }
  }
  return {};
}

Diagnostic no_contracts(const SchemeComponent& component) {
  Diagnostic problem;
  problem.code = "SC101";
  problem.at = component.at;
  problem.message = "a block scheme needs contract values and the study gives none";
  problem.found = "component " + component.id;
  problem.expected = "a contracts table, or a pack that shares activity by people without one";
  problem.help = "add `contracts` to the study's inputs";
  return problem;
}

// Whether every block can be paid and, where contracts are given, how they match the activity.
bool check(const std::vector<Scheme>& schemes, const std::vector<Contract>& contracts,
           bool contracts_given, const Casemix& casemix, const ContractTable& active,
           Diagnostics& problems) {
  bool any_block = false;
  bool payable = true;
  for (const Scheme& scheme : schemes) {
    const BlockIn block = block_of(scheme);
    if (block.component == nullptr) continue;
    any_block = true;
    if (contracts_given || block.terms->share_by_people_without_contracts) continue;
    problems.push_back(no_contracts(*block.component));
    payable = false;
  }
  if (any_block && contracts_given) {
    compare_with_activity(contracts, casemix.terms().period, active, problems);
  }
  return payable;
}

using BlockValues = std::map<ContractKey, Pence>;

std::vector<BlockValues> block_values(const std::vector<Scheme>& schemes,
                                      const std::vector<Contract>& contracts, bool contracts_given,
                                      Period period, const ContractTable& active) {
  std::vector<BlockValues> values;
  for (const Scheme& scheme : schemes) {
    if (block_of(scheme).component == nullptr) {
      values.emplace_back();
    } else if (contracts_given) {
      values.push_back(values_in(contracts, period, scheme.rounding));
    } else {
      values.push_back(shared_by_people(active));
    }
  }
  return values;
}

std::vector<ContractKey> all_contracts(const ContractTable& active,
                                       const std::vector<BlockValues>& values) {
  std::set<ContractKey> keys;
  for (const auto& [key, sums] : active) keys.insert(key);
  for (const BlockValues& of_scheme : values) {
    for (const auto& [key, value] : of_scheme) keys.insert(key);
  }
  return {keys.begin(), keys.end()};
}

std::map<ContractKey, Pence> totals(const std::vector<Payment>& payments) {
  std::map<ContractKey, Pence> totals;
  for (const Payment& payment : payments) totals[payment.contract] += payment.amount;
  return totals;
}

// A scheme's total of each contract, as it is and by replicate.
struct Paid {
  std::map<ContractKey, Pence> totals;
  std::vector<std::vector<Pence>> replicated;   ///< by contract in order
  std::vector<std::pair<Pence, Pence>> ranges;  ///< likewise: with every score at 0 and at 1
  bool rests_on_outcomes = false;
};

Paid paid(const Payer& payer, const std::vector<Payment>& payments,
          const std::vector<ContractKey>& contracts) {
  Paid result{totals(payments), {}, {}, payer.rests_on_outcomes()};
  for (const ContractKey& contract : contracts) {
    result.replicated.push_back(payer.replicated(contract));
    result.ranges.push_back(payer.range(contract));
  }
  return result;
}

std::vector<PaidTwice> paired(const Paid& baseline, const Paid& scheme,
                              const std::vector<ContractKey>& contracts) {
  std::vector<PaidTwice> pair;
  const bool interval = baseline.rests_on_outcomes || scheme.rests_on_outcomes;
  for (std::size_t c = 0; c < contracts.size(); ++c) {
    const auto amount_of = [&](const Paid& side) {
      const auto found = side.totals.find(contracts[c]);
      return found == side.totals.end() ? Pence{} : found->second;
    };
    pair.push_back({contracts[c],
                    amount_of(baseline),
                    amount_of(scheme),
                    {},
                    scheme.ranges[c].first - baseline.ranges[c].second,
                    scheme.ranges[c].second - baseline.ranges[c].first});
    if (!interval) continue;
    for (std::size_t r = 0; r < scheme.replicated[c].size(); ++r) {
      pair.back().changes.push_back(scheme.replicated[c][r] - baseline.replicated[c][r]);
    }
  }
  return pair;
}

}  // namespace

Payments pay(const Casemix& casemix, const std::vector<Scheme>& schemes,
             const std::vector<Contract>& contracts, bool contracts_given, Diagnostics& problems) {
  const ContractTable active = contract_sums(casemix);
  if (!check(schemes, contracts, contracts_given, casemix, active, problems)) return {};
  auto values = block_values(schemes, contracts, contracts_given, casemix.terms().period, active);
  const auto keys = all_contracts(active, values);

  Payments result;
  std::vector<Paid> all;
  for (std::size_t s = 0; s < schemes.size(); ++s) {
    const Payer payer{schemes[s], {&casemix, &active, &keys, std::move(values[s])}};
    result.schemes.push_back({&schemes[s], payer.payments()});
    all.push_back(paid(payer, result.schemes.back().payments, keys));
  }
  for (std::size_t s = 1; s < schemes.size(); ++s) {
    const auto rows = contrasts_of(SchemeId{schemes[0].header.id}, SchemeId{schemes[s].header.id},
                                   paired(all[0], all[s], keys));
    result.contrasts.insert(result.contrasts.end(), rows.begin(), rows.end());
  }
  return result;
}

}  // namespace pbr
