#include <algorithm>

#include "report/contrast_rows.hpp"
#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"
#include "report/shift_titles.hpp"

namespace pbr {

namespace {

std::vector<const ShiftParts*> rows_of(const ReportView& view, const SchemeId& scheme,
                                       Level level) {
  std::vector<const ShiftParts*> rows;
  for (const ShiftParts& row : view.result.shift_parts) {
    const bool wanted = row.scheme == scheme && row.level == level;
    if (wanted && row.method == ShiftMethod::shapley) rows.push_back(&row);
  }
  return rows;
}

std::int64_t size_of(Pence amount) { return amount < Pence{} ? -amount.value() : amount.value(); }

std::string interval_text(const ReportView& view, const ShiftParts& row) {
  const Contrast* contrast =
      find_contrast(view.result.payments, row.scheme, row.level, row.contract);
  if (contrast == nullptr || !contrast->change_low) return "exact";
  return change_text(*contrast->change_low) + " to " + change_text(*contrast->change_high);
}

void write_row(const ReportView& view, const ShiftParts& row, bool hidden, HtmlTable& table) {
  for (const PartTitle& part : part_titles) {
    table.cell(view.unless(hidden, change_text(row.*part.figure)));
  }
  table.cell(view.unless(hidden, change_text(row.change)));
  table.cell(view.unless(hidden, interval_text(view, row)));
}

void write_parts(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  if (rows_of(view, scheme, Level::all).empty()) return;
  std::vector<HtmlColumn> columns{{"Provider"}};
  for (const PartTitle& part : part_titles) {
    columns.push_back({std::string(part.title), ColumnKind::figure});
  }
  columns.push_back({"Change", ColumnKind::figure});
  columns.push_back({"95% interval of the change", ColumnKind::figure});
  const std::string name = view.scheme_name(scheme) + " against " + view.baseline_name();
  write_parts_figure(view, scheme, page);
  HtmlTable table(page, "table-why-" + scheme.text(), name + ": parts of the change, by provider",
                  std::move(columns));
  for (const ShiftParts* row : rows_of(view, scheme, Level::provider)) {
    const std::string& provider = row->contract.provider.text();
    table.row(shown_name(provider));
    write_row(view, *row, view.providers.is_hidden(provider), table);
  }
  for (const ShiftParts* row : rows_of(view, scheme, Level::all)) {
    table.total("All");
    write_row(view, *row, false, table);
  }
  table.end();
}

std::string correlation(const std::optional<double>& value) {
  if (!value) return "none";
  const std::string text = decimal_text(*value, 2);
  return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

void write_agreement(const ReportView& view, HtmlPage& page) {
  const auto& rows = view.result.scheme_agreement;
  if (rows.empty() || rows.front().providers < 2) return;
  page.element("h3", "Do the schemes favour the same providers?");
  HtmlTable table(
      page, "table-agreement", "Providers ranked by amount per person",
      {{"Schemes"},
       {"Kendall\u2019s tau-b", ColumnKind::figure},
       {"Spearman\u2019s rho", ColumnKind::figure},
       {"Moved by more than " + counted(static_cast<std::int64_t>(rows.front().places), "place"),
        ColumnKind::figure},
       {"In the best-paid quarter under both", ColumnKind::figure}});
  for (const SchemeAgreement& row : rows) {
    table.row(view.scheme_name(row.first) + " and " + view.scheme_name(row.second));
    table.cell(correlation(row.tau)).cell(correlation(row.rho));
    table.cell(std::to_string(row.moved) + " of " + std::to_string(row.providers));
    table.cell(std::to_string(row.top_both) + " of " + std::to_string(row.quarter));
  }
  table.end();
}

void write_incomplete_table(const ReportView& view, HtmlPage& page) {
  const auto& rows = view.result.incomplete;
  if (rows.empty()) return;
  page.element("h3", "How much rests on people who were not measured?");
  HtmlTable table(page, "table-incomplete", "Money for outcomes, and what of it is incomplete",
                  {{"Scheme"},
                   {"Provider"},
                   {"Paid for outcomes", ColumnKind::figure},
                   {"Rests on people not measured", ColumnKind::figure},
                   {"Of the whole payment", ColumnKind::figure}});
  for (const IncompleteRow& row : rows) {
    if (row.level != Level::provider && row.level != Level::all) continue;
    const std::string& provider = row.contract.provider.text();
    const bool all = row.level == Level::all;
    const bool hidden = !all && view.providers.is_hidden(provider);
    (all ? table.total(view.scheme_name(row.scheme)) : table.row(view.scheme_name(row.scheme)))
        .cell(all ? "All" : shown_name(provider))
        .cell(view.unless(hidden, pounds_text(row.outcomes)))
        .cell(view.unless(hidden, pounds_text(row.incomplete)));
    const std::string share = ratio_text(row.incomplete.value(), row.amount.value(), 100, 1);
    table.cell(view.unless(hidden, share.empty() ? "" : share + "%"));
  }
  table.end();
}

// Without a sign, which a line might break off.
std::string more_or_less(Pence change) {
  return pounds_text(Pence{size_of(change)}) + (change < Pence{} ? " less" : " more");
}

std::string finding_of(const ReportView& view) {
  const auto& schemes = view.result.payments.schemes;
  if (schemes.size() < 2) return "One scheme only: there is nothing to explain";
  const SchemeId last = ReportView::id_of(schemes.back());
  const auto all = rows_of(view, last, Level::all);
  if (all.empty()) return "Nothing was paid";
  const ShiftParts& row = *all.front();
  const auto largest = std::max_element(part_titles.begin(), part_titles.end(),
                                        [&](const PartTitle& a, const PartTitle& b) {
                                          return size_of(row.*a.figure) < size_of(row.*b.figure);
                                        });
  if (size_of(row.*largest->figure) == 0) {
    return view.scheme_name(last) + " pays exactly what " + view.baseline_name() + " pays";
  }
  return view.scheme_name(last) + " pays " + more_or_less(row.change) + " than " +
         view.baseline_name() + "; the largest part is " + std::string(largest->title) + ", " +
         more_or_less(row.*largest->figure);
}

}  // namespace

void write_why_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "why", "Why the schemes differ", finding_of(view));
  const auto& schemes = view.result.payments.schemes;
  if (schemes.size() > 1) {
    page.element("p",
                 "Rules: what the scheme changes for the average contract of a commissioner. The "
                 "other parts are what the contract itself adds by being larger or smaller "
                 "(volume), by the clusters of its people (case-mix), by what a day costs (price) "
                 "and by its outcomes. They add up to the change to the penny; no order of the "
                 "four is preferred (Shapley values).",
                 {{"class", "note"}});
  }
  for (std::size_t at = 1; at < schemes.size(); ++at) {
    write_parts(view, ReportView::id_of(schemes[at]), page);
  }
  write_agreement(view, page);
  write_incomplete_table(view, page);
  page.close();
}

}  // namespace pbr
