#include <algorithm>
#include <filesystem>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// Enough of a hash to tell two packs apart by eye; run.json has the whole.
constexpr std::size_t short_hash = 12;

std::string sources_of(const PackHeader& header) {
  std::string text;
  for (const std::string& source : header.sources) {
    text += (text.empty() ? "" : "; ") + source;
  }
  return text;
}

std::string status_of(const PackHeader& header) {
  std::string text(to_text(header.status));
  for (const std::string& scenario : header.changed_by) {
    text += (&scenario == &header.changed_by.front() ? ", changed by " : ", ") + scenario;
  }
  return text;
}

std::string finding_of(const std::vector<const PackHeader*>& headers) {
  const auto illustrative = std::count_if(
      headers.begin(), headers.end(),
      [](const PackHeader* header) { return header->status == PackStatus::illustrative; });
  return grouped(illustrative) + " of " +
         counted(static_cast<std::int64_t>(headers.size()), "rule pack") +
         (illustrative == 1 ? " is illustrative" : " are illustrative");
}

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

void write_inputs(const StudyResult& result, const RunFacts& run, HtmlPage& page) {
  HtmlTable table(page, "table-inputs", "Input files and their SHA-256",
                  {{"Table"}, {"File"}, {"Rows", ColumnKind::figure}, {"SHA-256"}});
  for (const auto& [kind, path] : result.study.inputs) {
    const auto rows = result.rows.find(kind);
    const auto hash = run.inputs_sha256.find(path);
    table.row(schema_of(kind).name).cell(file_name(path));
    table.cell(grouped(static_cast<std::int64_t>(rows != result.rows.end() ? rows->second : 0)));
    table.cell(hash != run.inputs_sha256.end() ? hash->second : "");
  }
  table.end();
}

}  // namespace

void write_rules_section(const ReportView& view, HtmlPage& page) {
  const std::vector<const PackHeader*> headers = view.result.rulebook.headers();
  open_section(page, "rules", "Rules used", finding_of(headers));
  HtmlTable table(page, "table-rules", "Rule packs, where they come from and how far to trust them",
                  {{"Pack"},
                   {"Kind"},
                   {"Version"},
                   {"Status"},
                   {"Valid"},
                   {"Sources"},
                   {"SHA-256, first " + std::to_string(short_hash)}});
  for (const PackHeader* header : headers) {
    table.row(header->id).cell(header->kind).cell(header->version);
    table.cell(status_of(*header));
    table.cell(to_text(header->valid.first) + " to " + to_text(header->valid.last_day()));
    table.cell(sources_of(*header)).cell(header->sha256.substr(0, short_hash));
  }
  table.end();
  if (view.result.rulebook.episodes.built_in()) {
    page.element("p", "The study names no pack of kind episodes: the rules built in hold.");
  }
  page.close();
}

void write_reproduce_section(const ReportView& view, const RunFacts& run, HtmlPage& page) {
  const Study& study = view.result.study;
  open_section(page, "reproduce", "How to repeat this run",
               "The same inputs, packs, version and seed give the same bytes");
  page.open(
      "div",
      {{"class", "scroll"}, {"role", "region"}, {"aria-label", "Command"}, {"tabindex", "0"}});
  page.open("pre").element("code", run.command).close().close();
  page.element("p", "Study file " + file_name(study.file) + ", seed " + std::to_string(study.seed) +
                        ", " + counted(std::int64_t{study.replicates}, "replicate") +
                        " for the intervals. The whole record is run.json.");
  write_inputs(view.result, run, page);
  page.close();
}

}  // namespace pbr
