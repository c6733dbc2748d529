#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/contrast_rows.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string amount_text(const std::optional<Pence>& amount) {
  return amount ? to_pounds(*amount) : "";
}

std::string optional_text(const std::optional<double>& value) {
  return value ? decimal_text(*value, 6) : "";
}

std::string_view certainty(bool sampled) { return sampled ? "sampled" : "exact"; }

void write_reach_row(CsvWriter& csv, const ReachRow& row) {
  csv.field(row.baseline.text()).field(row.scheme.text()).field(row.dimension);
  csv.field(row.all ? "all" : "value").field(row.value).field(row.people);
  csv.field(to_pounds(row.baseline_amount)).field(to_pounds(row.amount));
  csv.field(to_pounds(row.change)).field(ratio_text(row.change.value(), row.people * 100, 1, 2));
  csv.field(amount_text(row.change_low)).field(amount_text(row.change_high));
  csv.field(certainty(row.change_low.has_value())).field(to_pounds(row.gains));
  csv.field(ratio_text(row.gains.value(), row.all_gains.value(), 1, 6));
  csv.field(row.baseline_index).field(row.index).field(row.gains_index);
}

}  // namespace

void write_decomposition(const StudyResult& result, std::ostream& out) {
  CsvWriter csv(
      out, {"baseline", "scheme", "method", "level", "provider", "commissioner", "rules", "volume",
            "casemix", "price", "outcome", "change", "change_low", "change_high", "certainty"});
  for (const ShiftParts& row : result.shift_parts) {
    const Contrast* contrast = find_contrast(result.payments, row.scheme, row.level, row.contract);
    const std::optional<Pence> none;
    const auto& low = contrast == nullptr ? none : contrast->change_low;
    const auto& high = contrast == nullptr ? none : contrast->change_high;
    csv.field(row.baseline.text()).field(row.scheme.text()).field(to_text(row.method));
    csv.field(level_name(row.level)).field(row.contract.provider.text());
    csv.field(row.contract.commissioner.text());
    for (const Pence part :
         {row.rules, row.volume, row.casemix, row.price, row.outcome, row.change}) {
      csv.field(to_pounds(part));
    }
    csv.field(amount_text(low)).field(amount_text(high)).field(certainty(low.has_value())).end();
  }
}

void write_scheme_agreement(const std::vector<SchemeAgreement>& rows, std::ostream& out) {
  CsvWriter csv(out, {"first", "second", "providers", "kendall_tau_b", "spearman_rho", "places",
                      "moved", "quarter", "top_both", "bottom_both", "certainty"});
  const auto count = [](std::size_t value) { return static_cast<std::int64_t>(value); };
  for (const SchemeAgreement& row : rows) {
    csv.field(row.first.text()).field(row.second.text()).field(count(row.providers));
    csv.field(optional_text(row.tau)).field(optional_text(row.rho)).field(count(row.places));
    csv.field(count(row.moved)).field(count(row.quarter)).field(count(row.top_both));
    csv.field(count(row.bottom_both)).field(certainty(row.sampled)).end();
  }
}

void write_concentration(const std::vector<ReachRow>& rows, const DisclosureRule& rule,
                         std::ostream& out) {
  CsvWriter csv(
      out,
      {"baseline",       "scheme",          "dimension",   "row",          "value",
       "people",         "baseline_amount", "amount",      "change",       "change_per_person",
       "change_low",     "change_high",     "certainty",   "gains",        "share_of_gains",
       "baseline_index", "index",           "gains_index", "people_shown", "baseline_amount_shown",
       "amount_shown",   "change_shown"});
  for (const ReachTable& table : reach_tables(rows)) {
    const auto hidden = hidden_values(table, rule);
    for (const ReachRow* row : table) {
      write_reach_row(csv, *row);
      const bool hide = !row->all && hidden.contains(row->value);
      csv.field(row->all ? std::to_string(row->people)
                         : disclosed_count(rule, reach_level, row->people));
      for (const Pence amount : {row->baseline_amount, row->amount, row->change}) {
        csv.field(hide ? rule.mark : to_pounds(amount));
      }
      csv.end();
    }
  }
}

void write_incomplete(const std::vector<IncompleteRow>& rows, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "level", "provider", "commissioner", "amount", "outcomes",
                      "incomplete", "share_of_amount", "completeness"});
  for (const IncompleteRow& row : rows) {
    csv.field(row.scheme.text()).field(level_name(row.level));
    csv.field(row.contract.provider.text()).field(row.contract.commissioner.text());
    csv.field(to_pounds(row.amount)).field(to_pounds(row.outcomes));
    csv.field(to_pounds(row.incomplete));
    csv.field(ratio_text(row.incomplete.value(), row.amount.value(), 1, 6));
    csv.field(ratio_text((row.outcomes - row.incomplete).value(), row.outcomes.value(), 1, 6));
    csv.end();
  }
}

}  // namespace pbr
