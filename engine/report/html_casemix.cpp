#include <algorithm>

#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"
#include "report/published_counts.hpp"

namespace pbr {

namespace {

std::string share_of(std::int64_t part, std::int64_t whole) {
  const std::string share = ratio_text(part, whole, 100, 1);
  return share.empty() ? share : share + "%";
}

void write_cluster(const ReportView& view, const std::string& code, const Volume& volume,
                   HtmlTable& table) {
  const bool hidden = view.clusters.is_hidden(code);
  table.row(view.cluster_name(code)).cell(view.people(view.clusters, code));
  table.cell(view.unless(hidden, view.count("cluster", volume.episodes)));
  table.cell(view.unless(hidden, grouped(volume.days)));
  table.cell(view.unless(hidden, grouped(volume.admitted_days)));
  table.cell(view.unless(hidden, pounds_text(volume.amount)));
  table.cell(view.unless(hidden, share_of(volume.amount.value(), view.total.amount.value())));
}

std::string casemix_finding(const ReportView& view) {
  std::string finding = "No days of care were priced";
  Pence most;
  for (const auto& [code, volume] : view.clusters.parts) {
    if (!code.empty() && !view.clusters.is_hidden(code) && volume.amount > most) {
      most = volume.amount;
      finding = "Cluster " + view.cluster_name(code) + " takes the most money, " +
                share_of(most.value(), view.total.amount.value()) + " of " +
                pounds_text(view.total.amount);
    }
  }
  return finding;
}

std::int64_t allocated_in_all(const ReportView& view) {
  std::uint64_t sum = 0;
  for (const auto& [code, assessments] : view.result.allocated) {
    sum += assessments;
  }
  return static_cast<std::int64_t>(sum);
}

std::string allocation_finding(const ReportView& view) {
  const auto& allocated = view.result.allocated;
  const auto most =
      std::max_element(allocated.begin(), allocated.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::int64_t all = allocated_in_all(view);
  if (all == 0) {
    return "No assessment was allocated";
  }
  const std::string share = view.percent("cluster", static_cast<std::int64_t>(most->second), all);
  return "Cluster " + view.cluster_name(most->first) + " is the most frequent, " + share + " of " +
         counted(all, "assessment");
}

}  // namespace

void write_casemix_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "casemix", "Casemix by cluster", casemix_finding(view));
  page.element("p",
               "People stand in the cluster of their last episode. The amount is the price of "
               "their activity, before any scheme.",
               {{"class", "note"}});
  write_cluster_figure(view, page);
  HtmlTable table(page, "table-casemix", "People, episodes, days and activity amount by cluster",
                  {{"Cluster"},
                   {"People", ColumnKind::figure},
                   {"Episodes", ColumnKind::figure},
                   {"Days", ColumnKind::figure},
                   {"Admitted days", ColumnKind::figure},
                   {"Amount", ColumnKind::figure},
                   {"Share of the amount", ColumnKind::figure}});
  for (const auto& [code, volume] : view.clusters.parts) {
    write_cluster(view, code, volume, table);
  }
  table.total("All").cell(grouped(view.total.people)).cell(grouped(view.total.episodes));
  table.cell(grouped(view.total.days)).cell(grouped(view.total.admitted_days));
  table.cell(pounds_text(view.total.amount)).cell("").end();
  page.close();
}

void write_allocation_section(const ReportView& view, HtmlPage& page) {
  const std::int64_t all = allocated_in_all(view);
  open_section(page, "allocations", "Allocations", allocation_finding(view));
  HtmlTable table(
      page, "table-allocations", "Assessments by the cluster they were allocated to",
      {{"Cluster"}, {"Assessments", ColumnKind::figure}, {"Share", ColumnKind::figure}});
  for (const auto& [code, assessments] : view.result.allocated) {
    const auto number = static_cast<std::int64_t>(assessments);
    const bool hidden = view.is_also_hidden(std::string(allocations_table), shown_name(code));
    table.row(view.cluster_name(code)).cell(view.unless(hidden, view.count("cluster", number)));
    table.cell(view.unless(hidden, view.percent("cluster", number, all)));
  }
  table.total("All").cell(grouped(all)).cell("").end();
  page.close();
}

}  // namespace pbr
