#include <algorithm>

#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// One scheme against the baseline at one level: the rows of one table.
struct Comparison {
  SchemeId scheme;
  std::vector<const Contrast*> rows;
  const Contrast* whole = nullptr;
};

Comparison comparison_of(const ReportView& view, const SchemeId& scheme, Level level) {
  Comparison comparison{scheme, {}, nullptr};
  for (const Contrast& row : view.result.payments.contrasts) {
    if (row.scheme == scheme && row.level == level) {
      comparison.rows.push_back(&row);
    } else if (row.scheme == scheme && row.level == Level::all) {
      comparison.whole = &row;
    }
  }
  return comparison;
}

const std::string& part_of(const Contrast& row, Level level) {
  return level == Level::provider ? row.contract.provider.text() : row.contract.commissioner.text();
}

/// "2 providers gain and 3 lose". Providers and commissioners are no people: they may be counted.
std::string balance(const Comparison& comparison, std::string_view noun) {
  const auto count = [&](auto condition) {
    return std::count_if(comparison.rows.begin(), comparison.rows.end(), condition);
  };
  const auto gain = count([](const Contrast* row) { return row->change > Pence{}; });
  const auto lose = count([](const Contrast* row) { return row->change < Pence{}; });
  const std::string gains = gain == 0 ? "no " + std::string(noun) : counted(gain, noun);
  return gains + (gain > 1 ? " gain and " : " gains and ") + grouped(lose) +
         (lose == 1 ? " loses" : " lose");
}

std::string interval_text(const ReportView& view, const Contrast& row) {
  if (!row.change_low || !row.change_high) {
    return view.pays_outcomes(row.scheme) ? "not computed" : "exact";
  }
  return change_text(*row.change_low) + " to " + change_text(*row.change_high);
}

void write_money(const Contrast& row, HtmlTable& table) {
  table.cell(pounds_text(row.baseline_amount)).cell(pounds_text(row.amount));
}

void write_part(const ReportView& view, const Breakdown& breakdown, const Contrast& row,
                const std::string& name, HtmlTable& table) {
  table.row(shown_name(name)).cell(view.people(breakdown, name));
  if (breakdown.is_hidden(name)) {
    table.cell(view.rule.mark).cell(view.rule.mark).cell(view.rule.mark).cell(view.rule.mark);
    table.cell(view.rule.mark);
    return;
  }
  write_money(row, table);
  table.cell(change_text(row.change));
  table.cell(change_percent_text(row.change, row.baseline_amount)).cell(interval_text(view, row));
}

void write_comparison(const ReportView& view, const Comparison& comparison, Level level,
                      HtmlPage& page) {
  const Breakdown& breakdown = level == Level::provider ? view.providers : view.commissioners;
  const std::string name = view.scheme_name(comparison.scheme);
  if (level == Level::provider) {
    write_caterpillar_figure(view, comparison.scheme, page);
  } else {
    write_commissioner_figure(view, comparison.scheme, page);
  }
  HtmlTable table(page, "table-" + breakdown.level + "-" + comparison.scheme.text(),
                  name + " against " + view.baseline_name() + ", by " + breakdown.level,
                  {{level == Level::provider ? "Provider" : "Commissioner"},
                   {"People", ColumnKind::figure},
                   {view.baseline_name() + " (baseline)", ColumnKind::figure},
                   {name, ColumnKind::figure},
                   {"Change", ColumnKind::figure},
                   {"Change in %", ColumnKind::figure},
                   {"95% interval of the change", ColumnKind::figure}});
  for (const Contrast* row : comparison.rows) {
    write_part(view, breakdown, *row, part_of(*row, level), table);
  }
  if (const Contrast* whole = comparison.whole; whole != nullptr) {
    table.total("All").cell(grouped(view.total.people));
    write_money(*whole, table);
    table.cell(change_text(whole->change));
    table.cell(change_percent_text(whole->change, whole->baseline_amount));
    table.cell(interval_text(view, *whole));
  }
  table.end();
}

}  // namespace

void write_contrast_section(const ReportView& view, Level level, HtmlPage& page) {
  const std::string noun = level == Level::provider ? "provider" : "commissioner";
  const auto& schemes = view.result.payments.schemes;
  std::vector<Comparison> comparisons;
  for (std::size_t at = 1; at < schemes.size(); ++at) {
    comparisons.push_back(comparison_of(view, ReportView::id_of(schemes[at]), level));
  }
  const std::string finding = comparisons.empty()
                                  ? "One scheme only: there is nothing to compare"
                                  : "Under " + view.scheme_name(comparisons.back().scheme) + ", " +
                                        balance(comparisons.back(), noun);
  open_section(page, "contrast-" + noun, "Schemes compared, by " + noun, finding);
  if (!comparisons.empty()) {
    page.element("p",
                 "Positive: the scheme pays more than " + view.baseline_name() +
                     ". The 95% interval is taken over repeated draws of the "
                     "people behind the outcomes; \u201cexact\u201d where no outcome is paid for.",
                 {{"class", "note"}});
  }
  for (const Comparison& comparison : comparisons) {
    write_comparison(view, comparison, level, page);
    if (level == Level::provider) write_band_figure(view, comparison.scheme, page);
  }
  page.close();
}

}  // namespace pbr
