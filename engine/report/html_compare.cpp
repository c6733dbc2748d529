#include <algorithm>

#include "pbr/version.hpp"
#include "report/compare_page.hpp"
#include "report/html_sections.hpp"
#include "report/html_style.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

std::string title_of(const CompareView& c) {
  return c.result.baseline.result.study.name + ": " + c.reform + " against " + c.baseline_words();
}

void write_head(const CompareView& c, HtmlPage& page) {
  const std::string policy = page_policy();
  page.open("head");
  page.lone("meta", {{"charset", "utf-8"}});
  page.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  page.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.element("title", title_of(c)).style(report_style()).close();
}

void write_opening(const CompareView& c, HtmlPage& page) {
  const Study& study = c.result.baseline.result.study;
  page.element("a", "Skip to the results", {{"class", "skip"}, {"href", "#headline"}});
  page.open("header").element("h1", title_of(c));
  page.element("p",
               "What the same people's care would be paid, from " + long_date(study.period.first) +
                   " to " + long_date(study.period.last_day()) + ": the baseline is " +
                   c.baseline_words() + ", the reform " + c.reform + ".",
               {{"class", "lead"}});
  write_banner(c.view, page);
  page.close();
}

bool moves(const AmountComparison* row) { return row->change != Pence{}; }

std::string interval_text(const AmountComparison& row) {
  if (!row.component.empty()) return "";
  if (row.stays) return "does not move";
  if (!row.change_low || !row.change_high) return "not computed";
  return change_text(*row.change_low) + " to " + change_text(*row.change_high);
}

void write_cells(const AmountComparison& row, HtmlTable& table) {
  table.cell(pounds_text(row.baseline)).cell(pounds_text(row.reform));
  table.cell(change_text(row.change)).cell(change_percent_text(row.change, row.baseline));
  table.cell(interval_text(row));
}

std::vector<HtmlColumn> columns(const CompareView& c, std::string_view first) {
  return {{std::string(first)},
          {c.baseline + " (baseline)", ColumnKind::figure},
          {c.reform + " (reform)", ColumnKind::figure},
          {"Change", ColumnKind::figure},
          {"Change in %", ColumnKind::figure},
          {"95% interval of the change", ColumnKind::figure}};
}

void write_headline_section(const CompareView& c, HtmlPage& page) {
  open_section(page, "headline", "Headline", headline_of(c.result));
  for (const auto& notice : c.result.notices) {
    page.element("p", "Notice: " + notice, {{"class", "note"}});
  }
  std::vector<const AmountComparison*> totals;
  for (const auto& id : schemes_of(c.result)) {
    for (const AmountComparison* row : rows_at(c.result, id, Level::all)) totals.push_back(row);
  }
  write_totals_figure(c, totals, page);
  HtmlTable table(page, "table-totals", "What each scheme pays in all", columns(c, "Scheme"));
  for (const AmountComparison* row : totals) {
    table.row(scheme_name(c.result, row->scheme));
    write_cells(*row, table);
  }
  table.end();
  page.close();
}

// From the baseline's total by every component to the reform's.
void write_waterfall(const CompareView& c, const SchemeId& scheme, HtmlPage& page) {
  const auto totals = rows_at(c.result, scheme, Level::all);
  const auto parts = components_of(c.result, scheme);
  if (totals.empty()) return;
  write_change_steps(c, scheme, parts, page);
  HtmlTable table(page, "table-components-" + scheme.text(),
                  scheme_name(c.result, scheme) + ": from the baseline to the reform, by component",
                  columns(c, "Component"));
  for (const AmountComparison* part : parts) {
    table.row(c.component_name(*part));
    write_cells(*part, table);
  }
  table.total("All");
  write_cells(*totals.front(), table);
  table.end();
}

void write_budget_section(const CompareView& c, HtmlPage& page) {
  const AmountComparison* most = headline_row(c.result);
  const std::string finding = most == nullptr || most->change == Pence{}
                                  ? "No component's total is another"
                                  : "Of the schemes " + scheme_name(c.result, most->scheme) +
                                        " changes most: " + change_text(most->change);
  open_section(page, "budget", "Budget by component", finding);
  for (const auto& id : schemes_of(c.result)) write_waterfall(c, id, page);
  page.close();
}

