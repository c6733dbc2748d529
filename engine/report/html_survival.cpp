#include <algorithm>
#include <array>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

// Units of the picture: its width and height, and where the axes cross and end.
constexpr int width = 800, height = 340, left = 50, right = 560, top = 14, bottom = 296;
constexpr int line_apart = 18;
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

int x_of(int weeks) { return left + (right - left) * weeks / last_week; }
int y_of(int percent) { return bottom - (bottom - top) * percent / 100; }

/// Level to the end of each week, then down.
std::string steps(const Curve& curve) {
  std::string path = "M" + std::to_string(x_of(0)) + " " + std::to_string(y_of(100));
  for (std::size_t at = 1; at < curve.percent.size(); ++at) {
    path += "H" + std::to_string(x_of(static_cast<int>(at)));
    path += "V" + std::to_string(y_of(curve.percent[at]));
  }
  return path;
}

void write_label(HtmlPage& page, int x, int y, std::string_view anchor, std::string_view label) {
  page.element("text", label,
               {{"x", std::to_string(x)}, {"y", std::to_string(y)}, {"text-anchor", anchor}});
}

void write_line(HtmlPage& page, std::string_view css, const std::string& path) {
  page.element("path", "", {{"class", css}, {"d", path}});
}

void write_axes(HtmlPage& page) {
  for (int percent = 0; percent <= 100; percent += 25) {
    const std::string y = std::to_string(y_of(percent));
    write_line(page, "grid-line",
               "M" + std::to_string(left) + " " + y + "H" + std::to_string(right));
    write_label(page, left - 6, y_of(percent) + 4, "end", std::to_string(percent) + "%");
  }
  for (int weeks = 0; weeks <= last_week; weeks += 13) {
    write_label(page, x_of(weeks), bottom + 18, "middle", std::to_string(weeks * week));
  }
  write_label(page, (left + right) / 2, height - 8, "middle", "days since the episode started");
}

/// Where the names of the curves stand: beside their ends, but never over each other.
std::vector<int> name_places(const std::vector<Curve>& curves) {
  std::vector<std::size_t> order(curves.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return curves[a].percent.back() > curves[b].percent.back();
  });
  std::vector<int> places(curves.size());
  // Room is kept for those below, so that the last does not leave the picture.
  int above = top - line_apart;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const int room = bottom - static_cast<int>(order.size() - 1 - at) * line_apart;
    const int wanted = std::min(y_of(curves[order[at]].percent.back()), room);
    above = std::max(wanted, above + line_apart);
    places[order[at]] = above;
  }
  return places;
}

void write_curves(const std::vector<Curve>& curves, HtmlPage& page) {
  const std::vector<int> places = name_places(curves);
  for (std::size_t at = 0; at < curves.size(); ++at) {
    const Curve& curve = curves[at];
    const std::string css = "curve curve-" + std::to_string(at);
    write_line(page, css, steps(curve));
    // A sample of the line beside the name, so that the dashes tell whose it is.
    const std::string y = std::to_string(places[at]);
    write_line(page, css,
               "M" + std::to_string(right + 14) + " " + y + "H" + std::to_string(right + 54));
    write_label(page, right + 60, places[at] + 4, "start", "cluster " + curve.cluster);
  }
}

void write_picture(const std::vector<Curve>& curves, HtmlPage& page) {
  page.open("div", {{"class", "scroll"},
                    {"role", "region"},
                    {"aria-label", "Picture: share still in the cluster"},
                    {"tabindex", "0"}});
  page.open("svg", {{"class", "chart"},
                    {"viewBox", "0 0 " + std::to_string(width) + " " + std::to_string(height)},
                    {"role", "img"},
                    {"aria-labelledby", "survival-title survival-text"}});
  page.element("title", "Share of the episodes still going on, by days since they started",
               {{"id", "survival-title"}});
  std::string names;
  for (const Curve& curve : curves) names += (names.empty() ? "" : ", ") + curve.cluster;
  page.element("desc",
               "Steps that fall from 100%, one line each for the clusters with most people: " +
                   names + ". The table that follows has the figures.",
               {{"id", "survival-text"}});
  write_axes(page);
  write_curves(curves, page);
  page.close().close();
}

void write_figures(const ReportView& view, std::vector<Curve> curves, HtmlPage& page) {
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

void write_survival_picture(const ReportView& view, HtmlPage& page) {
  const std::vector<Curve> curves = curves_of(view);
  if (curves.empty()) return;
  page.element("h3", "Share of the episodes still going on");
  write_picture({curves.begin(), curves.begin() + static_cast<std::ptrdiff_t>(
                                                      std::min(most_curves, curves.size()))},
                page);
  write_figures(view, curves, page);
}

}  // namespace pbr
