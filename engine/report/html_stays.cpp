#include <algorithm>
#include <array>

#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string hundredths(std::int64_t value) { return ratio_text(value, 100, 1, 1); }

std::string finding_of(const LifeTable& whole) {
  if (whole.episodes == 0) return "Nobody is in a cluster in the period";
  if (!whole.median) return "Fewer than half of the episodes are seen to end";
  return "Half of the episodes end within " + counted(*whole.median, "day");
}

bool is_few(const ReportView& view, std::int64_t people) {
  return view.count(view.clusters.level, people) == view.rule.mark;
}

/// The longest third quartile that is shown fills the bar, so that short stays can be told apart.
std::int64_t scale_of(const ReportView& view, const PlaceSums& place) {
  int longest = 1;
  for (const auto& [cluster, stays] : place.stays) {
    if (is_few(view, stays.people)) continue;
    const LifeTable life = life_table(stays);
    longest = std::max({longest, life.q3.value_or(1), life.median.value_or(1)});
  }
  return longest;
}

std::string interval_text(const LifeTable& life) {
  if (!life.median_low) return "";
  if (!life.median_high) return grouped(*life.median_low) + " or more";
  return grouped(*life.median_low) + " to " + grouped(*life.median_high);
}

void write_median(const LifeTable& life, std::int64_t scale, HtmlTable& table) {
  if (!life.median) {
    table.cell("not reached").cell("");
    return;
  }
  const std::string quartiles =
      " (" + grouped(life.q1.value_or(0)) + " to " + (life.q3 ? grouped(*life.q3) : "\u2026") + ")";
  table.cell(grouped(*life.median) + quartiles, Bar{*life.median, scale, false, life.q1.value_or(0),
                                                    life.q3 ? std::int64_t{*life.q3} : scale});
  table.cell(interval_text(life));
}

void write_row(const ReportView& view, const StaySums& stays, std::int64_t scale,
               HtmlTable& table) {
  const std::string& level = view.clusters.level;
  const LifeTable life = life_table(stays);
  if (is_few(view, stays.people)) {
    for (int column = 0; column < 4; ++column) table.cell(view.rule.mark);
    return;
  }
  table.cell(view.count(level, life.episodes))
      .cell(view.count(level, life.moved + life.discharged));
  write_median(life, scale, table);
}

void write_stays_table(const ReportView& view, HtmlPage& page) {
  const PlaceSums& place = view.result.pathways.all;
  HtmlTable table(page, "table-stays", "Days until an episode ends, by cluster",
                  {{"Cluster"},
                   {"Episodes", ColumnKind::figure},
                   {"Ended", ColumnKind::figure},
                   {"Median days (line: first to third quartile)", ColumnKind::bar},
                   {"95% interval", ColumnKind::figure}});
  const std::int64_t scale = scale_of(view, place);
  for (const auto& [cluster, stays] : place.stays) {
    if (cluster.empty()) continue;
    table.row(view.cluster_name(cluster.text()));
    write_row(view, stays, scale, table);
  }
  table.total("All");
  write_row(view, place.stays.at(ClusterCode()), scale, table);
  table.end();
}

/// Published for England: PMC6946607, table 2.
constexpr std::array<std::string_view, 7> published{"988,648", "109.3", "91.3", "",
                                                    "86",      "",      "365"};

void write_days(const StaySums& whole, HtmlPage& page) {
  const DaysInPeriod days = days_in_period(whole);
  HtmlTable table(page, "table-stays-days",
                  "Days of an episode inside the period, beside a published figure",
                  {{"Episodes of"},
                   {"Episodes", ColumnKind::figure},
                   {"Mean", ColumnKind::figure},
                   {"Standard deviation", ColumnKind::figure},
                   {"First quartile", ColumnKind::figure},
                   {"Median", ColumnKind::figure},
                   {"Third quartile", ColumnKind::figure},
                   {"Most", ColumnKind::figure}});
  table.row("This study").cell(grouped(days.episodes)).cell(hundredths(days.mean));
  table.cell(days.sd ? hundredths(*days.sd) : "");
  table.cell(grouped(days.q1)).cell(grouped(days.median)).cell(grouped(days.q3));
  table.cell(grouped(days.most));
  table.row("England, 2014/15 (PMC6946607, table 2)");
  for (const std::string_view figure : published) table.cell(figure);
  table.end();
}

}  // namespace

void write_stays_section(const ReportView& view, HtmlPage& page) {
  const auto& stays = view.result.pathways.all.stays;
  const auto whole = stays.find(ClusterCode());
  open_section(page, "stays", "How long people stay in a cluster",
               finding_of(whole == stays.end() ? LifeTable{} : life_table(whole->second)));
  if (whole != stays.end()) {
    page.element(
        "p",
        "Estimated by the product-limit method from every episode with a day in the "
        "period: those that began earlier count from the age they had when the period began, "
        "those still open at its end up to then. time_in_cluster.csv and survival.csv "
        "have the exact figures, by provider too.");
    write_stays_table(view, page);
    write_survival_figure(view, page);
    page.element("p",
                 "Days inside the period are fewer than days in the cluster, as long stays are cut "
                 "at its edges. They stand here because that is what has been published.",
                 {{"class", "note"}});
    write_days(whole->second, page);
  }
  page.close();
}

}  // namespace pbr
