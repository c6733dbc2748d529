#include <algorithm>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string finding_of(const std::vector<ScenarioFacts>& scenarios) {
  const auto moves = std::count_if(scenarios.begin(), scenarios.end(), [](const auto& scenario) {
    return std::any_of(scenario.totals.begin(), scenario.totals.end(),
                       [](const auto& total) { return total.amount != total.as_it_is; });
  });
  return grouped(moves) + " of " +
         counted(static_cast<std::int64_t>(scenarios.size()), "scenario") +
         (moves == 1 ? " changes what is paid in all" : " change what is paid in all");
}

}  // namespace

void write_scenario_section(const ReportView& view, const RunFacts& run, HtmlPage& page) {
  if (run.scenarios.empty()) return;
  open_section(page, "scenarios", "Scenarios", finding_of(run.scenarios));
  HtmlTable table(page, "table-scenarios", "What each scheme pays under each scenario",
                  {{"Scenario"},
                   {"Scheme"},
                   {"As it is", ColumnKind::figure},
                   {"Under the scenario", ColumnKind::figure},
                   {"Change (bar: loss left, gain right)", ColumnKind::bar},
                   {"Change in %", ColumnKind::figure}});
  std::int64_t scale = 1;
  for (const auto& scenario : run.scenarios) {
    for (const auto& total : scenario.totals) {
      scale = std::max(scale, std::abs((total.amount - total.as_it_is).value()));
    }
  }
  for (const auto& scenario : run.scenarios) {
    for (const auto& total : scenario.totals) {
      const Pence change = total.amount - total.as_it_is;
      table.row(scenario.title.empty() ? scenario.name : scenario.title);
      table.cell(view.scheme_name(total.scheme)).cell(pounds_text(total.as_it_is));
      table.cell(pounds_text(total.amount));
      table.cell(change_text(change), Bar{change.value(), scale, true});
      table.cell(change_percent_text(change, total.as_it_is));
    }
  }
  table.end();
  page.element("p",
               "By commissioner, provider and component: scenarios.csv. Who wins and loses "
               "under one of them: pbr compare.");
  HtmlTable files(page, "table-scenario-files", "Scenario files and their SHA-256",
                  {{"Scenario"}, {"File"}, {"SHA-256"}});
  for (const auto& scenario : run.scenarios) {
    for (const FileHash& file : scenario.files) {
      files.row(scenario.name).cell(file.file).cell(file.sha256);
    }
  }
  files.end();
  page.close();
}

}  // namespace pbr
