#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/contrast_rows.hpp"
#include "report/indicator_titles.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string amount_text(const std::optional<Pence>& amount) {
  return amount ? to_pounds(*amount) : "";
}

/// The columns from provider on, which both contrast tables share.
void write_difference(CsvWriter& csv, const Contrast& row) {
  csv.field(row.contract.provider.text()).field(row.contract.commissioner.text());
  csv.field(to_pounds(row.baseline_amount)).field(to_pounds(row.amount));
  csv.field(to_pounds(row.change));
  csv.field(ratio_text(row.change.value(), row.baseline_amount.value(), 100, 2));
  csv.field(amount_text(row.change_low)).field(amount_text(row.change_high)).end();
}

}  // namespace

void write_payments(const Payments& payments, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "provider", "commissioner", "component", "score", "amount"});
  for (const SchemeResult& scheme : payments.schemes) {
    for (const Payment& payment : scheme.payments) {
      csv.field(payment.scheme.text()).field(payment.contract.provider.text());
      csv.field(payment.contract.commissioner.text()).field(payment.component);
      csv.field(payment.score).field(to_pounds(payment.amount)).end();
    }
  }
}

void write_contrast(const Payments& payments, std::ostream& out) {
  CsvWriter csv(out, {"baseline", "scheme", "provider", "commissioner", "baseline_amount", "amount",
                      "change", "change_percent", "change_low", "change_high"});
  for (const Contrast& row : payments.contrasts) {
    if (row.level == Level::contract) {
      csv.field(row.baseline.text()).field(row.scheme.text());
      write_difference(csv, row);
    }
  }
}

void write_contrast_totals(const Payments& payments, std::ostream& out) {
  CsvWriter csv(out, {"baseline", "scheme", "level", "provider", "commissioner", "baseline_amount",
                      "amount", "change", "change_percent", "change_low", "change_high"});
  for (const Contrast& row : payments.contrasts) {
    if (row.level != Level::contract) {
      csv.field(row.baseline.text()).field(row.scheme.text()).field(level_name(row.level));
      write_difference(csv, row);
    }
  }
}

void write_indicators(const Indicators& indicators, const DisclosureRule& rule, std::ostream& out) {
  CsvWriter csv(
      out, {"indicator", "level", "code", "cluster", "numerator", "denominator", "value", "month",
            "numerator_shown", "denominator_shown", "value_shown", "low", "high"});
  for (const auto& [key, count] : indicators) {
    const auto& [numerator, denominator] = count;
    const std::string shown = disclosed_count(rule, key.level, numerator);
    csv.field(key.indicator).field(key.level).field(key.code).field(key.cluster);
    csv.field(numerator);
    if (is_share(key.indicator, denominator != 0)) {
      csv.field(denominator).field(ratio_text(numerator, denominator, 100, 4));
      csv.field(key.month).field(shown).field(disclosed_count(rule, key.level, denominator));
      csv.field(disclosed_percent(rule, key.level, numerator, denominator));
      const auto interval = wilson(numerator, denominator);
      csv.field(interval ? decimal_text(100 * interval->low, 4) : "");
      csv.field(interval ? decimal_text(100 * interval->high, 4) : "").end();
    } else {
      csv.field("").field(numerator).field(key.month).field(shown).field("").field(shown);
      csv.field("").field("").end();
    }
  }
}

void write_findings(const Findings& findings, std::ostream& out) {
  CsvWriter csv(out, {"table", "row", "field", "code", "severity", "found", "expected"});
  for (const Finding& finding : findings.sorted()) {
    csv.field(schema_of(finding.table).name);
    csv.field(finding.row == 0 ? "" : std::to_string(finding.row));
    csv.field(finding.field).field(finding.code).field(to_text(finding.severity));
    csv.field(finding.found).field(finding.expected).end();
  }
}

}  // namespace pbr
