#include <algorithm>

#include "pbr/csv.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"
#include "report/published_counts.hpp"

namespace pbr {

namespace {

std::string_view word_of(const DisclosureFinding& finding) {
  return finding.recoverable ? "recoverable" : "narrowed";
}

std::string finding_of(const ReportView& view, const std::vector<DisclosureFinding>& findings) {
  if (!view.result.disclosure) return "Not for publication: small numbers are shown";
  const auto recoverable =
      std::count_if(findings.begin(), findings.end(), [](const auto& f) { return f.recoverable; });
  if (recoverable == 0) return "No hidden number can be worked out of those that are shown";
  return counted(recoverable, "hidden number") + " can be worked out of those that are shown";
}

}  // namespace

void write_disclosure_banner(const ReportView& view, HtmlPage& page) {
  if (view.result.disclosure) return;
  page.open("div", {{"class", "banner"}, {"role", "note"}});
  page.element("p", "Not for publication: small numbers are shown.");
  page.close();
}

void write_disclosure_section(const ReportView& view, HtmlPage& page) {
  const auto findings = disclosure_findings(view);
  open_section(page, "disclosure", "Small numbers", finding_of(view, findings));
  if (view.result.disclosure) {
    page.element("p",
                 "Counts of people, episodes and moves on this page were held against each other: "
                 "totals against their "
                 "parts, shares against their counts, rounded counts as the range that rounds to "
                 "them. Recoverable: only one number is left. Narrowed: fewer numbers are left "
                 "than the rule means to leave. No second cell is hidden for it in official "
                 "indicators, clusters of one provider or commissioner, moves, stays and pairs of "
                 "scores: look here before you publish these. Not looked at: money, rows of data, "
                 "completeness of scores, medians and survival.",
                 {{"class", "note"}});
  }
  if (!findings.empty()) {
    HtmlTable table(page, "table-disclosure", "Hidden numbers that others tell about",
                    {{"Table"}, {"Row"}, {"Column"}, {"What is left"}});
    for (const DisclosureFinding& finding : findings) {
      table.row(finding.table).cell(finding.row).cell(finding.column).cell(word_of(finding));
    }
    table.end();
  }
  page.close();
}

void write_disclosure(const StudyResult& result, std::ostream& out) {
  CsvWriter csv(out, {"table", "row", "column", "finding"});
  for (const DisclosureFinding& finding : disclosure_findings(ReportView(result))) {
    csv.field(finding.table).field(finding.row).field(finding.column).field(word_of(finding));
    csv.end();
  }
}

}  // namespace pbr
