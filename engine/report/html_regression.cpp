#include <algorithm>
#include <array>

#include "report/html_outcomes.hpp"
#include "report/html_sections.hpp"
#include "report/html_table.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

/// A fifth of the scale is no place that a rule would exempt.
constexpr std::string_view level = "intake";

std::string tenth(double value) {
  std::string text = decimal_text(value, 1);
  if (text.front() == '-') text.replace(0, 1, "\u2212");
  return text;
}
std::string signed_tenth(double value) {
  const std::string text = tenth(value);
  return value > 0 && text != "0.0" ? "+" + text : text;
}

std::string range_of(const Measure& measure, std::uint8_t intake) {
  const Rate fifth = (measure.highest - measure.lowest) * Rate{1, intake_bands};
  const Rate from = measure.lowest + fifth * Rate{intake};
  return to_decimal(from, 1) + " to " + to_decimal(from + fifth, 1);
}

bool is_few(const ReportView& view, const IntakeChange& band) {
  return band.intake && view.count(std::string(level), band.pairs) == view.rule.mark;
}

void write_row(const ReportView& view, const IntakeChange& band, HtmlTable& table) {
  if (is_few(view, band)) {
    for (int column = 0; column < 5; ++column) table.cell(view.rule.mark);
    return;
  }
  table.cell(view.count(band.intake ? std::string(level) : "England", band.pairs));
  table.cell(tenth(static_cast<double>(band.before) / static_cast<double>(band.pairs) / 1000));
  table.cell(signed_tenth(band.change));
  if (!band.left) {
    table.cell("").cell("");
    return;
  }
  table.cell(signed_tenth(*band.by_regression));
  table.cell(signed_tenth(*band.left) + (band.left_interval
                                             ? " (" + tenth(band.left_interval->low) + " to " +
                                                   tenth(band.left_interval->high) + ")"
                                             : ""));
}

/// What it comes to for those who started worst.
std::string sentence(const ReportView& view, const Measure& measure,
                     const RegressionToMean& of_measure) {
  std::vector<const IntakeChange*> bands;
  for (const IntakeChange& band : of_measure.bands) {
    if (band.intake && band.left && !is_few(view, band)) bands.push_back(&band);
  }
  if (bands.size() < 2) return {};
  const IntakeChange& worst = measure.higher_is_better ? *bands.front() : *bands.back();
  return "Those who started worst (" + range_of(measure, *worst.intake) + ") changed by " +
         signed_tenth(worst.change) + " points on average; " + signed_tenth(*worst.by_regression) +
         " of it is what an extreme first score would have brought by itself, and " +
         signed_tenth(*worst.left) + " is left.";
}

void write_measure(const ReportView& view, const RegressionToMean& of_measure, HtmlPage& page) {
  const Measure& measure = measure_of(view, of_measure.measure);
  if (const std::string words = sentence(view, measure, of_measure); !words.empty()) {
    page.element("p", measure.name + ". " + words);
  }
  HtmlTable table(
      page, "table-regression-" + measure.id.text(),
      measure.name + ": change by the score at the start, in points, positive is better",
      {{"Score before"},
       {"Pairs", ColumnKind::figure},
       {"Mean before", ColumnKind::figure},
       {"Mean change", ColumnKind::figure},
       {"By regression to the mean", ColumnKind::figure},
       {"Left (95% interval)", ColumnKind::figure}});
  for (const IntakeChange& band : of_measure.bands) {
    if (band.intake) {
      table.row(range_of(measure, *band.intake));
    } else {
      table.total("All");
    }
    write_row(view, band, table);
  }
  table.end();
}

}  // namespace

void write_regression_to_mean_tables(const ReportView& view, HtmlPage& page) {
  const auto measures =
      regression_to_mean(view.result.strata, view.result.casemix.terms().measures);
  if (measures.empty()) return;
  page.element("h3", "Regression to the mean");
  page.element("p",
               "A score that is far from the average is partly bad or good luck, and the next one "
               "lies nearer to it whatever is done. How much, follows from how closely the two "
               "scores of a pair go together. A scheme that pays for improvement pays for this "
               "too, unless it compares like with like at the start.");
  for (const RegressionToMean& measure : measures) write_measure(view, measure, page);
}

}  // namespace pbr
