// Personal budgets derived from cluster prices.
#pragma once

#include "pbr/partners.hpp"

namespace pbr {

/// Adds the budgets of one component, by contract and cluster.
void add_budgets(const SchemeResult& scheme, const SchemeComponent& component,
                 const PersonalBudgetComponent& terms, const PayInputs& inputs, Partnership& to);

}  // namespace pbr
