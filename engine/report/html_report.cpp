#include <array>

#include "pbr/version.hpp"
#include "report/html_details.hpp"
#include "report/html_sections.hpp"
#include "report/html_style.hpp"
#include "report/number_text.hpp"

namespace pbr {

namespace {

constexpr auto contents = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"#headline", "Headline"},
     {"#side-by-side", "Schemes side by side"},
     {"#contrast-provider", "Schemes compared, by provider"},
     {"#contrast-commissioner", "Schemes compared, by commissioner"},
     {"#why", "Why the schemes differ"},
     {"#reach", "Whom it reaches"},
     {"#gaming", "Could it be gamed?"},
     {"#payments", "Payments by component"},
     {"#scores", "Outcome scores"},
     {"#holders", "Who holds each pound"},
     {"#indicators", "Official indicators"},
     {"#outcomes", "Outcomes, compared fairly"},
     {"#casemix", "Casemix by cluster"},
     {"#moves", "How people move between clusters"},
     {"#stays", "How long people stay in a cluster"},
     {"#allocations", "Allocations"},
     {"#quality", "Data quality"},
     {"#disclosure", "Small numbers"},
     {"#rules", "Rules used"},
     {"#reproduce", "How to repeat this run"}});

std::string title_of(const Study& study) { return "Payment by Results: " + study.name; }

void write_head(const Study& study, HtmlPage& page) {
  const std::string policy = page_policy();
  page.open("head");
  page.lone("meta", {{"charset", "utf-8"}});
  page.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
  page.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.element("title", title_of(study)).style(report_style()).close();
}

void write_opening(const ReportView& view, HtmlPage& page) {
  const Study& study = view.result.study;
  page.element("a", "Skip to the results", {{"class", "skip"}, {"href", "#headline"}});
  page.open("header");
  page.element("h1", title_of(study));
  page.element("p",
               "What the same people's care would be paid under each scheme, from " +
                   long_date(study.period.first) + " to " + long_date(study.period.last_day()) +
                   ", and what it rests on.",
               {{"class", "lead"}});
  write_disclosure_banner(view, page);
  write_banner(view, page);
  page.close();
}

void write_contents(HtmlPage& page) {
  page.open("nav", {{"aria-label", "Contents"}}).open("ul");
  for (const auto& [target, title] : contents) {
    page.open("li").element("a", title, {{"href", target}}).close();
  }
  page.close().close();
}

void write_closing(HtmlPage& page) {
  page.open("footer").element("p", "Made by pbr " + std::string(version()) + ".").close();
}

}  // namespace

void open_section(HtmlPage& page, std::string_view id, std::string_view plain_title,
                  std::string_view finding) {
  const std::string heading = std::string(id) + "-finding";
  page.open("section", {{"id", id}, {"aria-labelledby", heading}});
  page.element("p", plain_title, {{"class", "plain"}});
  page.element("h2", finding, {{"id", heading}});
}

void write_report(const StudyResult& result, const RunFacts& run, std::ostream& out) {
  const ReportView view(result);
  HtmlPage page(out);
  page.open("html", {{"lang", "en-GB"}});
  write_head(result.study, page);
  page.open("body");
  write_opening(view, page);
  page.open("main");
  write_headline(view, page);
  write_contents(page);
  write_side_by_side_section(view, page);
  write_contrast_section(view, Level::provider, page);
  write_contrast_section(view, Level::commissioner, page);
  write_why_section(view, page);
  write_reach_section(view, page);
  write_gaming_section(view, page);
  write_payment_section(view, page);
  write_score_section(view, page);
  write_holder_section(view, page);
  write_indicator_section(view, page);
  write_outcomes_section(view, page);
  write_casemix_section(view, page);
  write_moves_section(view, page);
  write_stays_section(view, page);
  write_allocation_section(view, page);
  write_quality_section(view, page);
  write_scenario_section(view, run, page);
  write_disclosure_section(view, page);
  write_rules_section(view, page);
  write_reproduce_section(view, run, page);
  page.close();
  write_closing(page);
  write_details(details_of(view), page);
  write_charts_script(page);
  page.close().close();
}

}  // namespace pbr
