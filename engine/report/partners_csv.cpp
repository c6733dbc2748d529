#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr {

void write_partners(const Partnership& partnership, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "component", "pool", "partner", "kind", "contributed", "paid",
                      "stop_loss", "balance"});
  for (const PartnerShare& share : partnership.partners) {
    csv.field(share.scheme.text()).field(share.component).field(share.pool).field(share.partner);
    csv.field(to_text(share.kind)).field(to_pounds(share.contributed));
    csv.field(to_pounds(share.paid)).field(to_pounds(share.stop_loss));
    csv.field(to_pounds(share.balance)).end();
  }
}

void write_pool_payments(const Partnership& partnership, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "pool", "partner", "kind", "provider", "commissioner", "component",
                      "amount"});
  for (const PoolPayment& payment : partnership.payments) {
    csv.field(payment.scheme.text()).field(payment.pool).field(payment.partner);
    csv.field(to_text(payment.kind)).field(payment.contract.provider.text());
    csv.field(payment.contract.commissioner.text()).field(payment.component);
    csv.field(to_pounds(payment.amount)).end();
  }
}

void write_budgets(const Partnership& partnership, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "component", "provider", "commissioner", "cluster", "people",
                      "income", "core", "risk_pool", "budget", "second_line", "holder"});
  for (const PersonalBudget& budget : partnership.budgets) {
    csv.field(budget.scheme.text()).field(budget.component);
    csv.field(budget.contract.provider.text()).field(budget.contract.commissioner.text());
    csv.field(budget.cluster.text()).field(std::to_string(budget.people));
    csv.field(to_pounds(budget.income)).field(to_pounds(budget.core));
    csv.field(to_pounds(budget.risk_pool)).field(to_pounds(budget.budget));
    csv.field(to_pounds(budget.second_line)).field(to_text(budget.holder)).end();
  }
}

void write_holders(const Partnership& partnership, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "commissioner", "side", "holder", "amount"});
  for (const Holding& holding : partnership.holdings) {
    csv.field(holding.scheme.text()).field(holding.commissioner.text());
    csv.field(holding.side == Holding::Side::paid_by ? "paid_by" : "held_by");
    csv.field(to_text(holding.holder)).field(to_pounds(holding.amount)).end();
  }
}

}  // namespace pbr
