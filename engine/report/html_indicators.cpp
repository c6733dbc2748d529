#include <algorithm>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/indicator_titles.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// Official figures at one place: its row in a table of places, or the column of the whole study.
using Figures = std::map<std::string, IndicatorCount>;
using Grid = std::map<std::string, Figures>;  // by code, cluster or month

/// The study as a whole is what the official publication calls England.
constexpr std::string_view whole_study = "England";

bool is_of(const IndicatorKey& key, std::string_view level) {
  return key.level == level && key.month.empty();
}

/// All clusters together, by provider or commissioner; of the whole study under "".
Grid by_place(const Indicators& indicators, std::string_view level) {
  Grid grid;
  for (const auto& [key, count] : indicators) {
    if (is_of(key, level) && key.cluster.empty()) grid[key.code][key.indicator] = count;
  }
  return grid;
}

Grid by_cluster(const Indicators& indicators) {
  Grid grid;
  for (const auto& [key, count] : indicators) {
    if (is_of(key, whole_study) && !key.cluster.empty()) grid[key.cluster][key.indicator] = count;
  }
  return grid;
}

/// Of the whole study, all clusters together.
Grid by_month(const Indicators& indicators) {
  Grid grid;
  for (const auto& [key, count] : indicators) {
    if (key.level == whole_study && key.cluster.empty() && !key.month.empty()) {
      grid[key.month][key.indicator] = count;
    }
  }
  return grid;
}

std::vector<std::string_view> columns_of(const Grid& grid) {
  std::vector<std::string_view> columns;
  for (const IndicatorTitle& title : indicator_titles) {
    const bool used = std::any_of(grid.begin(), grid.end(), [&](const auto& row) {
      return row.second.contains(std::string(title.indicator));
    });
    if (used) columns.push_back(title.indicator);
  }
  return columns;
}

std::string figure(const ReportView& view, const std::string& level, std::string_view indicator,
                   const Figures& row) {
  const auto found = row.find(std::string(indicator));
  if (found == row.end()) return "";
  const IndicatorCount& count = found->second;
  return is_share(indicator, count.denominator != 0)
             ? view.percent(level, count.numerator, count.denominator)
             : view.count(level, count.numerator);
}

/// People, of how many, and the share drawn out of 100%: of the whole study, which is shown
/// exactly.
void write_share(const ReportView& view, const IndicatorCount& count, HtmlTable& table) {
  const std::string level(whole_study);
  table.cell(view.count(level, count.numerator)).cell(view.count(level, count.denominator));
  table.cell(view.percent(level, count.numerator, count.denominator),
             Bar{count.numerator, std::max<std::int64_t>(count.denominator, 1), false});
}

void write_whole(const ReportView& view, const Figures& figures, HtmlPage& page) {
  HtmlTable table(page, "table-indicators-whole", "Official indicators of the whole study",
                  {{"Indicator"},
                   {"What it counts"},
                   {"People", ColumnKind::figure},
                   {"Of", ColumnKind::figure},
                   {"Share", ColumnKind::bar}});
  for (const IndicatorTitle& title : indicator_titles) {
    const auto found = figures.find(std::string(title.indicator));
    if (found == figures.end()) continue;
    table.row(indicator_heading(title.indicator)).cell(title.title);
    if (title.share) {
      write_share(view, found->second, table);
    } else {
      table.cell(view.count(std::string(whole_study), found->second.numerator)).cell("").cell("");
    }
  }
  table.end();
}

/// A row a provider, commissioner or cluster; its columns are indicators.
struct GridTable {
  std::string level;  ///< as the disclosure rule names it
  std::string id, caption, first_column;
};

void write_grid(const ReportView& view, const Grid& grid, const GridTable& as, HtmlPage& page) {
  if (grid.empty()) return;
  const std::vector<std::string_view> indicators = columns_of(grid);
  std::vector<HtmlColumn> columns{{as.first_column}};
  for (const std::string_view indicator : indicators) {
    columns.push_back({std::string(indicator_heading(indicator)), ColumnKind::figure});
  }
  HtmlTable table(page, as.id, as.caption, std::move(columns));
  for (const auto& [code, row] : grid) {
    table.row(as.level == view.clusters.level ? view.cluster_name(code) : shown_name(code));
    for (const std::string_view indicator : indicators) {
      table.cell(figure(view, as.level, indicator, row));
    }
  }
  table.end();
}

void write_months(const ReportView& view, const Grid& months, HtmlPage& page) {
  if (months.empty()) return;
  HtmlTable table(page, "table-indicators-month",
                  "Newly assigned people who meet their cluster's essential criteria, by month",
                  {{"Month"},
                   {"People", ColumnKind::figure},
                   {"Of", ColumnKind::figure},
                   {"Share", ColumnKind::bar}});
  for (const auto& [month, row] : months) {
    table.row(month);
    write_share(view, row.at("essential_met"), table);
  }
  table.end();
}

std::string finding_of(const Figures& whole) {
  const auto found = whole.find("ACC37");
  if (found == whole.end() || found->second.denominator == 0) {
    return "Nobody is in a care cluster at the end of the period";
  }
  return ratio_text(found->second.numerator, found->second.denominator, 100, 0) +
         "% of the people in a care cluster are within their review period";
}

}  // namespace

void write_indicator_section(const ReportView& view, HtmlPage& page) {
  const Indicators& all = view.result.indicators;
  const Figures whole = by_place(all, whole_study)[""];
  open_section(page, "indicators", "Official indicators", finding_of(whole));
  page.element(
      "p",
      "As the public SQL of NHS England's monthly statistics defines them, on the last day "
      "of the period. HoNOS recorded and essential criteria met are measures of data "
      "quality. Providers, commissioners and clusters are shown by the disclosure rule of "
      "the study; indicators.csv has the exact figures.");
  if (!whole.empty()) write_whole(view, whole, page);
  write_grid(view, by_place(all, view.providers.level),
             {view.providers.level, "table-indicators-provider", "Official indicators by provider",
              "Provider"},
             page);
  write_grid(view, by_place(all, view.commissioners.level),
             {view.commissioners.level, "table-indicators-commissioner",
              "Official indicators by commissioner of the person", "Commissioner"},
             page);
  write_grid(view, by_cluster(all),
             {view.clusters.level, "table-indicators-cluster",
              "Official indicators of the whole study by cluster", "Cluster"},
             page);
  write_months(view, by_month(all), page);
  page.close();
}

}  // namespace pbr
