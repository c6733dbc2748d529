#include "pbr/csv.hpp"
#include "pbr/report.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

constexpr int places = 6, coefficient_places = 9;
constexpr std::int64_t thousand = 1000;

std::string text_of(double value) { return decimal_text(value, places); }
std::string text_of(const std::optional<double>& value) { return value ? text_of(*value) : ""; }

void write_interval(CsvWriter& csv, const std::optional<Interval>& interval) {
  csv.field(interval ? text_of(interval->low) : "").field(interval ? text_of(interval->high) : "");
}

/// A mean follows the rule of its count.
std::string shown_mean(const DisclosureRule& rule, std::string_view level, double mean,
                       std::int64_t pairs) {
  const bool few = pairs == 0 || disclosed_count(rule, level, pairs) == rule.mark;
  return few ? rule.mark : decimal_text(mean, 1);
}

void write_mean(CsvWriter& csv, const OutcomeIndicator& row) {
  csv.field(ratio_text(row.numerator, thousand, 1, 3)).field(row.denominator);
  csv.field(
      row.denominator == 0 ? "" : ratio_text(row.numerator, row.denominator * thousand, 1, places));
}

void write_shown(CsvWriter& csv, const OutcomeIndicator& row, const DisclosureRule& rule) {
  const bool is_mean = row.statistic == OutcomeStatistic::mean_change;
  csv.field(is_mean ? "" : disclosed_count(rule, row.level, row.numerator));
  csv.field(disclosed_count(rule, row.level, row.denominator));
  if (!is_mean) {
    csv.field(disclosed_percent(rule, row.level, row.numerator, row.denominator));
    return;
  }
  const double mean = row.denominator == 0 ? 0
                                           : static_cast<double>(row.numerator) /
                                                 static_cast<double>(row.denominator * thousand);
  csv.field(shown_mean(rule, row.level, mean, row.denominator));
}

/// As the rule names it: a contract is a part of its provider.
std::string_view disclosure_level(const AdjustedOutcome& row) {
  return row.level == "contract" ? std::string_view("provider") : std::string_view(row.level);
}

void write_shown(CsvWriter& csv, const AdjustedOutcome& row, const DisclosureRule& rule) {
  const std::string_view level = disclosure_level(row);
  csv.field(disclosed_count(rule, level, row.size));
  if (row.statistic == OutcomeStatistic::mean_change) {
    csv.field("").field(shown_mean(rule, level, row.standardised.value_or(0), row.size));
    return;
  }
  csv.field(disclosed_count(rule, level, row.observed_units));
  const bool few = disclosed_percent(rule, level, row.observed_units, row.size) == rule.mark;
  csv.field(few || !row.standardised ? rule.mark : decimal_text(*row.standardised * 100, 0));
}

std::string coefficient_text(const std::optional<double>& value) {
  return value ? decimal_text(*value, coefficient_places) : "";
}

void write_band(CsvWriter& csv, const IntakeChange& band, const DisclosureRule& rule) {
  // All of the study are a place of its own; a fifth of them is not.
  const std::string_view level = band.intake ? "intake" : "England";
  csv.field(band.intake ? std::to_string(*band.intake + 1) : "").field(band.pairs);
  csv.field(ratio_text(band.before, band.pairs * thousand, 1, places));
  csv.field(ratio_text(band.after, band.pairs * thousand, 1, places));
  csv.field(text_of(band.change)).field(text_of(band.by_regression)).field(text_of(band.left));
  write_interval(csv, band.left_interval);
  csv.field(disclosed_count(rule, level, band.pairs));
  csv.field(shown_mean(rule, level, band.change, band.pairs));
}

}  // namespace

