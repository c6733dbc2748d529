#include "pbr/partners.hpp"

#include <set>

#include "scheme/budgets.hpp"
#include "scheme/holdings.hpp"
#include "scheme/pools.hpp"

namespace pbr {
namespace {

Diagnostic problem_at(std::string code, const SchemeComponent& component, std::string message,
                      std::string found, std::string expected, std::string help) {
  Diagnostic problem;
  problem.code = std::move(code);
  problem.at = component.at;
  problem.message = std::move(message);
  problem.found = std::move(found);
  problem.expected = std::move(expected);
  problem.help = std::move(help);
  return problem;
}

void check_partners(const SchemeComponent& component, const PoolComponent& terms,
                    const std::string& pool, const std::map<std::string, Pence>& partners,
                    Diagnostics& problems) {
  for (const auto& [partner, amount] : partners) {
    if (amount < Pence{}) {
      problems.push_back(problem_at(
          "SC120", component, "a partner takes out of pool " + pool + " more than it pays in",
          partner + ": " + to_pounds(amount), "0.00 or more in the period",
          "payments out of a pool are no contributions to it"));
    }
    if (terms.partners.contains(partner)) continue;
    problems.push_back(problem_at("SC121", component,
                                  "pool " + pool + " has a partner whose kind the scheme lacks",
                                  partner, "nhs, local_authority, voluntary or independent",
                                  "add the partner to `partners` of component " + component.id));
  }
}

Pence total_of(const std::map<std::string, Pence>& partners) {
  Pence total;
  for (const auto& [partner, amount] : partners) total += amount;
  return total;
}

void check_pool(const SchemeComponent& component, const PoolComponent& terms, const Funds& funds,
                Diagnostics& problems) {
  for (const PoolTerms& pool : terms.pools) {
    const auto fund = funds.find(pool.pool);
    if (fund != funds.end() && total_of(fund->second) > Pence{}) {
      check_partners(component, terms, pool.pool, fund->second, problems);
      continue;
    }
    problems.push_back(problem_at(
        "SC120", component, "pool " + pool.pool + " has no contribution in the period", "none",
        "rows of the contributions table for this pool",
        "give `contributions` in the study's inputs, or take the pool out of the scheme"));
  }
}

void note_other_pools(const Funds& funds, const std::set<std::string>& known,
                      const SchemeComponent& component, Diagnostics& problems) {
  for (const auto& [pool, partners] : funds) {
    if (known.contains(pool)) continue;
    problems.push_back(problem_at("SC122", component, "contributions to a pool that pays nothing",
                                  pool, "a pool of component " + component.id,
                                  "add the pool and its commissioners to the scheme"));
    problems.back().severity = Severity::warning;
  }
}

template <class Visit>
void for_pools(const Scheme& scheme, Visit&& visit) {
  for (const SchemeComponent& component : scheme.components) {
    if (const auto* pool = std::get_if<PoolComponent>(&component.terms)) visit(component, *pool);
  }
}

void add_components(const SchemeResult& scheme, const PayInputs& inputs, const Funds& funds,
                    const CostlyCases& costly, Partnership& to) {
  for (const SchemeComponent& component : scheme.scheme->components) {
    if (const auto* pool = std::get_if<PoolComponent>(&component.terms)) {
      add_pool(scheme, component, *pool, funds, costly, to);
    } else if (const auto* budgets = std::get_if<PersonalBudgetComponent>(&component.terms)) {
      add_budgets(scheme, component, *budgets, inputs, to);
    }
  }
}

}  // namespace

Diagnostics check_pools(const std::vector<Scheme>& schemes,
                        const std::vector<Contribution>& contributions, Period period) {
  Diagnostics problems;
  const Funds funds = funds_of(contributions, period);
  for (const Scheme& scheme : schemes) {
    std::set<std::string> known;
    const SchemeComponent* last = nullptr;
    for_pools(scheme, [&](const SchemeComponent& component, const PoolComponent& terms) {
      check_pool(component, terms, funds, problems);
      for (const PoolTerms& pool : terms.pools) known.insert(pool.pool);
      last = &component;
    });
    if (last != nullptr) note_other_pools(funds, known, *last, problems);
  }
  return problems;
}

Partnership partnership(const Payments& payments, const PayInputs& inputs,
                        const std::vector<Contribution>& contributions, const CostlyCases& costly) {
  Partnership result;
  const Funds funds = funds_of(contributions, inputs.period);
  for (const SchemeResult& scheme : payments.schemes) {
    add_components(scheme, inputs, funds, costly, result);
    add_holdings(scheme, result, result.holdings);
  }
  return result;
}

}  // namespace pbr
