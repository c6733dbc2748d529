#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/contrast_rows.hpp"
#include "report/integrity_words.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string optional_text(const std::optional<double>& value) {
  return value ? decimal_text(*value, 6) : "";
}

void write_place(CsvWriter& csv, const SchemeId& scheme, Level level, const ContractKey& contract) {
  csv.field(scheme.text()).field(level_name(level));
  csv.field(contract.provider.text()).field(contract.commissioner.text());
}

}  // namespace

void write_bunching(const std::vector<BunchingRow>& rows, const DisclosureRule& rule,
                    std::ostream& out) {
  CsvWriter csv(out, {"scheme", "item", "line", "provider", "at", "just_below", "just_over",
                      "expected_share", "p", "notable", "just_below_shown", "just_over_shown"});
  for (const BunchingRow& row : rows) {
    csv.field(row.scheme.text()).field(row.item).field(row.line).field(row.provider.text());
    csv.field(row.at).field(row.just_below).field(row.just_over);
    csv.field(optional_text(row.expected_share)).field(optional_text(row.p));
    csv.field(row.notable ? "Y" : "N");
    // Contracts near a threshold are no people: they may be counted.
    for (const std::int64_t count : {row.just_below, row.just_over}) {
      csv.field(row.scheme.empty() ? disclosed_count(rule, "provider", count)
                                   : std::to_string(count));
    }
    csv.end();
  }
}

void write_upcoding(const StudyResult& result, std::ostream& out) {
  CsvWriter csv(out, {"item", "episodes", "moved", "moved_up", "gained", "net", "share_of_activity",
                      "episodes_shown", "moved_shown", "moved_up_shown"});
  const DisclosureRule& rule = result.rulebook.disclosure;
  for (const UpcodingRow& row : result.integrity.upcoding) {
    csv.field(item_label(row.item)).field(row.episodes).field(row.moved).field(row.moved_up);
    csv.field(to_pounds(row.gained)).field(to_pounds(row.net));
    csv.field(ratio_text(row.gained.value(), result.integrity.activity.value(), 1, 6));
    for (const std::int64_t count : {row.episodes, row.moved, row.moved_up}) {
      csv.field(disclosed_count(rule, reach_level, count));
    }
    csv.end();
  }
}

void write_unmeasured(const std::vector<UnmeasuredRow>& rows, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "level", "provider", "commissioner", "amount", "if_worst",
                      "if_best", "gain", "gain_share"});
  for (const UnmeasuredRow& row : rows) {
    write_place(csv, row.scheme, row.level, row.contract);
    csv.field(to_pounds(row.amount)).field(to_pounds(row.if_worst)).field(to_pounds(row.if_best));
    csv.field(to_pounds(row.gain()));
    csv.field(ratio_text(row.gain().value(), row.amount.value(), 1, 6)).end();
  }
}

void write_regression_reward(const std::vector<RegressionRow>& rows, std::ostream& out) {
  CsvWriter csv(out, {"scheme", "level", "provider", "commissioner", "amount", "without", "reward",
                      "reward_share"});
  for (const RegressionRow& row : rows) {
    write_place(csv, row.scheme, row.level, row.contract);
    csv.field(to_pounds(row.amount)).field(to_pounds(row.without)).field(to_pounds(row.reward()));
    csv.field(ratio_text(row.reward().value(), row.amount.value(), 1, 6)).end();
  }
}

void write_integrity(const StudyResult& result, std::ostream& out) {
  CsvWriter csv(out, {"test", "scheme", "finding", "table"});
  const ReportView view(result);
  for (const IntegrityFinding& finding : integrity_findings(view)) {
    csv.field(finding.test).field(finding.scheme.text()).field(finding.says).field(finding.table);
    csv.end();
  }
}

}  // namespace pbr
