// Whom a change reaches: dots by group of people, and how concentrated the money lies.
#include "pbr/report.hpp"
#include "report/html_figures.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

bool is_deprivation(const ReachTable& rows) { return rows.front()->dimension == "imd_decile"; }

std::string group_name(const ReachRow& row) {
  if (row.value.empty()) return "Not known";
  if (row.dimension != "imd_decile") return row.value;
  if (row.value == "1") return "1 most deprived";
  return row.value == "10" ? "10 least deprived" : row.value;
}

Pence per_person(Pence amount, std::int64_t people) {
  return round(Pence{1} * Rate{amount.value(), people}, Rounding::half_up);
}

bool is_shown(const ReachRow& row, const std::set<std::string>& hidden) {
  return !row.all && row.people > 0 && !hidden.contains(row.value);
}

/// "The most deprived tenth gains +£1.20 a person", of the groups that are told.
std::string reach_finding(const ReportView& view, const ReachTable& rows,
                          const std::set<std::string>& hidden) {
  const ReachRow* most = nullptr;
  const ReachRow* least = nullptr;
  const auto each = [](const ReachRow* row) { return per_person(row->change, row->people); };
  for (const ReachRow* row : rows) {
    if (!is_shown(*row, hidden)) continue;
    if (most == nullptr || each(row) > each(most)) most = row;
    if (least == nullptr || each(row) < each(least)) least = row;
  }
  const std::string what = is_deprivation(rows) ? "tenth " : "group ";
  return "Under " + view.scheme_name(rows.front()->scheme) + " care of " + what +
         group_name(*most) + " changes by " + change_text(each(most)) + " a person, of " + what +
         group_name(*least) + " by " + change_text(each(least));
}

/// Cumulative percent with two decimals of rows in their order; none of a total of nothing.
class Curve {
 public:
  Curve(std::string name, std::string title, std::int64_t total)
      : column(std::move(name), std::move(title), FigureUnit::percent), total_(total) {
    if (total_ != 0) column.add_decimal("0");
  }
  void add(std::int64_t value) {
    sum_ += value;
    if (total_ != 0) column.add_decimal(ratio_text(sum_, total_, 100, 2));
  }
  [[nodiscard]] bool drawn() const { return total_ != 0; }
  FigureColumn column;

 private:
  std::int64_t total_, sum_ = 0;
};

}  // namespace

void write_reach_figure(const ReportView& view, const ReachTable& rows, HtmlPage& page) {
  const ReachRow& first = *rows.front();
  const auto hidden = hidden_values(rows, view.rule);
  FigureColumn names("name", is_deprivation(rows) ? "Deprivation" : "Ethnic group",
                     FigureUnit::words);
  FigureColumn values("value", "Change a person", FigureUnit::pence);
  FigureColumn low("low", "If all contracts lay at the low end", FigureUnit::pence);
  FigureColumn high("high", "If all contracts lay at the high end", FigureUnit::pence);
  for (const ReachRow* row : rows) {
    if (!is_shown(*row, hidden)) continue;
    names.add(group_name(*row));
    values.add(per_person(row->change, row->people));
    row->change_low ? low.add(per_person(*row->change_low, row->people)) : low.hide();
    row->change_high ? high.add(per_person(*row->change_high, row->people)) : high.hide();
  }
  if (names.size() == 0) return;
  write_figure(
      {.id = "reach-" + first.dimension + "-" + first.scheme.text(),
       .kind = FigureKind::groups,
       .title = reach_finding(view, rows, hidden),
       .shown = view.scheme_name(first.scheme) + " against " + view.baseline_name() +
                ": change in pounds a person, by " +
                (is_deprivation(rows) ? "tenth of deprivation" : "ethnic group"),
       .text = "A row a group: a round dot where more is paid for the care of its people, an open "
               "diamond where less is, and a line to where it would be if all contracts lay at one "
               "end of their intervals. The table that follows has the figures.",
       .columns = {names, values, low, high}},
      view.rule.mark, page);
}

void write_lorenz_figure(const ReportView& view, const ReachTable& rows, HtmlPage& page) {
  // One hidden tenth would follow from the running sums. People are counted as they are shown.
  const auto hidden = hidden_values(rows, view.rule);
  std::vector<const ReachRow*> tenths;
  std::vector<std::int64_t> shown_people;
  std::int64_t people = 0;
  Pence baseline;
  Pence amount;
  Pence gains;
  for (const ReachRow* row : rows) {
    if (row->all || row->value.empty()) continue;
    if (hidden.contains(row->value)) return;
    const std::string count = disclosed_count(view.rule, reach_level, row->people);
    if (count == view.rule.mark) return;
    tenths.push_back(row);
    shown_people.push_back(std::stoll(count));
    people += shown_people.back();
    baseline += row->baseline_amount;
    amount += row->amount;
    gains += row->gains;
  }
  if (tenths.size() < 2 || people == 0) return;
  const ReachRow& first = *rows.front();
  const std::string name = view.scheme_name(first.scheme);
  Curve of_people("people", "People", people);
  Curve of_baseline("baseline", view.baseline_name(), baseline.value());
  Curve of_scheme("scheme", name, amount.value());
  Curve of_gains("gains", "Gains", gains.value());
  for (std::size_t at = 0; at < tenths.size(); ++at) {
    of_people.add(shown_people[at]);
    of_baseline.add(tenths[at]->baseline_amount.value());
    of_scheme.add(tenths[at]->amount.value());
    of_gains.add(tenths[at]->gains.value());
  }
  HtmlFigure figure{
      .id = "concentration-" + first.scheme.text(),
      .kind = FigureKind::lorenz,
      .title = rows.back()->index.starts_with('-')
                   ? name + " pays more for the more deprived than their share of the people"
                   : name + " pays no more for the more deprived than their share of the people",
      .shown =
          "Cumulative share of the money by cumulative share of the people, the most deprived "
          "tenth first",
      .text =
          "A line for each scheme from nothing to all, above the diagonal where the more "
          "deprived have more than their share, below it where they have less. The table above "
          "has the figures, the sentence below the concentration indices.",
      .columns = {of_people.column}};
  for (const Curve* curve : {&of_baseline, &of_scheme, &of_gains}) {
    if (curve->drawn()) figure.columns.push_back(curve->column);
  }
  write_figure(figure, view.rule.mark, page);
}

}  // namespace pbr
