#include "pbr/csv.hpp"
#include "pbr/report.hpp"

namespace pbr {

namespace {

std::string time_text(const QualityKey& key) {
  switch (key.time) {
    case QualityTime::before:
      return "before";
    case QualityTime::inside:
      return month_text(key.month);
    case QualityTime::after:
      return "after";
    case QualityTime::unknown:
      return "";
  }
  throw InternalError("no such quality time");
}

std::string_view name_of(TableKind table) { return schema_of(table).name; }

}  // namespace

void write_findings_summary(const Findings& findings, std::ostream& out) {
  std::map<std::pair<std::string, TableKind>, std::uint64_t> listed;
  for (const Finding& finding : findings.sorted()) ++listed[{finding.code, finding.table}];
  CsvWriter csv(out, {"code", "table", "severity", "title", "total", "listed", "truncated"});
  for (const auto& [code, count] : findings.counts()) {
    for (const auto& [table, totals] : count.tables) {
      const auto kept = listed[{code, table}];
      csv.field(code).field(name_of(table)).field(to_text(totals.severity()));
      csv.field(finding_title(code)).field(static_cast<std::int64_t>(totals.total()));
      csv.field(static_cast<std::int64_t>(kept)).field(kept < totals.total() ? "Y" : "N").end();
    }
  }
}

void write_quality(const Quality& quality, std::ostream& out) {
  CsvWriter csv(out, {"table", "provider", "month", "rows", "rows_with_error", "unusable", "items",
                      "items_known"});
  for (const auto& [key, sums] : quality.cells()) {
    csv.field(name_of(key.table)).field(key.provider).field(time_text(key));
    for (const auto number :
         {sums.rows, sums.rows_with_error, sums.unusable, sums.items, sums.items_known}) {
      csv.field(static_cast<std::int64_t>(number));
    }
    csv.end();
  }
}

}  // namespace pbr
