// The sections of report.html, in the order of the page. Each starts with its finding in words.
#pragma once

#include "report/html_page.hpp"
#include "report/report_view.hpp"

namespace pbr {

void write_banner(const ReportView& view, HtmlPage& page);
void write_headline(const ReportView& view, HtmlPage& page);
void write_side_by_side_section(const ReportView& view, HtmlPage& page);
void write_contrast_section(const ReportView& view, Level level, HtmlPage& page);
void write_why_section(const ReportView& view, HtmlPage& page);
void write_reach_section(const ReportView& view, HtmlPage& page);
void write_gaming_section(const ReportView& view, HtmlPage& page);
void write_payment_section(const ReportView& view, HtmlPage& page);
void write_score_section(const ReportView& view, HtmlPage& page);
void write_holder_section(const ReportView& view, HtmlPage& page);
void write_indicator_section(const ReportView& view, HtmlPage& page);
void write_outcomes_section(const ReportView& view, HtmlPage& page);
void write_casemix_section(const ReportView& view, HtmlPage& page);
void write_moves_section(const ReportView& view, HtmlPage& page);
void write_stays_section(const ReportView& view, HtmlPage& page);
void write_allocation_section(const ReportView& view, HtmlPage& page);
/// The banner of a page that shows small numbers; nothing where it does not.
void write_disclosure_banner(const ReportView& view, HtmlPage& page);
void write_disclosure_section(const ReportView& view, HtmlPage& page);
void write_quality_section(const ReportView& view, HtmlPage& page);
/// What each scheme pays under the study's scenarios; nothing where it has none.
void write_scenario_section(const ReportView& view, const RunFacts& run, HtmlPage& page);
void write_rules_section(const ReportView& view, HtmlPage& page);
void write_reproduce_section(const ReportView& view, const RunFacts& run, HtmlPage& page);

/// Parts of the data-quality section: rows and errors by table, by month and by provider; nothing
/// where no row was counted.
void write_quality_tables(const Quality& quality, HtmlPage& page);
void write_quality_months(const Quality& quality, HtmlPage& page);
void write_quality_providers(const Quality& quality, HtmlPage& page);
/// A part of the data-quality section: what the study says was taken for granted; nothing where it
/// says nothing.
void write_assumptions(const Study& study, HtmlPage& page);

/// A part of the section on stays: survival of the clusters with most people, as a chart; nothing
/// where none of them may be shown.
void write_survival_figure(const ReportView& view, HtmlPage& page);

/// A part of the section on outcomes: one chart of providers by size and share improved, with the
/// limits of chance; nothing where no more than one of them may be shown.
void write_funnel_figure(const ReportView& view, const std::vector<AdjustedOutcome>& providers,
                         HtmlPage& page);
/// A part of the section on outcomes: what people who start worst or best would have gained anyway.
void write_regression_to_mean_tables(const ReportView& view, HtmlPage& page);

/// Opens a section that is labelled by its finding, under its plain title. close() ends it.
void open_section(HtmlPage& page, std::string_view id, std::string_view plain_title,
                  std::string_view finding);

}  // namespace pbr
