#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// What every scheme pays one provider, in the order of the schemes.
using Amounts = std::vector<Pence>;

std::map<std::string, Amounts> by_provider(const std::vector<SchemeResult>& schemes) {
  std::map<std::string, Amounts> rows;
  for (std::size_t at = 0; at < schemes.size(); ++at) {
    for (const Payment& payment : schemes[at].payments) {
      Amounts& row = rows[payment.contract.provider.text()];
      row.resize(schemes.size());
      row[at] += payment.amount;
    }
  }
  return rows;
}

/// The last scheme against the one before it: in a study of block, activity and results that is
/// payment by results against payment by activity.
Pence step(const Amounts& row) {
  return row.size() < 2 ? Pence{} : row.back() - row[row.size() - 2];
}

std::vector<HtmlColumn> columns_of(const ReportView& view) {
  const auto& schemes = view.result.payments.schemes;
  std::vector<HtmlColumn> columns{{"Provider"}, {"People", ColumnKind::figure}};
  for (const SchemeResult& scheme : schemes) {
    columns.push_back({view.scheme_name(ReportView::id_of(scheme)), ColumnKind::figure});
  }
  if (schemes.size() >= 2) {
    columns.push_back({view.scheme_name(ReportView::id_of(schemes.back())) + " minus " +
                           view.scheme_name(ReportView::id_of(schemes[schemes.size() - 2])),
                       ColumnKind::figure});
  }
  return columns;
}

std::string finding_of(const ReportView& view, const Amounts& totals) {
  const auto& schemes = view.result.payments.schemes;
  if (totals.size() < 2) return "What the scheme pays each provider";
  const std::string last = view.scheme_name(ReportView::id_of(schemes.back()));
  const std::string before = view.scheme_name(ReportView::id_of(schemes[schemes.size() - 2]));
  const Pence difference = step(totals);
  if (difference == Pence{}) return last + " pays in all what " + before + " pays";
  const bool less = difference < Pence{};
  return last + " pays " + pounds_text(less ? -difference : difference) +
         (less ? " less than " : " more than ") + before;
}

void write_row(const ReportView& view, const std::string& provider, const Amounts& row,
               HtmlTable& table) {
  const bool hidden = view.providers.is_hidden(provider);
  table.row(shown_name(provider));
  table.cell(view.people(view.providers, provider));
  for (const Pence amount : row) table.cell(view.unless(hidden, pounds_text(amount)));
  if (row.size() < 2) return;
  table.cell(view.unless(hidden, change_text(step(row))));
}

}  // namespace

void write_side_by_side_section(const ReportView& view, HtmlPage& page) {
  const auto rows = by_provider(view.result.payments.schemes);
  Amounts totals;
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    totals.push_back(ReportView::paid(scheme));
  }
  open_section(page, "side-by-side", "Schemes side by side", finding_of(view, totals));
  write_step_figure(view, page);
  HtmlTable table(page, "table-side-by-side", "What each scheme pays, by provider",
                  columns_of(view));
  for (const auto& [provider, row] : rows) write_row(view, provider, row, table);
  table.total("All").cell(grouped(view.total.people));
  for (const Pence amount : totals) table.cell(pounds_text(amount));
  if (totals.size() >= 2) table.cell(change_text(step(totals)));
  table.end();
  page.close();
}

}  // namespace pbr
