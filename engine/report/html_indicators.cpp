#include <algorithm>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/indicator_titles.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// A table of the section: its rows are areas or clusters, its columns indicators.
using Row = std::map<std::string, IndicatorCount>;
using Grid = std::map<std::pair<std::string, std::string>, Row>;  // level, code or cluster

/// The study as a whole is what the official publication calls England.
constexpr std::string_view whole_study = "England";

Grid by_area(const Indicators& indicators) {
  Grid grid;
  for (const auto& [key, count] : indicators) {
    if (key.cluster.empty()) {
      grid[{key.level, key.code}][key.indicator] = count;
    }
  }
  return grid;
}

Grid by_cluster(const Indicators& indicators) {
  Grid grid;
  for (const auto& [key, count] : indicators) {
    if (key.level == whole_study && !key.cluster.empty()) {
      grid[{"cluster", key.cluster}][key.indicator] = count;
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
    if (used) {
      columns.push_back(title.indicator);
    }
  }
  return columns;
}

std::string figure(const ReportView& view, const std::string& level, std::string_view indicator,
                   const Row& row) {
  const auto found = row.find(std::string(indicator));
  if (found == row.end()) {
    return "";
  }
  const IndicatorCount& count = found->second;
  return is_share(indicator, count.denominator != 0)
             ? view.percent(level, count.numerator, count.denominator)
             : view.count(level, count.numerator);
}

std::string row_name(const ReportView& view, const std::string& level, const std::string& code) {
  if (level == whole_study) {
    return "Whole study";
  }
  return level == "cluster" ? view.cluster_name(code) : level + " " + shown_name(code);
}

void write_grid(const ReportView& view, const Grid& grid, const std::string& id,
                std::string_view caption, std::string_view first_column, HtmlPage& page) {
  const std::vector<std::string_view> indicators = columns_of(grid);
  std::vector<HtmlColumn> columns{{std::string(first_column)}};
  for (const std::string_view indicator : indicators) {
    columns.push_back({std::string(indicator), ColumnKind::figure});
  }
  HtmlTable table(page, id, caption, std::move(columns));
  for (const auto& [place, row] : grid) {
    const auto& [level, code] = place;
    const bool whole = level == whole_study;
    whole ? table.total(row_name(view, level, code)) : table.row(row_name(view, level, code));
    for (const std::string_view indicator : indicators) {
      table.cell(figure(view, level, indicator, row));
    }
  }
  table.end();
}

std::string finding_of(const ReportView& view) {
  for (const auto& [key, count] : view.result.indicators) {
    if (key.indicator == "ACC37" && key.level == whole_study && key.cluster.empty() &&
        count.denominator > 0) {
      return ratio_text(count.numerator, count.denominator, 100, 0) +
             "% of the people in a care cluster are within their review period";
    }
  }
  return "Nobody is in a care cluster at the end of the period";
}

void write_legend(const std::vector<std::string_view>& indicators, HtmlPage& page) {
  page.open("ul");
  for (const std::string_view indicator : indicators) {
    page.open("li").element("strong", indicator);
    page.text(": " + std::string(find_indicator(indicator)->title)).close();
  }
  page.close();
}

}  // namespace

void write_indicator_section(const ReportView& view, HtmlPage& page) {
  const Grid areas = by_area(view.result.indicators);
  const Grid clusters = by_cluster(view.result.indicators);
  open_section(page, "indicators", "Official indicators", finding_of(view));
  write_legend(columns_of(areas), page);
  if (!areas.empty()) {
    write_grid(view, areas, "table-indicators-area",
               "Official indicators of the study, its providers and its commissioners", "Area",
               page);
  }
  if (!clusters.empty()) {
    write_grid(view, clusters, "table-indicators-cluster",
               "Official indicators of the study, by cluster", "Cluster", page);
  }
  page.close();
}

}  // namespace pbr
