#include <ostream>

#include "pbr/statement_report.hpp"
#include "report/columns.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

constexpr std::size_t width = 17;

void write_month(const StatementMonth& month, std::ostream& out) {
  const bool block = month.basis == Basis::block;
  out << "    " << padded(month_text(month.month), 9);
  for (const Pence amount : {month.planned, month.actual, month.adjustment, month.payable,
                             month.cumulative_paid, month.balance}) {
    out << right_aligned(pounds_text(amount), width);
  }
  if (month.settles && month.adjustment != Pence{}) {
    out << "  settles " << month_text(*month.settles);
  }
  if (block) out << "  shadow " << change_text(month.actual - month.planned);
  out << "\n";
}

void write_account(const Reconciliation& all, std::ostream& out) {
  out << "    planned " << pounds_text(all.planned) << ", adjusted " << change_text(all.adjustments)
      << ", paid " << pounds_text(all.paid) << ", due " << pounds_text(all.due) << ", left over "
      << pounds_text(all.difference()) << "\n";
}

std::string heading(const Reconciliation& contract) {
  const auto& [provider, payer] = contract.contract;
  return provider.text() + ", " +
         (payer.empty() ? "commissioner not known" : "commissioner " + payer.text()) +
         (contract.basis == Basis::block ? ": a block, its activity a shadow"
                                         : ": in advance by plan, adjusted to activity");
}

}  // namespace

void write_statements_text(const Statements& statements, std::ostream& out) {
  auto month = statements.months.begin();
  for (const Reconciliation& contract : statements.contracts) {
    out << "  " << heading(contract) << "\n    " << padded("month", 9);
    for (const char* name : {"planned", "actual", "adjustment", "payable", "paid so far", "owed"}) {
      out << right_aligned(name, width);
    }
    out << "\n";
    for (; month != statements.months.end() && month->contract == contract.contract; ++month) {
      write_month(*month, out);
    }
    write_account(contract, out);
    out << "\n";
  }
  out << "  all\n";
  write_account(statements.total(), out);
}

}  // namespace pbr
