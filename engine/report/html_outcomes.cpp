#include <algorithm>

#include "report/html_outcomes.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

std::string percent_text(double share) { return decimal_text(100 * share, 0) + "%"; }
std::string percents_text(const Interval& shares) {
  return decimal_text(100 * shares.low, 0) + " to " + percent_text(shares.high);
}

/// Providers by the share that improved, standardised over strata; by measure.
std::map<std::uint32_t, std::vector<AdjustedOutcome>> providers_of(const ReportView& view) {
  const auto& measures = view.result.casemix.terms().measures;
  std::map<std::uint32_t, std::vector<AdjustedOutcome>> providers;
  for (AdjustedOutcome& row : adjusted_outcomes(view.result.strata, measures, {})) {
    if (row.level != view.providers.level || row.statistic != OutcomeStatistic::improved) continue;
    providers[row.measure].push_back(std::move(row));
  }
  return providers;
}

void write_provider(const ReportView& view, const AdjustedOutcome& row, HtmlTable& table) {
  table.row(shown_name(row.provider));
  if (!may_be_shown(view, row)) {
    for (int column = 0; column < 7; ++column) table.cell(view.rule.mark);
    return;
  }
  const auto size = static_cast<double>(row.size);
  table.cell(view.count(row.level, row.size)).cell(percent_text(row.observed / size));
  table.cell(percent_text(row.expected / size));
  table.cell(decimal_text(*row.ratio, 2) + " (" + decimal_text(row.ratio_interval->low, 2) +
             " to " + decimal_text(row.ratio_interval->high, 2) + ")");
  table.cell(percent_text(*row.standardised)).cell(percent_text(*row.shrunk));
  table.cell(percents_text(row.limits_95) + ": " +
             (row.outside == Outside::none ? "no" : outside_words(row.outside)));
}

void write_providers(const ReportView& view, const std::vector<AdjustedOutcome>& providers,
                     HtmlPage& page) {
  const Measure& measure = measure_of(view, providers.front().measure);
  HtmlTable table(page, "table-outcomes-" + measure.id.text(),
                  measure.name + ": pairs that improved reliably, by provider",
                  {{"Provider"},
                   {"Pairs", ColumnKind::figure},
                   {"Improved", ColumnKind::figure},
                   {"Expected", ColumnKind::figure},
                   {"Ratio (95% interval)", ColumnKind::figure},
                   {"Standardised", ColumnKind::figure},
                   {"Drawn to all", ColumnKind::figure},
                   {"Limits of chance (95%), and beyond", ColumnKind::figure}});
  for (const AdjustedOutcome& row : providers) write_provider(view, row, table);
  table.end();
}

std::string finding_of(const ReportView& view,
                       const std::map<std::uint32_t, std::vector<AdjustedOutcome>>& measures) {
  std::int64_t shown = 0;
  std::int64_t beyond = 0;
  for (const auto& [measure, providers] : measures) {
    for (const AdjustedOutcome& row : providers) {
      if (!may_be_shown(view, row)) continue;
      ++shown;
      if (row.outside != Outside::none) ++beyond;
    }
  }
  if (shown == 0) return "No provider has enough pairs of scores to compare";
  if (beyond == 0) return "No provider differs from the others by more than chance can explain";
  return grouped(beyond) + " of " + counted(shown, "figure") + " of providers " +
         (beyond == 1 ? "lies" : "lie") + " beyond the 95% limits of chance";
}

}  // namespace

std::string outside_words(Outside outside) {
  switch (outside) {
    case Outside::none:
      return "";
    case Outside::below_95:
      return "below 95%";
    case Outside::below_998:
      return "below 99.8%";
    case Outside::above_95:
      return "above 95%";
    case Outside::above_998:
      return "above 99.8%";
  }
  throw InternalError("a side without words");
}

const Measure& measure_of(const ReportView& view, std::uint32_t measure) {
  return *view.result.casemix.terms().measures.at(measure);
}

bool may_be_shown(const ReportView& view, const AdjustedOutcome& row) {
  return row.standardised &&
         view.percent(row.level, row.observed_units, row.size) != view.rule.mark;
}

void write_outcomes_section(const ReportView& view, HtmlPage& page) {
  const auto measures = providers_of(view);
  open_section(page, "outcomes", "Outcomes, compared fairly", finding_of(view, measures));
  page.element("p",
               "Providers treat different people. Expected is what their pairs of scores would "
               "have brought at the rates of everybody in the same cluster who started in the "
               "same fifth of the scale; the ratio is what was observed to that, and the "
               "standardised share is the ratio at the rate of all. The last share but one is "
               "drawn towards that of all, the more so the fewer pairs it stands on: a small "
               "provider is seldom as good or as bad as its figure. Of twenty providers that do "
               "not differ one lies beyond the 95% limits by chance, so a figure beyond them is "
               "a question and not an answer.");
  page.element("p",
               "outcome_indicators.csv has every share and mean with its interval and its "
               "completeness, adjusted.csv the same comparison by contract and commissioner and by "
               "a regression too, coefficients.csv its coefficients.",
               {{"class", "note"}});
  for (const auto& [measure, providers] : measures) {
    write_funnel_figure(view, providers, page);
    write_providers(view, providers, page);
  }
  write_regression_to_mean_tables(view, page);
  page.close();
}

}  // namespace pbr
