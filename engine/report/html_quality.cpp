#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// "assessments row 12, item_3: found 7, expected 0 to 4": where to look, and nothing of anybody.
std::string example_text(const Finding& finding) {
  std::string text(schema_of(finding.table).name);
  if (finding.row > 0) {
    text += " row " + std::to_string(finding.row);
  }
  if (!finding.field.empty()) {
    text += ", " + finding.field;
  }
  if (!finding.found.empty()) {
    text += ": found " + finding.found;
  }
  if (!finding.expected.empty()) {
    text += (finding.found.empty() ? ": expected " : ", expected ") + finding.expected;
  }
  return text;
}

void write_findings_table(const Findings& findings, HtmlPage& page) {
  HtmlTable table(page, "table-findings", "Findings by kind",
                  {{"Code"},
                   {"What was found"},
                   {"Severity"},
                   {"Number", ColumnKind::figure},
                   {"Listed in findings.csv", ColumnKind::figure},
                   {"List complete"},
                   {"First example"}});
  for (const auto& [code, count] : findings.counts()) {
    const Finding* example = findings.first(code);
    table.row(code).cell(finding_title(code)).cell(to_text(count.severity));
    table.cell(grouped(static_cast<std::int64_t>(count.total)));
    table.cell(grouped(static_cast<std::int64_t>(count.kept)));
    table.cell(count.truncated() ? "no, truncated" : "yes");
    table.cell(example != nullptr ? example_text(*example) : "");
  }
  table.end();
}

void write_warnings(const Diagnostics& warnings, HtmlPage& page) {
  if (warnings.empty()) {
    return;
  }
  page.element("h3", "Warnings about the study and its rules").open("ul");
  for (const Diagnostic& warning : warnings) {
    page.open("li").element("strong", warning.code);
    page.text(": " + warning.message + (warning.found.empty() ? "" : "; found " + warning.found));
    page.close();
  }
  page.close();
}

std::string finding_of(const StudyResult& result) {
  const auto total = static_cast<std::int64_t>(result.findings.total(Severity::note));
  if (total == 0) {
    return "Nothing was found wrong with the data";
  }
  std::uint64_t aside = 0;
  for (const auto& [kind, rows] : result.set_aside) {
    aside += rows;
  }
  const auto kinds = static_cast<std::int64_t>(result.findings.counts().size());
  return counted(total, "finding") + " of " + counted(kinds, "kind") + "; " +
         (aside == 0
              ? "every row became a record"
              : counted(static_cast<std::int64_t>(aside), "row") + " could not become a record");
}

}  // namespace

void write_quality_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "quality", "Data quality", finding_of(view.result));
  if (!view.result.findings.counts().empty()) {
    write_findings_table(view.result.findings, page);
  }
  if (!view.result.quality.cells().empty()) {
    page.element("p",
                 "The figures below count rows, and rows are not people: the rule for small "
                 "numbers does not apply to them. A row with an error has a finding of severity "
                 "error. quality.csv has the same by table, provider and month.",
                 {{"class", "note"}});
    write_quality_tables(view.result.quality, page);
    write_quality_figure(view.result.quality, page);
    write_quality_months(view.result.quality, page);
    write_quality_providers(view.result.quality, page);
  }
  write_warnings(view.result.warnings, page);
  write_assumptions(view.result.study, page);
  page.close();
}

}  // namespace pbr
