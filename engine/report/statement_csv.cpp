#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr {
namespace {

void write_sums(CsvWriter& csv, const Reconciliation& sums, bool shadow) {
  csv.field(to_pounds(sums.planned)).field(to_pounds(sums.adjustments));
  csv.field(to_pounds(sums.paid)).field(to_pounds(sums.due)).field(to_pounds(sums.difference()));
  csv.field(to_pounds(sums.actual));
  csv.field(shadow ? to_pounds(sums.actual - sums.due) : "").end();
}

}  // namespace

void write_statements(const Statements& statements, std::ostream& out) {
  CsvWriter csv(out, {"provider", "commissioner", "month", "basis", "settles", "planned", "actual",
                      "adjustment", "payable", "cumulative_paid", "cumulative_actual", "balance",
                      "shadow", "shadow_difference"});
  for (const StatementMonth& month : statements.months) {
    const bool block = month.basis == Basis::block;
    csv.field(month.contract.provider.text()).field(month.contract.commissioner.text());
    csv.field(month_text(month.month)).field(to_text(month.basis));
    csv.field(month.settles ? month_text(*month.settles) : "").field(to_pounds(month.planned));
    csv.field(block ? "" : to_pounds(month.actual)).field(to_pounds(month.adjustment));
    csv.field(to_pounds(month.payable)).field(to_pounds(month.cumulative_paid));
    csv.field(block ? "" : to_pounds(month.cumulative_actual)).field(to_pounds(month.balance));
    csv.field(block ? to_pounds(month.actual) : "");
    csv.field(block ? to_pounds(month.actual - month.planned) : "").end();
  }
}

void write_reconciliation(const Statements& statements, std::ostream& out) {
  CsvWriter csv(out, {"provider", "commissioner", "basis", "planned", "adjustments", "paid", "due",
                      "difference", "actual", "shadow_difference"});
  for (const Reconciliation& each : statements.contracts) {
    csv.field(each.contract.provider.text()).field(each.contract.commissioner.text());
    csv.field(to_text(each.basis));
    write_sums(csv, each, each.basis == Basis::block);
  }
  csv.field("").field("").field("");
  write_sums(csv, statements.total(), false);
}

}  // namespace pbr
