#include <algorithm>
#include <filesystem>

#include "pbr/version.hpp"
#include "report/compare_words.hpp"
#include "report/html_sections.hpp"
#include "report/html_style.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {
namespace {

constexpr std::string_view security_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'";

/// One comparison on its way to a page.
struct CompareView {
  const ScenarioResult& result;
  ReportView view;
  std::string baseline, reform;
};

std::string title_of(const CompareView& c) {
  return c.result.baseline.result.study.name + ": " + c.reform + " against " + c.baseline;
}

void write_head(const CompareView& c, HtmlPage& page) {
  page.open("head");
  page.lone("meta", {{"charset", "utf-8"}});
  page.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", security_policy}});
  page.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.element("title", title_of(c)).style(report_style()).close();
}

void write_opening(const CompareView& c, HtmlPage& page) {
  const Study& study = c.result.baseline.result.study;
  page.element("a", "Skip to the results", {{"class", "skip"}, {"href", "#headline"}});
  page.open("header").element("h1", title_of(c));
  page.element("p",
               "What the same people's care would be paid, from " + long_date(study.period.first) +
                   " to " + long_date(study.period.last_day()) + ": " + c.baseline +
                   " is the baseline, " + c.reform + " the reform.",
               {{"class", "lead"}});
  write_banner(c.view, page);
  page.close();
}

std::string interval_text(const AmountComparison& row) {
  if (row.stays) return "does not move";
  if (!row.change_low || !row.change_high) return "not computed";
  return change_text(*row.change_low) + " to " + change_text(*row.change_high);
}

void write_cells(const AmountComparison& row, std::int64_t scale, HtmlTable& table) {
  Bar bar{row.change.value(), scale, true};
  if (row.change_low && row.change_high) {
    bar.low = row.change_low->value();
    bar.high = row.change_high->value();
  }
  table.cell(pounds_text(row.baseline)).cell(pounds_text(row.reform));
  table.cell(change_text(row.change), bar);
  table.cell(change_percent_text(row.change, row.baseline)).cell(interval_text(row));
}

std::int64_t scale_of(const std::vector<const AmountComparison*>& rows) {
  std::int64_t scale = 1;
  for (const AmountComparison* row : rows) scale = std::max(scale, std::abs(row->change.value()));
  return scale;
}

std::vector<HtmlColumn> columns(const CompareView& c, std::string_view first) {
  return {{std::string(first)},
          {c.baseline + " (baseline)", ColumnKind::figure},
          {c.reform + " (reform)", ColumnKind::figure},
          {"Change (bar: loss left, gain right)", ColumnKind::bar},
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
  HtmlTable table(page, "table-totals", "What each scheme pays in all", columns(c, "Scheme"));
  const std::int64_t scale = scale_of(totals);
  for (const AmountComparison* row : totals) {
    table.row(scheme_name(c.result, row->scheme));
    write_cells(*row, scale, table);
  }
  table.end();
  page.close();
}

// From the baseline's total by every component to the reform's.
void write_waterfall(const CompareView& c, const SchemeId& scheme, HtmlPage& page) {
  const auto totals = rows_at(c.result, scheme, Level::all);
  const auto parts = components_of(c.result, scheme);
  if (totals.empty()) return;
  HtmlTable table(page, "table-components-" + scheme.text(),
                  scheme_name(c.result, scheme) + ": from the baseline to the reform, by component",
                  columns(c, "Component"));
  const std::int64_t scale = scale_of(parts);
  for (const AmountComparison* part : parts) {
    const auto* component = c.view.component(scheme, part->component);
    table.row(component == nullptr ? part->component : component->name);
    write_cells(*part, scale, table);
  }
  table.total("All");
  write_cells(*totals.front(), scale, table);
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
  const Breakdown& breakdown = provider ? c.view.providers : c.view.commissioners;
  auto rows = rows_at(c.result, scheme, level);
  std::stable_sort(
      rows.begin(), rows.end(),
      [](const AmountComparison* a, const AmountComparison* b) { return a->change > b->change; });
  std::vector<const AmountComparison*> shown;
  for (const AmountComparison* row : rows) {
    const auto& name = provider ? row->contract.provider.text() : row->contract.commissioner.text();
    if (!breakdown.is_hidden(name)) shown.push_back(row);
  }
  HtmlTable table(page, "table-" + breakdown.level + "-" + scheme.text(),
                  scheme_name(c.result, scheme) + ": by " + breakdown.level + ", gains first",
                  columns(c, provider ? "Provider" : "Commissioner"));
  const std::int64_t scale = scale_of(shown);
  for (const AmountComparison* row : shown) {
    table.row(who(*row));
    write_cells(*row, scale, table);
  }
  table.end();
  if (shown.size() < rows.size()) {
    page.element("p",
                 counted(static_cast<std::int64_t>(rows.size() - shown.size()), breakdown.level) +
                     " not shown: too few people.",
                 {{"class", "note"}});
  }
}

std::string balance(const CompareView& c, const SchemeId& scheme) {
  const auto rows = rows_at(c.result, scheme, Level::provider);
  const auto count = [&](auto condition) {
    return std::count_if(rows.begin(), rows.end(), condition);
  };
  const auto gain = count([](const AmountComparison* row) { return row->change > Pence{}; });
  const auto lose = count([](const AmountComparison* row) { return row->change < Pence{}; });
  return counted(gain, "provider") + (gain == 1 ? " gains and " : " gain and ") + grouped(lose) +
         (lose == 1 ? " loses" : " lose") + " under " + scheme_name(c.result, scheme);
}

void write_winners_section(const CompareView& c, HtmlPage& page) {
  const AmountComparison* most = headline_row(c.result);
  open_section(page, "winners", "Winners and losers",
               most == nullptr ? "Nobody is paid" : balance(c, most->scheme));
  for (const auto& id : schemes_of(c.result)) {
    write_parts(c, id, Level::provider, page);
    write_parts(c, id, Level::commissioner, page);
  }
  page.close();
}

void write_cluster_section(const CompareView& c, HtmlPage& page) {
  std::vector<const ClusterComparison*> rows;
  std::int64_t scale = 1;
  std::int64_t moved = 0;
  for (const auto& row : c.result.clusters) {
    if (row.level != Level::all || c.view.clusters.is_hidden(row.cluster.text())) continue;
    rows.push_back(&row);
    const std::int64_t change = (row.reform - row.baseline).value();
    scale = std::max(scale, std::abs(change));
    moved += change == 0 ? 0 : 1;
  }
  open_section(page, "clusters", "Activity by cluster",
               moved == 0 ? "No cluster's activity comes to another amount"
                          : "The activity of " + counted(moved, "cluster") +
                                (moved == 1 ? " comes" : " come") + " to another amount");
  HtmlTable table(page, "table-clusters", "What the activity of each cluster comes to",
                  {{"Cluster"},
                   {c.baseline + " (baseline)", ColumnKind::figure},
                   {c.reform + " (reform)", ColumnKind::figure},
                   {"Change (bar: loss left, gain right)", ColumnKind::bar},
                   {"Change in %", ColumnKind::figure}});
  for (const ClusterComparison* row : rows) {
    const Pence change = row->reform - row->baseline;
    const std::string name = c.view.cluster_name(row->cluster.text());
    table.row(row->cluster.text() + (name.empty() ? "" : " " + name));
    table.cell(pounds_text(row->baseline)).cell(pounds_text(row->reform));
    table.cell(change_text(change), Bar{change.value(), scale, true});
    table.cell(change_percent_text(change, row->baseline));
  }
  table.end();
  page.close();
}

void write_layer(const Scenario& layer, HtmlPage& page) {
  page.element("h3", layer.title.empty() ? layer.name : layer.title);
  std::string by = layer.name;
  if (!layer.author.empty()) by += ", by " + layer.author;
  if (!layer.reference.empty()) by += "; " + layer.reference;
  page.element("p", by + ".");
  if (layer.description.empty()) return;
  page.open("ol");
  for (const auto& line : layer.description) page.element("li", line);
  page.close();
}

std::string lines_text(const std::vector<std::size_t>& lines) {
  std::string text;
  for (const auto line : lines) text += (text.empty() ? "" : ", ") + std::to_string(line);
  return text;
}

void write_change_table(const VariantResult& variant, std::string_view name, HtmlPage& page) {
  if (variant.variant.layers.empty()) return;
  HtmlTable table(page, "table-changes-" + std::string(name),
                  "The changes of the " + std::string(name) + ", in the order they are made",
                  {{"Path"},
                   {"From"},
                   {"Change"},
                   {"Scenario and line"},
                   {"Line of its description"},
                   {"Values changed", ColumnKind::figure}});
  std::vector<std::int64_t> changed(variant.variant.overlay().changes.size());
  for (const auto& each : variant.applied) changed[each.change] += changes_value(each) ? 1 : 0;
  std::size_t of_pack = 0;
  for (const auto& change : variant.variant.changes()) {
    table.row(change.path).cell(change.from ? to_text(*change.from) : "");
    table.cell(std::string(kind_word(change.kind)) + " " + change.amount);
    table.cell(change.scenario + ", " + std::to_string(change.at.line));
    table.cell(lines_text(change.implements));
    table.cell(names_a_pack(change.path) ? grouped(changed[of_pack++]) : "data");
  }
  table.end();
}

void write_changes_section(const CompareView& c, HtmlPage& page) {
  const auto changes = c.result.reform.variant.changes().size();
  open_section(page, "changes", "What was changed",
               "The reform makes " + counted(static_cast<std::int64_t>(changes), "change"));
  for (const auto* variant : {&c.result.baseline, &c.result.reform}) {
    const bool base = variant == &c.result.baseline;
    for (const auto& layer : variant->variant.layers) write_layer(layer, page);
    write_change_table(*variant, base ? "baseline" : "reform", page);
  }
  page.element("p", "Every value before and after stands in changes.csv.");
  page.close();
}

void write_scenario_hashes(const CompareView& c, HtmlPage& page) {
  open_section(page, "scenarios", "Scenario files", "A scenario is the file that its hash names");
  HtmlTable table(page, "table-scenarios", "Scenario files and their SHA-256",
                  {{"Scenario"}, {"Variant"}, {"File"}, {"SHA-256"}});
  for (const auto* variant : {&c.result.baseline, &c.result.reform}) {
    for (const auto& layer : variant->variant.layers) {
      table.row(layer.name).cell(variant == &c.result.baseline ? "baseline" : "reform");
      table.cell(std::filesystem::path(layer.file).filename().string()).cell(layer.sha256);
    }
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
  page.close().close();
}

}  // namespace pbr