void write_outcome_indicators(const std::vector<OutcomeIndicator>& rows, const CasemixTerms& terms,
                              const DisclosureRule& rule, std::ostream& out) {
  CsvWriter csv(out, {"measure", "statistic", "level", "code", "cluster", "numerator",
                      "denominator", "value", "low", "high", "interval", "completeness",
                      "numerator_shown", "denominator_shown", "value_shown"});
  for (const OutcomeIndicator& row : rows) {
    csv.field(terms.measures.at(row.measure)->id.text()).field(to_text(row.statistic));
    csv.field(row.level).field(row.code).field(row.cluster);
    if (row.statistic == OutcomeStatistic::mean_change) {
      write_mean(csv, row);
    } else {
      csv.field(row.numerator).field(row.denominator);
      csv.field(ratio_text(row.numerator, row.denominator, 1, places));
    }
    write_interval(csv, row.interval);
    csv.field(row.statistic == OutcomeStatistic::mean_change ? "t" : "wilson");
    csv.field(ratio_text(row.complete, row.eligible, 1, places));
    write_shown(csv, row, rule);
    csv.end();
  }
}

void write_adjusted(const std::vector<AdjustedOutcome>& rows, const CasemixTerms& terms,
                    const DisclosureRule& rule, std::ostream& out) {
  CsvWriter csv(out, {"measure",
                      "statistic",
                      "method",
                      "level",
                      "provider",
                      "commissioner",
                      "size",
                      "observed",
                      "expected",
                      "ratio",
                      "ratio_low",
                      "ratio_high",
                      "standardised",
                      "low",
                      "high",
                      "shrunk",
                      "of_all",
                      "limit_95_low",
                      "limit_95_high",
                      "limit_998_low",
                      "limit_998_high",
                      "outside",
                      "size_shown",
                      "observed_shown",
                      "standardised_shown"});
  for (const AdjustedOutcome& row : rows) {
    csv.field(terms.measures.at(row.measure)->id.text()).field(to_text(row.statistic));
    csv.field(to_text(row.method)).field(row.level).field(row.provider).field(row.commissioner);
    csv.field(row.size);
    if (row.statistic == OutcomeStatistic::mean_change) {
      csv.field(ratio_text(row.observed_units, thousand, 1, 3));
    } else {
      csv.field(row.observed_units);
    }
    csv.field(text_of(row.expected)).field(text_of(row.ratio));
    write_interval(csv, row.ratio_interval);
    csv.field(text_of(row.standardised));
    write_interval(csv, row.standardised_interval);
    csv.field(text_of(row.shrunk)).field(text_of(row.of_all));
    write_interval(csv, row.limits_95);
    write_interval(csv, row.limits_998);
    csv.field(row.standardised ? to_text(row.outside) : "");
    write_shown(csv, row, rule);
    csv.end();
  }
}

void write_coefficients(const std::vector<OutcomeModel>& models, const CasemixTerms& terms,
                        std::ostream& out) {
  CsvWriter csv(out, {"measure", "model", "term", "estimate", "standard_error", "statistic", "low",
                      "high", "pairs", "note"});
  for (const OutcomeModel& model : models) {
    for (const ModelTerm& term : model.terms) {
      csv.field(terms.measures.at(model.measure)->id.text()).field(to_text(model.kind));
      csv.field(term.term).field(coefficient_text(term.estimate));
      csv.field(coefficient_text(term.standard_error)).field(coefficient_text(term.statistic));
      csv.field(coefficient_text(term.low)).field(coefficient_text(term.high));
      csv.field(term.pairs).field(term.note).end();
    }
  }
}

void write_regression_to_mean(const std::vector<RegressionToMean>& measures,
                              const CasemixTerms& terms, const DisclosureRule& rule,
                              std::ostream& out) {
  CsvWriter csv(out, {"measure", "intake", "pairs", "mean_before", "mean_after", "change",
                      "by_regression_to_mean", "left", "left_low", "left_high", "pairs_shown",
                      "change_shown", "sd_before", "sd_after", "correlation", "slope"});
  for (const RegressionToMean& measure : measures) {
    for (const IntakeChange& band : measure.bands) {
      csv.field(terms.measures.at(measure.measure)->id.text());
      write_band(csv, band, rule);
      const bool one = measure.pairs < 2;  // has no deviation
      csv.field(one ? "" : text_of(measure.sd_before)).field(one ? "" : text_of(measure.sd_after));
      csv.field(text_of(measure.correlation)).field(text_of(measure.slope)).end();
    }
  }
}

}  // namespace pbr