void write_parts(const CompareView& c, const SchemeId& scheme, Level level, HtmlPage& page) {
  const bool provider = level == Level::provider;
  const std::string& name = provider ? c.view.providers.level : c.view.commissioners.level;
  const auto shown = c.shown(scheme, level);
  if (std::none_of(shown.rows.begin(), shown.rows.end(), moves)) return;
  write_ranked_changes(c, scheme, level, shown.rows, page);
  HtmlTable table(page, "table-" + name + "-" + scheme.text(),
                  scheme_name(c.result, scheme) + ": by " + name + ", gains first",
                  columns(c, provider ? "Provider" : "Commissioner"));
  for (const AmountComparison* row : shown.rows) {
    table.row(who(*row));
    write_cells(*row, table);
  }
  table.end();
  if (shown.hidden > 0) {
    page.element(
        "p", counted(static_cast<std::int64_t>(shown.hidden), name) + " not shown: too few people.",
        {{"class", "note"}});
  }
}

void write_winners_section(const CompareView& c, HtmlPage& page) {
  const AmountComparison* most = headline_row(c.result);
  open_section(page, "winners", "Winners and losers",
               most == nullptr ? "Nobody is paid" : balance_of(c, most->scheme));
  for (const auto& id : schemes_of(c.result)) {
    const auto contracts = rows_at(c.result, id, Level::contract);
    if (std::none_of(contracts.begin(), contracts.end(), moves)) {
      page.element("p", scheme_name(c.result, id) + ": nobody is paid another amount.");
      continue;
    }
    write_parts(c, id, Level::provider, page);
    write_parts(c, id, Level::commissioner, page);
  }
  page.close();
}

void write_cluster_section(const CompareView& c, HtmlPage& page) {
  const auto rows = c.shown_clusters();
  const auto moved = std::count_if(rows.begin(), rows.end(), [](const ClusterComparison* row) {
    return row->baseline != row->reform;
  });
  open_section(page, "clusters", "Activity by cluster",
               moved == 0
                   ? "No cluster's activity comes to another amount"
                   : "The activity of " + counted(moved, "cluster") + " comes to another amount");
  write_cluster_changes(c, page);
  HtmlTable table(page, "table-clusters", "What the activity of each cluster comes to",
                  {{"Cluster"},
                   {c.baseline + " (baseline)", ColumnKind::figure},
                   {c.reform + " (reform)", ColumnKind::figure},
                   {"Change", ColumnKind::figure},
                   {"Change in %", ColumnKind::figure}});
  for (const ClusterComparison* row : rows) {
    const Pence change = row->reform - row->baseline;
    table.row(c.cluster_title(row->cluster));
    table.cell(pounds_text(row->baseline)).cell(pounds_text(row->reform));
    table.cell(change_text(change)).cell(change_percent_text(change, row->baseline));
  }
  table.end();
  page.close();
}

}  // namespace

void write_compare_html(const ScenarioResult& result, const RunFacts& run, std::ostream& out) {
  const CompareView c{result, ReportView(result.baseline.result), result.baseline.variant.name(),
                      result.reform.variant.name()};
  const ReportView reform(result.reform.result);
  HtmlPage page(out);
  page.open("html", {{"lang", "en-GB"}});
  write_head(c, page);
  page.open("body");
  write_opening(c, page);
  page.open("main");
  write_headline_section(c, page);
  write_budget_section(c, page);
  write_winners_section(c, page);
  write_cluster_section(c, page);
  write_changes_section(c, page);
  write_scenario_hashes(c, page);
  write_rules_section(reform, page);
  write_reproduce_section(c.view, run, page);
  page.close();
  page.open("footer").element("p", "Made by pbr " + std::string(version()) + ".").close();
  write_charts_script(page);
  page.close().close();
}

}  // namespace pbr
