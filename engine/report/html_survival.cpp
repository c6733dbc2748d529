#include <algorithm>
#include <array>

#include "report/html_figure.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

constexpr std::size_t most_curves = 4;
// Survival is drawn every week and in whole percent: single people must not be read off it.
constexpr int week = 7, last_week = 52;
constexpr std::array<int, 5> told_weeks{4, 13, 26, 39, 52};

/// One cluster with its share, in percent, still there after 0, 1, 2 ... weeks; it ends where few
/// are at risk.
struct Curve {
  std::string cluster;
  std::int64_t people = 0;
  std::vector<int> percent;
};

int whole_percent(std::int64_t millionths) {
  return static_cast<int>((millionths + 5'000) / 10'000);
}

Curve curve_of(const ReportView& view, const std::string& cluster, const StaySums& stays) {
  Curve curve{cluster, stays.people, {100}};
  const LifeTable life = life_table(stays);
  for (int at = 1; at <= last_week; ++at) {
    const LifePoint point = point_at(stays, life, at * week);
    if (view.count(view.clusters.level, point.at_risk) == view.rule.mark) break;
    curve.percent.push_back(whole_percent(point.survival));
  }
  return curve;
}

/// The clusters that may be shown, those with most people first.
std::vector<Curve> curves_of(const ReportView& view) {
  std::vector<Curve> curves;
  for (const auto& [cluster, stays] : view.result.pathways.all.stays) {
    if (cluster.empty()) continue;
    if (view.count(view.clusters.level, stays.people) == view.rule.mark) continue;
    Curve curve = curve_of(view, cluster.text(), stays);
    if (curve.percent.size() > 1) curves.push_back(std::move(curve));
  }
  std::stable_sort(curves.begin(), curves.end(),
                   [](const Curve& a, const Curve& b) { return a.people > b.people; });
  return curves;
}

HtmlFigure figure_of(const ReportView& view, const std::vector<Curve>& curves) {
  FigureColumn names("name", "Cluster", FigureUnit::words);
  FigureColumn days("x", "Days since the episode started", FigureUnit::count);
  FigureColumn shares("y", "Share still going on", FigureUnit::percent);
  for (const Curve& curve : curves) {
    for (std::size_t at = 0; at < curve.percent.size(); ++at) {
      names.add(view.cluster_name(curve.cluster));
      days.add(static_cast<std::int64_t>(at) * week);
      shares.add(std::int64_t{curve.percent[at]});
    }
  }
  const Curve& first = curves.front();
  const std::size_t last = first.percent.size() - 1;
  return {.id = "survival",
          .kind = FigureKind::trend,
          .title = "After " + std::to_string(last * week) + " days " +
                   std::to_string(first.percent[last]) + "% of the episodes in cluster " +
                   view.cluster_name(first.cluster) + " still go on",
          .shown = "Share of the episodes still going on, by days since they started",
          .text =
              "Steps that fall from 100%, one line each for the clusters with most people, told "
              "apart by their dashes. The table that follows has the figures.",
          .columns = {names, days, shares},
          .options = {{"x_title", "days since the episode started"}, {"steps", "yes"}}};
}

void write_shares(const ReportView& view, std::vector<Curve> curves, HtmlPage& page) {
  std::vector<HtmlColumn> columns{{"Cluster"}};
  for (const int weeks : told_weeks) {
    columns.push_back({std::to_string(weeks * week) + " days", ColumnKind::figure});
  }
  std::sort(curves.begin(), curves.end(),
            [](const Curve& a, const Curve& b) { return a.cluster < b.cluster; });
  HtmlTable table(page, "table-survival", "Share of the episodes still going on after",
                  std::move(columns));
  for (const Curve& curve : curves) {
    table.row(view.cluster_name(curve.cluster));
    for (const int weeks : told_weeks) {
      const auto at = static_cast<std::size_t>(weeks);
      table.cell(at < curve.percent.size() ? std::to_string(curve.percent[at]) + "%"
                                           : view.rule.mark);
    }
  }
  table.end();
}

}  // namespace

void write_survival_figure(const ReportView& view, HtmlPage& page) {
  const std::vector<Curve> curves = curves_of(view);
  if (curves.empty()) return;
  const auto most = static_cast<std::ptrdiff_t>(std::min(most_curves, curves.size()));
  write_figure(figure_of(view, {curves.begin(), curves.begin() + most}), view.rule.mark, page);
  write_shares(view, curves, page);
}

}  // namespace pbr
