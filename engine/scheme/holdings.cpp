#include "scheme/holdings.hpp"

#include <map>
#include <tuple>

namespace pbr {
namespace {

using Side = Holding::Side;

Holder holder_of(BudgetHolder holder) {
  switch (holder) {
    case BudgetHolder::notional:
      return Holder::nhs;
    case BudgetHolder::voluntary:
      return Holder::voluntary;
    case BudgetHolder::independent:
      return Holder::independent;
    case BudgetHolder::direct_payment:
      return Holder::person;
  }
  throw InternalError("no such holder of a budget");
}

Holder holder_of(const Scheme& scheme, const ProviderId& provider) {
  const auto found = scheme.providers.find(provider);
  return found == scheme.providers.end() ? scheme.provider_holder : found->second;
}

class Ledger {
 public:
  explicit Ledger(const SchemeResult& scheme, const Partnership& of) : scheme_(scheme), of_(of) {}

  void write(std::vector<Holding>& holdings) {
    for (const Payment& payment : scheme_.payments) take(payment);
    for (const PoolPayment& payment : of_.payments) take(payment);
    for (const PersonalBudget& budget : of_.budgets) take(budget);
    for (const auto& [key, amount] : sums_) {
      if (amount == Pence{}) continue;
      const auto& [commissioner, side, holder] = key;
      holdings.push_back({SchemeId{scheme_.scheme->header.id}, commissioner, side, holder, amount});
    }
  }

 private:
  Pence& sum(const ContractKey& contract, Side side, Holder holder) {
    return sums_[{contract.commissioner, side, holder}];
  }
  [[nodiscard]] bool of_another(const SchemeId& scheme) const {
    return scheme.text() != scheme_.scheme->header.id;
  }

  void take(const Payment& payment) {
    sum(payment.contract, Side::paid_by, Holder::nhs) += payment.amount;
    sum(payment.contract, Side::held_by, holder_of(*scheme_.scheme, payment.contract.provider)) +=
        payment.amount;
  }

  // The pool's partners pay it instead of the commissioner.
  void take(const PoolPayment& payment) {
    if (of_another(payment.scheme)) return;
    sum(payment.contract, Side::paid_by, Holder::nhs) -= payment.amount;
    sum(payment.contract, Side::paid_by, payment.kind) += payment.amount;
  }

  void take(const PersonalBudget& budget) {
    if (of_another(budget.scheme)) return;
    const Holder holder = holder_of(budget.holder);
    sum(budget.contract, Side::held_by, holder_of(*scheme_.scheme, budget.contract.provider)) -=
        budget.budget + budget.risk_pool;
    sum(budget.contract, Side::held_by, Holder::nhs) += budget.risk_pool;
    sum(budget.contract, Side::held_by, holder) += budget.budget + budget.second_line;
    sum(budget.contract, Side::paid_by, Holder::local_authority) += budget.second_line;
  }

  const SchemeResult& scheme_;
  const Partnership& of_;
  std::map<std::tuple<CommissionerId, Side, Holder>, Pence> sums_;
};

}  // namespace

void add_holdings(const SchemeResult& scheme, const Partnership& of,
                  std::vector<Holding>& holdings) {
  Ledger(scheme, of).write(holdings);
}

}  // namespace pbr
