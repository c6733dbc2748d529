#include "report/contrast_rows.hpp"
#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"
#include "report/published_counts.hpp"

namespace pbr {

namespace {

std::string value_title(const ReachRow& row) {
  if (row.all) return "All";
  if (row.value.empty()) return "Not known";
  if (row.dimension != "imd_decile") return row.value;
  if (row.value == "1") return "1 (most deprived tenth)";
  return row.value == "10" ? "10 (least deprived tenth)" : row.value;
}

std::string per_person(const ReachRow& row) {
  if (row.people == 0) return "";
  const Rate each{row.change.value(), row.people};
  return change_text(round(Pence{1} * each, Rounding::half_up));
}

std::string interval_text(const ReachRow& row) {
  if (!row.change_low) return "exact";
  return change_text(*row.change_low) + " to " + change_text(*row.change_high);
}

void write_money(const ReportView& view, const ReachRow& row, bool hidden, HtmlTable& table) {
  table.cell(view.unless(hidden, pounds_text(row.baseline_amount)));
  table.cell(view.unless(hidden, pounds_text(row.amount)));
  table.cell(view.unless(hidden, change_text(row.change)));
  table.cell(view.unless(hidden, per_person(row)));
  const std::string share = ratio_text(row.gains.value(), row.all_gains.value(), 100, 1);
  table.cell(view.unless(hidden, share.empty() ? "" : share + "%"));
  table.cell(view.unless(hidden, interval_text(row)));
}

bool is_deprivation(const ReachTable& rows) { return rows.front()->dimension == "imd_decile"; }

void write_table(const ReportView& view, const ReachTable& rows, HtmlPage& page) {
  const ReachRow& first = *rows.front();
  const std::string what = is_deprivation(rows) ? "Deprivation" : "Ethnic group";
  const auto hidden = hidden_values(rows, view.rule);
  write_reach_figure(view, rows, page);
  HtmlTable table(page, "table-reach-" + first.dimension + "-" + first.scheme.text(),
                  view.scheme_name(first.scheme) + " against " + view.baseline_name() + ", by " +
                      (is_deprivation(rows) ? "deprivation" : "ethnic group"),
                  {{what},
                   {"People", ColumnKind::figure},
                   {view.baseline_name() + " (baseline)", ColumnKind::figure},
                   {view.scheme_name(first.scheme), ColumnKind::figure},
                   {"Change", ColumnKind::figure},
                   {"A person", ColumnKind::figure},
                   {"Of the gains", ColumnKind::figure},
                   {"If all contracts lay at one end", ColumnKind::figure}});
  for (const ReachRow* row : rows) {
    const std::string title = value_title(*row);
    if (row->all) {
      table.total(title).cell(grouped(row->people));
    } else {
      const bool also = view.is_also_hidden(people_table(row->dimension), shown_name(row->value));
      const std::string people = view.count(std::string(reach_level), row->people);
      table.row(title).cell(view.unless(also, people));
    }
    write_money(view, *row, !row->all && hidden.contains(row->value), table);
  }
  table.end();
}

// "-0.0123" as "leans to the more deprived".
std::string lean_of(const std::string& index) {
  if (index.empty()) return "cannot be told";
  const std::string text = (index.starts_with('-') ? "\u2212" + index.substr(1) : index);
  const std::string shown = text.substr(0, text.size() - 2);
  if (index == "0.000000") return shown + " (follows the people)";
  return shown + (index.starts_with('-') ? " (leans to the more deprived)"
                                         : " (leans to the less deprived)");
}

void write_index(const ReportView& view, const ReachRow& all, HtmlPage& page) {
  page.element("p", "Concentration index: " + view.baseline_name() + " " +
                        lean_of(all.baseline_index) + ", " + view.scheme_name(all.scheme) + " " +
                        lean_of(all.index) + ", gains " + lean_of(all.gains_index) + ".");
}

std::string finding_of(const ReportView& view, const std::vector<ReachTable>& tables) {
  const ReachRow* all = nullptr;
  for (const ReachTable& rows : tables) {
    if (is_deprivation(rows)) all = rows.back();
  }
  if (all == nullptr) return "One scheme only: there is no change to reach anybody";
  if (all->gains_index.empty()) {
    return "Under " + view.scheme_name(all->scheme) + " no gain can be told by deprivation";
  }
  const std::string who = all->gains_index.starts_with('-') ? "more" : "less";
  return "What providers gain under " + view.scheme_name(all->scheme) +
         " leans to people who are " + who + " deprived";
}

}  // namespace

void write_reach_section(const ReportView& view, HtmlPage& page) {
  const auto tables = reach_tables(view.result.reach);
  open_section(page, "reach", "Whom it reaches", finding_of(view, tables));
  if (!tables.empty()) {
    page.element("p",
                 "Each contract\u2019s payment is shared among its people by the amount of their "
                 "lines, under every scheme alike: so this shows where the people live whose "
                 "providers gain or lose, not what anybody is given.",
                 {{"class", "note"}});
  }
  for (const ReachTable& rows : tables) {
    write_table(view, rows, page);
    if (!is_deprivation(rows)) continue;
    write_lorenz_figure(view, rows, page);
    write_index(view, *rows.back(), page);
  }
  page.close();
}

}  // namespace pbr
