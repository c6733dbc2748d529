#include <algorithm>

#include "report/contrast_rows.hpp"
#include "report/html_figures.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/integrity_words.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// So many items are listed, those that gain most.
constexpr std::size_t most_items = 10;

std::string line_title(const BunchingRow& row) {
  if (row.line == "change") return "reliable change of " + row.at;
  if (row.line == "after") return "cut-off at " + row.at;
  return row.line + " threshold " + row.at;
}

std::string p_text(const BunchingRow& row) {
  if (!row.p) return "too few";
  return *row.p < 0.001 ? "under 0.001" : decimal_text(*row.p, 3);
}

// All providers together, and single ones where something shows.
bool is_told(const ReportView& view, const BunchingRow& row) {
  if (!row.scheme.empty() || row.provider.empty()) return true;
  return row.notable && !view.providers.is_hidden(row.provider.text());
}

void write_bunching_table(const ReportView& view, HtmlPage& page) {
  if (view.result.integrity.bunching.empty()) return;
  HtmlTable table(page, "table-bunching", "Just below a line, and just over it",
                  {{"What"},
                   {"Line"},
                   {"Of"},
                   {"Just below", ColumnKind::figure},
                   {"Just over", ColumnKind::figure},
                   {"Share over, as neighbours suggest", ColumnKind::figure},
                   {"Chance of so many over", ColumnKind::figure}});
  for (const BunchingRow& row : view.result.integrity.bunching) {
    if (!is_told(view, row)) continue;
    const bool contracts = !row.scheme.empty();
    const auto count = [&](std::int64_t number) {
      return contracts ? grouped(number) : view.count(view.providers.level, number);
    };
    table.row(row.item).cell(line_title(row));
    table.cell(contracts ? "contracts of " + view.scheme_name(row.scheme)
                         : (row.provider.empty() ? "all providers" : row.provider.text()));
    table.cell(count(row.just_below)).cell(count(row.just_over));
    table.cell(row.expected_share ? decimal_text(*row.expected_share * 100, 0) + "%" : "");
    table.cell(p_text(row) + (row.notable ? " (notable)" : ""));
  }
  table.end();
}

void write_upcoding_table(const ReportView& view, HtmlPage& page) {
  std::vector<UpcodingRow> rows = view.result.integrity.upcoding;
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.gained > b.gained; });
  if (rows.size() > most_items) rows.resize(most_items);
  const std::string level(reach_level);
  HtmlTable table(page, "table-upcoding", "One more point on one item of every assessment",
                  {{"Item"},
                   {"Episodes", ColumnKind::figure},
                   {"Move to another cluster", ColumnKind::figure},
                   {"Of them to one that pays more a day", ColumnKind::figure},
                   {"Gained", ColumnKind::figure},
                   {"Of the activity payment", ColumnKind::figure}});
  for (const UpcodingRow& row : rows) {
    const bool few = view.count(level, row.moved_up) == view.rule.mark;
    table.row(item_name(view, row.item)).cell(view.count(level, row.episodes));
    table.cell(view.count(level, row.moved)).cell(view.count(level, row.moved_up));
    table.cell(view.unless(few, pounds_text(row.gained)));
    const std::string share =
        ratio_text(row.gained.value(), view.result.integrity.activity.value(), 100, 1);
    table.cell(view.unless(few, share.empty() ? "" : share + "%"));
  }
  table.end();
}

/// The rows of one scheme by provider, the row of all last.
template <class Row>
std::vector<const Row*> rows_of(const std::vector<Row>& rows, const SchemeId& scheme) {
  std::vector<const Row*> chosen;
  for (const Level level : {Level::provider, Level::all}) {
    for (const Row& row : rows) {
      if (row.scheme == scheme && row.level == level) chosen.push_back(&row);
    }
  }
  return chosen;
}

