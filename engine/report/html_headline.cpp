#include <algorithm>

#include "report/html_sections.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

using Rows = std::vector<const Contrast*>;

/// A scheme's contrasts at one level, without the parts that are not shown.
Rows shown_rows(const ReportView& view, const SchemeId& scheme, Level level) {
  Rows rows;
  for (const Contrast& row : view.result.payments.contrasts) {
    const bool hidden =
        level == Level::provider && view.providers.is_hidden(row.contract.provider.text());
    if (row.level == level && row.scheme == scheme && !hidden) {
      rows.push_back(&row);
    }
  }
  return rows;
}

/// An amount with its sign, never broken over two lines.
void write_signed(Pence change, HtmlPage& page) {
  page.element("span", change_text(change), {{"class", "together"}});
}

void write_change(const Contrast& row, HtmlPage& page) {
  const std::string percent = change_percent_text(row.change, row.baseline_amount);
  write_signed(row.change, page);
  page.text(" (" + (percent.empty() ? "no baseline" : percent));
  if (row.change_low && row.change_high) {
    page.text(", 95% interval ");
    write_signed(*row.change_low, page);
    page.text(" to ");
    write_signed(*row.change_high, page);
  }
  page.text(")");
}

std::string extent_sentence(const ReportView& view) {
  const StudyResult& result = view.result;
  const auto read = result.rows.find(TableKind::assessments);
  const auto assessments = static_cast<std::int64_t>(read != result.rows.end() ? read->second : 0);
  const auto people = static_cast<std::int64_t>(result.people);
  return grouped(people) + (people == 1 ? " person" : " people") + " had " +
         counted(assessments, "assessment") + " and " + counted(view.total.episodes, "episode") +
         " of care over " + counted(view.total.days, "day") + ", " +
         grouped(view.total.admitted_days) + " of them in hospital.";
}

void write_scheme_total(const ReportView& view, const SchemeResult& scheme, HtmlPage& page) {
  const SchemeId id = ReportView::id_of(scheme);
  page.open("li").element("strong", view.scheme_name(id));
  page.text(" pays " + pounds_text(ReportView::paid(scheme)) + " in all");
  const Rows whole = shown_rows(view, id, Level::all);
  if (whole.empty()) {
    page.text("; it is the baseline.");
  } else {
    page.text(", against " + view.baseline_name() + " ");
    write_change(*whole.front(), page);
    page.text(".");
  }
  page.close();
}

/// "RAA gains most, +£1.00 (+1.00%)" or "no provider gains".
void write_extreme(const Contrast& row, bool any, const std::string& verb, HtmlPage& page) {
  if (!any) {
    page.text("no provider " + verb + "s");
    return;
  }
  page.text(shown_name(row.contract.provider.text()) + " " + verb + "s most, ");
  write_change(row, page);
}

std::string headline_finding(const ReportView& view) {
  std::vector<Pence> totals;
  for (const SchemeResult& scheme : view.result.payments.schemes) {
    totals.push_back(ReportView::paid(scheme));
  }
  if (totals.empty()) {
    return "No scheme was paid";
  }
  const auto [least, most] = std::minmax_element(totals.begin(), totals.end());
  return *least == *most ? "Every scheme pays " + pounds_text(*most) + " for the same care"
                         : "The same care is paid " + pounds_text(*least) + " to " +
                               pounds_text(*most) + ", by the scheme";
}

void write_extremes(const ReportView& view, const SchemeResult& scheme, HtmlPage& page) {
  const Rows rows = shown_rows(view, ReportView::id_of(scheme), Level::provider);
  if (rows.empty()) {
    return;
  }
  const auto by_change = [](const Contrast* a, const Contrast* b) { return a->change < b->change; };
  const Contrast& least = **std::min_element(rows.begin(), rows.end(), by_change);
  const Contrast& most = **std::max_element(rows.begin(), rows.end(), by_change);
  page.open("li").element("strong", view.scheme_name(ReportView::id_of(scheme)));
  page.text(" against " + view.baseline_name() + ": ");
  write_extreme(most, most.change > Pence{}, "gain", page);
  page.text("; ");
  write_extreme(least, least.change < Pence{}, "lose", page);
  page.text(".").close();
}

}  // namespace

void write_banner(const ReportView& view, HtmlPage& page) {
  std::vector<const PackHeader*> illustrative;
  for (const PackHeader* header : view.result.rulebook.headers()) {
    if (header->status == PackStatus::illustrative) {
      illustrative.push_back(header);
    }
  }
  if (illustrative.empty()) {
    return;
  }
  page.open("div", {{"class", "banner"}, {"role", "note"}});
  page.element("p",
               "Illustrative: these rule packs are examples, not official rules or prices. "
               "The figures show how the schemes work, not what anybody is owed.");
  page.open("ul");
  for (const PackHeader* header : illustrative) {
    page.element("li", header->kind + " " + header->id + ", version " + header->version);
  }
  page.close().close();
}

void write_headline(const ReportView& view, HtmlPage& page) {
  const auto& schemes = view.result.payments.schemes;
  open_section(page, "headline", "Headline", headline_finding(view));
  page.element("p", extent_sentence(view), {{"class", "lead"}});
  page.open("ul", {{"class", "headline"}});
  for (const SchemeResult& scheme : schemes) {
    write_scheme_total(view, scheme, page);
  }
  for (std::size_t at = 1; at < schemes.size(); ++at) {
    write_extremes(view, schemes[at], page);
  }
  page.close();
  page.element("p",
               "Below the total of the study, counts under " +
                   std::to_string(view.rule.suppress_below) + " are shown as " + view.rule.mark +
                   " and others to the nearest " + std::to_string(view.rule.round_to) +
                   "; money that rests on so few people, or would give theirs away, is shown as " +
                   view.rule.mark + " too.",
               {{"class", "note"}});
  page.close();
}

}  // namespace pbr
