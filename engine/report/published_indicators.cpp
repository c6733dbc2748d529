#include "report/published_counts.hpp"

#include "report/indicator_titles.hpp"

namespace pbr {

namespace {

using Counts = std::vector<std::size_t>;
constexpr std::string_view whole_study = "England";

/// The counts of one row of a grid of indicators: of a share its part and its whole.
using FigureRow = std::map<std::string, CountSheet::Share>;

/// Shares whose part and whole are indicators of their own: ACC37 is ACC36 of ACC33.
constexpr std::array<std::array<std::string_view, 3>, 4> made_of{{{"ACC37", "ACC36", "ACC33"},
                                                                  {"ACC62", "ACC54", "ACC33"},
                                                                  {"1H", "AMH14e", "AMH03e"},
                                                                  {"1F", "AMH17e", "AMH03e"}}};

void tie(const FigureRow& row, CountSheet& sheet) {
  for (const auto& [share, part, whole] : made_of) {
    const auto of = row.find(std::string(share));
    const auto of_part = row.find(std::string(part));
    const auto of_whole = row.find(std::string(whole));
    if (of == row.end() || of_part == row.end() || of_whole == row.end()) continue;
    sheet.same(of->second.part, of_part->second.part);
    sheet.same(of->second.whole, of_whole->second.part);
  }
}

struct Grid {
  std::string level, table;
  bool clusters = false;
};

void add_grid(const ReportView& view, const Grid& grid, const FigureRow& whole, CountSheet& sheet) {
  std::map<std::string, FigureRow> rows;
  std::map<std::string, std::pair<Counts, Counts>> sums;  // parts and wholes by indicator
  for (const auto& [key, count] : view.result.indicators) {
    const bool here =
        key.month.empty() && (grid.clusters ? key.level == whole_study && !key.cluster.empty()
                                            : key.level == grid.level && key.cluster.empty());
    if (!here) continue;
    const std::string name = shown_name(grid.clusters ? key.cluster : key.code);
    CountSheet::Share of;
    if (is_share(key.indicator, count.denominator != 0)) {
      of = sheet.share(grid.level, grid.table, name, key.indicator, count.numerator,
                       count.denominator);
      sums[key.indicator].second.push_back(of.whole);
    } else {
      of.part = sheet.shown(grid.level, grid.table, name, key.indicator, count.numerator);
      of.whole = of.part;
    }
    sums[key.indicator].first.push_back(of.part);
    rows[name][key.indicator] = of;
  }
  for (const auto& [name, row] : rows) tie(row, sheet);
  for (const auto& [indicator, of] : sums) {
    const auto all = whole.find(indicator);
    if (all == whole.end()) continue;
    sheet.total(all->second.part, of.first);
    if (!of.second.empty()) sheet.total(all->second.whole, of.second);
  }
}

}  // namespace

void add_indicators(const ReportView& view, CountSheet& sheet) {
  FigureRow whole;
  for (const auto& [key, count] : view.result.indicators) {
    if (key.level != whole_study || !key.month.empty() || !key.cluster.empty()) continue;
    const std::string table = "Official indicators";
    whole[key.indicator] = {
        sheet.shown(whole_study, table, key.indicator, "People", count.numerator),
        sheet.shown(whole_study, table, key.indicator, "Of", count.denominator)};
  }
  add_grid(view, {view.providers.level, "Official indicators by provider"}, whole, sheet);
  add_grid(view, {view.commissioners.level, "Official indicators by commissioner"}, whole, sheet);
  add_grid(view, {view.clusters.level, "Official indicators by cluster", true}, whole, sheet);
}

void add_pairs(const ReportView& view, CountSheet& sheet) {
  const auto& measures = view.result.casemix.terms().measures;
  std::map<std::uint32_t, std::size_t> whole;
  for (const RegressionToMean& of : regression_to_mean(view.result.strata, measures)) {
    const std::string table = "Regression to the mean, " + measures.at(of.measure)->id.text();
    Counts parts;
    for (const IntakeChange& band : of.bands) {
      if (band.intake) {
        parts.push_back(
            sheet.shown("intake", table, std::to_string(*band.intake + 1), "Pairs", band.pairs));
      } else {
        whole[of.measure] = sheet.shown(whole_study, table, "All", "Pairs", band.pairs);
      }
    }
    if (whole.contains(of.measure)) sheet.total(whole.at(of.measure), parts);
  }
  std::map<std::uint32_t, Counts> providers;
  for (const AdjustedOutcome& row : adjusted_outcomes(view.result.strata, measures, {})) {
    if (row.level != view.providers.level || row.statistic != OutcomeStatistic::improved) continue;
    const std::string table = "Outcomes, " + measures.at(row.measure)->id.text();
    const bool marked = !row.standardised ||
                        view.percent(row.level, row.observed_units, row.size) == view.rule.mark;
    const auto pairs =
        sheet.shown(row.level, table, shown_name(row.provider), "Pairs", row.size, marked);
    if (!marked) {
      sheet.percent(row.level, sheet.unprinted(table, row.provider, row.observed_units), pairs);
    }
    providers[row.measure].push_back(pairs);
  }
  for (const auto& [measure, parts] : providers) {
    if (whole.contains(measure)) sheet.total(whole.at(measure), parts);
  }
}

}  // namespace pbr