/// A table of what is paid, what would be paid otherwise, and a last column drawn.
template <class Row>
void write_otherwise(const ReportView& view, const std::vector<const Row*>& rows, HtmlTable& table,
                     std::vector<Pence Row::*> amounts, Pence (Row::*drawn)() const) {
  const auto hidden = [&](const Row& row) {
    return row.level == Level::provider && view.providers.is_hidden(row.contract.provider.text());
  };
  std::int64_t scale = 1;
  for (const Row* row : rows) {
    if (row->level == Level::all || hidden(*row)) continue;
    const std::int64_t value = (row->*drawn)().value();
    scale = std::max({scale, value, -value});
  }
  for (const Row* row : rows) {
    const bool all = row->level == Level::all;
    (all ? table.total("All") : table.row(shown_name(row->contract.provider.text())));
    for (const auto amount : amounts) {
      table.cell(view.unless(hidden(*row), pounds_text(row->*amount)));
    }
    const Pence figure = (row->*drawn)();
    if (hidden(*row)) {
      table.cell(view.rule.mark);
    } else if (all) {
      table.cell(change_text(figure));
    } else {
      table.cell(change_text(figure), Bar{figure.value(), scale, true});
    }
  }
  table.end();
}

void write_unmeasured_table(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  const auto rows = rows_of(view.result.integrity.unmeasured, scheme);
  if (rows.empty()) return;
  HtmlTable table(page, "table-unmeasured-" + scheme.text(),
                  view.scheme_name(scheme) + ": if everybody had been measured",
                  {{"Provider"},
                   {"Paid", ColumnKind::figure},
                   {"If the others were the worst", ColumnKind::figure},
                   {"If they were the best", ColumnKind::figure},
                   {"Paid more than at the worst", ColumnKind::bar}});
  write_otherwise<UnmeasuredRow>(
      view, rows, table,
      {&UnmeasuredRow::amount, &UnmeasuredRow::if_worst, &UnmeasuredRow::if_best},
      &UnmeasuredRow::gain);
}

void write_regression_table(const ReportView& view, const SchemeId& scheme, HtmlPage& page) {
  const auto rows = rows_of(view.result.integrity.regression, scheme);
  if (rows.empty()) return;
  HtmlTable table(
      page, "table-regression-" + scheme.text(),
      view.scheme_name(scheme) + ": what the score at intake alone earns",
      {{"Provider"},
       {"Paid", ColumnKind::figure},
       {"With it taken out", ColumnKind::figure},
       {"Paid for starting worse (left: docked for starting better)", ColumnKind::bar}});
  write_otherwise<RegressionRow>(
      view, rows, table, {&RegressionRow::amount, &RegressionRow::without}, &RegressionRow::reward);
}

std::string headline_of(const ReportView& view) {
  const auto& rows = view.result.integrity.bunching;
  const auto notable = std::count_if(rows.begin(), rows.end(), [](auto& r) { return r.notable; });
  return notable == 0
             ? "No line shows the marks of bunching; what else could be gained stands below"
             : counted(notable, "line") + (notable == 1 ? " shows" : " show") +
                   " the marks of bunching";
}

}  // namespace

void write_gaming_section(const ReportView& view, HtmlPage& page) {
  open_section(page, "gaming", "Could it be gamed?", headline_of(view));
  page.element("p",
               "Four questions that say where to look. None of them is proof of anything, and "
               "figures of synthetic people say nothing about anybody.",
               {{"class", "note"}});
  const auto findings = integrity_findings(view);
  page.element("h3", "Do scores bunch just over a line?");
  page.element("p", finding_of(findings, "bunching"));
  write_bunching_table(view, page);
  page.element("h3", "What is one more point on an item worth?");
  page.element("p", finding_of(findings, "upcoding"));
  write_upcoding_table(view, page);
  const auto& schemes = view.result.payments.schemes;
  page.element("h3", "Does it pay not to measure?");
  for (const SchemeResult& scheme : schemes) {
    const SchemeId id = ReportView::id_of(scheme);
    const std::string says = finding_of(findings, "unmeasured", id);
    if (!says.empty()) page.element("p", says);
    write_unmeasured_figure(view, id, page);
    write_unmeasured_table(view, id, page);
  }
  page.element("h3", "Is anybody paid for people who start worse?");
  for (const SchemeResult& scheme : schemes) {
    const SchemeId id = ReportView::id_of(scheme);
    const std::string says = finding_of(findings, "regression", id);
    if (!says.empty()) page.element("p", says);
    write_regression_table(view, id, page);
  }
  page.close();
}

}  // namespace pbr
