#include "scheme/budgets.hpp"

#include <algorithm>
#include <array>

#include "scheme/exact.hpp"

namespace pbr {
namespace {

// The contract's payment by cluster, as its lines are.
std::map<ClusterCode, Pence> by_cluster(Pence payment, const ContractInputs& inputs) {
  std::vector<std::int64_t> amounts;
  for (const auto& [cluster, sums] : inputs.clusters) amounts.push_back(sums.amount.value());
  const bool none = std::all_of(amounts.begin(), amounts.end(), [](auto a) { return a == 0; });
  if (none) return {};
  const auto parts = share_out(payment, amounts);
  std::map<ClusterCode, Pence> result;
  std::size_t at = 0;
  for (const auto& [cluster, sums] : inputs.clusters) result[cluster] = parts[at++];
  return result;
}

PersonalBudget budget_of(Pence income, std::int64_t people, const BudgetShares& shares,
                         const PersonalBudgetComponent& terms, Rounding mode) {
  const Pence taken = round(income * terms.take_up, mode);
  const std::array<Rate, 3> thirds{shares.core, shares.risk_pool,
                                   Rate{1} - shares.core - shares.risk_pool};
  const auto parts = parts_of(taken, thirds, mode);
  PersonalBudget budget;
  budget.people = people;
  budget.income = income;
  budget.core = parts[0];
  budget.risk_pool = parts[1];
  budget.budget = parts[2];
  budget.second_line = round(terms.second_line * (Rate{people} * terms.take_up), mode);
  budget.holder = terms.holder;
  return budget;
}

}  // namespace

void add_budgets(const SchemeResult& scheme, const SchemeComponent& component,
                 const PersonalBudgetComponent& terms, const PayInputs& inputs, Partnership& to) {
  for (const Payment& payment : scheme.payments) {
    if (payment.component != terms.of) continue;
    const auto contract = inputs.contracts.find(payment.contract);
    if (contract == inputs.contracts.end()) continue;
    for (const auto& [cluster, income] : by_cluster(payment.amount, contract->second)) {
      const auto shares = terms.clusters.find(cluster);
      if (shares == terms.clusters.end()) continue;
      auto budget = budget_of(income, contract->second.clusters.at(cluster).people, shares->second,
                              terms, scheme.scheme->rounding);
      budget.scheme = payment.scheme;
      budget.component = component.id;
      budget.contract = payment.contract;
      budget.cluster = cluster;
      to.budgets.push_back(std::move(budget));
    }
  }
}

}  // namespace pbr
