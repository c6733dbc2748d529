#include <catch2/catch.hpp>
#include <sstream>

#include "adjustment/pairs.hpp"
#include "html_check.hpp"
#include "sample_study.hpp"

namespace {

using namespace pbr;
using pbr::test::page_of;
using pbr::test::sample_study;
using pbr_test::Pair;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string section(const std::string& page, const std::string& id) {
  const std::size_t from = page.find("<section id=\"" + id + "\"");
  REQUIRE(from != std::string::npos);
  return page.substr(from, page.find("</section>", from) - from);
}

const Measure measure = pbr_test::symptom_measure();

/// A symptom measure instead of the sample's, and these pairs of it.
struct Outcomes {
  CasemixTerms terms{{&measure},
                     {},
                     Period::inclusive(pbr_test::day("2014-04-01"), pbr_test::day("2015-03-31")),
                     1,
                     0};
  OutcomeStrata strata;

  void add(int count, const Pair& pair) {
    for (int at = 0; at < count; ++at) {
      pbr_test::add_person(pair, {outcome_of(measure, pair)}, terms, strata);
    }
  }
  [[nodiscard]] StudyResult study() const {
    StudyResult result = sample_study();
    result.casemix = Casemix(terms);
    result.strata = strata;
    return result;
  }
};

Outcomes three_providers() {
  Outcomes outcomes;
  outcomes.add(65, {"30", "20", "RAA"});
  outcomes.add(35, {"30", "28", "RAA"});
  outcomes.add(35, {"30", "20", "RBB"});
  outcomes.add(65, {"30", "28", "RBB"});
  outcomes.add(2, {"12", "12", "RCC"});
  outcomes.add(1, {"12", "20", "RCC"});
  return outcomes;
}

}  // namespace

TEST_CASE("providers are compared, those of few pairs are marked and not drawn") {
  const Outcomes outcomes = three_providers();
  const std::string page = page_of(outcomes.study());
  CHECK(pbr::test::unbalanced(page).empty());
  const std::string part = section(page, "outcomes");
  CHECK(holds(part, "2 of 2 figures of providers lie beyond the 95% limits of chance"));
  CHECK(holds(part, "data-kind=\"funnel\""));
  CHECK(holds(part, "\"title\":\"Provider\",\"unit\":\"words\",\"values\":[\"RAA\",\"RBB\"]"));
  CHECK(holds(part, "<th scope=\"row\">RAA</th>"));
  CHECK(holds(part, "1.30 (1.00 to 1.66)"));
  CHECK(holds(part, "above 95%"));
  CHECK(holds(part, "below 95%"));
  const std::size_t hidden = part.find("<th scope=\"row\">RCC</th>");
  REQUIRE(hidden != std::string::npos);
  const std::string row = part.substr(hidden, part.find("</tr>", hidden) - hidden);
  CHECK(pbr::test::occurrences(row, ">*<") == 7);
}

TEST_CASE("regression to the mean is told in words, and a fifth of few pairs is not") {
  const Outcomes outcomes = three_providers();
  const std::string part = section(page_of(outcomes.study()), "outcomes");
  CHECK(holds(part, "Regression to the mean"));
  CHECK(holds(part, "28.8 to 38.4"));
  const std::size_t few = part.find("<th scope=\"row\">9.6 to 19.2</th>");
  REQUIRE(few != std::string::npos);
  CHECK(holds(part.substr(few, 200), ">*<"));
  // With one fifth left to show there is nothing to compare in a sentence.
  CHECK_FALSE(holds(part, "Those who started worst"));
  Outcomes more = three_providers();
  more.add(10, {"12", "12", "RCC"});
  const std::string told = section(page_of(more.study()), "outcomes");
  CHECK(holds(told, "Those who started worst (28.8 to 38.4) changed by +6.0 points on average"));
}

TEST_CASE("without pairs there is a section that says so") {
  const std::string part = section(page_of(Outcomes().study()), "outcomes");
  CHECK(holds(part, "No provider has enough pairs of scores to compare"));
  CHECK_FALSE(holds(part, "<figure"));
}

TEST_CASE("the four tables: exact, and as the rule shows them") {
  const Outcomes outcomes = three_providers();
  DisclosureRule rule;
  rule.exempt_levels = {"England"};
  const auto& measures = outcomes.terms.measures;
  std::ostringstream adjusted;
  write_adjusted(adjusted_outcomes(outcomes.strata, measures, {}), outcomes.terms, rule, adjusted);
  CHECK(holds(adjusted.str(),
              "symptoms,improved,strata,provider,RAA,,100,65,50.000000,1.300000,1.003264,1.656983,"
              "0.640394,"));
  CHECK(holds(adjusted.str(), ",above 95%,100,65,64\n"));
  CHECK(holds(adjusted.str(), ",3,0,0.000000,,,,,,,,0.492611,"));
  std::ostringstream models;
  write_coefficients(outcome_models(outcomes.strata, measures), outcomes.terms, models);
  CHECK(holds(models.str(), "symptoms,not_worse,no_model,,,,,,203,too few no\n"));
  std::ostringstream regression;
  write_regression_to_mean(regression_to_mean(outcomes.strata, measures), outcomes.terms, rule,
                           regression);
  CHECK(holds(regression.str(), "symptoms,2,3,12.000000,14.666667,-2.666667,"));
  CHECK(holds(regression.str(), ",*,*,"));
}
