#include "report/paper.hpp"

#include <algorithm>
#include <filesystem>

#include "pbr/version.hpp"
#include "report/contrast_rows.hpp"
#include "report/number_text.hpp"
#include "report/published_counts.hpp"

namespace pbr {

namespace {

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::vector<std::string> warnings_of(const ReportView& view) {
  std::vector<std::string> warnings;
  if (!view.result.disclosure) {
    warnings.emplace_back("Not for publication: small numbers are shown.");
  }
  const auto headers = view.result.rulebook.headers();
  const bool any = std::any_of(headers.begin(), headers.end(), [](const PackHeader* header) {
    return header->status == PackStatus::illustrative;
  });
  if (any) {
    warnings.emplace_back(
        "Illustrative: rule packs of this study are examples, not official rules or prices. The "
        "figures show how the schemes work, not what anybody is owed.");
  }
  return warnings;
}

std::string change_sentence(const ReportView& view, const SchemeResult& scheme) {
  const SchemeId id = ReportView::id_of(scheme);
  std::string text = view.scheme_name(id) + " pays " + pounds_text(ReportView::paid(scheme));
  const Contrast* whole = find_contrast(view.result.payments, id, Level::all, {});
  if (whole == nullptr) return text + "; it is the baseline.";
  text += ", " + change_text(whole->change) + " against " + view.baseline_name();
  const std::string percent = change_percent_text(whole->change, whole->baseline_amount);
  if (!percent.empty()) text += " (" + percent + ")";
  if (whole->change_low) {
    text += ", 95% interval " + change_text(*whole->change_low) + " to " +
            change_text(*whole->change_high);
  }
  return text + ".";
}

std::vector<std::string> headline_of(const ReportView& view) {
  std::vector<std::string> lines{grouped(static_cast<std::int64_t>(view.result.people)) +
                                 (view.result.people == 1 ? " person had " : " people had ") +
                                 counted(view.total.episodes, "episode") + " of care over " +
                                 counted(view.total.days, "day") + ", " +
                                 grouped(view.total.admitted_days) + " of them in hospital."};
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    lines.push_back(change_sentence(view, scheme));
  }
  return lines;
}

}  // namespace

PaperTable paper_quality(const ReportView& view) {
  PaperTable table{"Data quality"};
  table.columns = {{"Code"}, {"What was found"}, {"Severity"}, {"Number", PaperKind::count}};
  for (const auto& [code, count] : view.result.findings.counts()) {
    table.rows.push_back({{code},
                          {std::string(finding_title(code))},
                          {std::string(to_text(count.severity))},
                          count_cell(static_cast<std::int64_t>(count.total))});
  }
  if (table.rows.empty()) table.words.emplace_back("Nothing was found wrong with the data.");
  for (const std::string& assumption : view.result.study.assumptions) {
    table.words.push_back("Taken for granted: " + assumption);
  }
  return table;
}

PaperTable paper_disclosure(const ReportView& view) {
  PaperTable table{"Small numbers"};
  if (!view.result.disclosure) {
    table.words.emplace_back("Not for publication: small numbers are shown.");
    return table;
  }
  table.words.push_back("Below the total of the study, counts under " +
                        std::to_string(view.rule.suppress_below) + " are shown as " +
                        view.rule.mark + " and others to the nearest " +
                        std::to_string(view.rule.round_to) + ".");
  table.columns = {{"Table"}, {"Row"}, {"Column"}, {"What is left"}};
  for (const DisclosureFinding& finding : disclosure_findings(view)) {
    table.rows.push_back({{finding.table},
                          {finding.row},
                          {finding.column},
                          {finding.recoverable ? "recoverable" : "narrowed"}});
  }
  if (table.rows.empty()) {
    table.words.emplace_back("No hidden number of the report can be worked out of the others.");
  }
  return table;
}

PaperTable paper_rules(const ReportView& view) {
  PaperTable table{"Rules used"};
  table.columns = {{"Pack"}, {"Kind"}, {"Version"}, {"Status"}, {"Valid"}, {"SHA-256"}};
  for (const PackHeader* header : view.result.rulebook.headers()) {
    table.rows.push_back(
        {{header->id},
         {header->kind},
         {header->version},
         {std::string(to_text(header->status))},
         {to_text(header->valid.first) + " to " + to_text(header->valid.last_day())},
         {header->sha256}});
  }
  return table;
}

PaperTable paper_reproduce(const ReportView& view, const RunFacts& run) {
  const Study& study = view.result.study;
  PaperTable table{"How to repeat this run"};
  table.words = {run.command, "pbr " + std::string(version()) + ", seed " +
                                  std::to_string(study.seed) +
                                  "; pbr verify repeats it and compares every file."};
  table.columns = {{"What"}, {"File"}, {"SHA-256"}};
  if (!run.study_sha256.empty()) {
    table.rows.push_back({{"study"}, {file_name(study.file)}, {run.study_sha256}});
  }
  for (const auto& [kind, path] : study.inputs) {
    const auto hash = run.inputs_sha256.find(path);
    table.rows.push_back({{std::string(schema_of(kind).name)},
                          {file_name(path)},
                          {hash != run.inputs_sha256.end() ? hash->second : ""}});
  }
  return table;
}

Paper paper_of(const StudyResult& result, const RunFacts& run) {
  const ReportView view(result);
  return {
      "Payment by Results: " + result.study.name + ", " + long_date(result.study.period.first) +
          " to " + long_date(result.study.period.last_day()),
      warnings_of(view),
      headline_of(view),
      {paper_totals(view), paper_providers(view), paper_bands(view), paper_parts(view),
       paper_quality(view), paper_disclosure(view), paper_rules(view), paper_reproduce(view, run)}};
}

}  // namespace pbr
