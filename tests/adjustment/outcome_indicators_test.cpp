#include "pbr/outcome_indicators.hpp"

#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"

using namespace pbr_test;

namespace {

struct Sums {
  explicit Sums(CasemixTerms terms) : casemix(terms) {}
  Casemix casemix;
  OutcomeStrata strata;

  void add(OnePerson& person, std::string group) {
    const auto& terms = casemix.terms();
    const auto outcomes = outcomes_of(person.care(), person.episodes(), terms.measures);
    const std::vector<std::vector<Line>> lines(person.episodes().size());
    const PersonResult result{
        &person.care(), person.episodes(), lines, outcomes, {std::move(group)}};
    casemix.add(result);
    strata.add(result, terms);
  }
};

// "improved provider RA1 . 1/2"
std::string told(const OutcomeIndicator& row) {
  return std::string(to_text(row.statistic)) + " " + row.level + " " + row.code + "." +
         row.cluster + " " + std::to_string(row.numerator) + "/" + std::to_string(row.denominator);
}

}  // namespace

TEST_CASE("every statistic at every level") {
  const Measure measure = reqol();
  const Measure status = status_measure("settled");
  Sums sums({{&measure, &status}, {"sex"}, year_2014, 1, 0});
  OnePerson better("P1");
  better.born("1980-01-01").episode("03", "2014-04-01");
  better.score("reqol-10", "2014-05-01", Rate{20}).score("reqol-10", "2014-11-01", Rate{26});
  better.status("2014-12-01", true, {});
  OnePerson alone("P2");
  alone.born("1980-01-01").episode("04", "2014-04-01");
  alone.score("reqol-10", "2014-05-01", Rate{30});
  sums.add(better, "F");
  sums.add(alone, "M");

  std::vector<std::string> rows;
  for (const auto& row : outcome_indicators(sums.casemix, sums.strata)) rows.push_back(told(row));
  const auto has = [&](const std::string& row) {
    return std::find(rows.begin(), rows.end(), row) != rows.end();
  };
  CHECK(has("improved England . 1/1"));
  CHECK(has("improved provider RA1. 1/1"));
  CHECK(has("improved cluster .04 0/0"));
  CHECK(has("improved provider_cluster RA1.03 1/1"));
  CHECK(has("not_worse England . 1/1"));
  CHECK(has("deteriorated England . 0/1"));
  CHECK(has("recovered England . 1/1"));
  CHECK(has("mean_change England . 6000/1"));
  CHECK(has("mean_change sex F. 6000/1"));
  CHECK(has("mean_change sex M. 0/0"));
  CHECK(has("complete England . 1/2"));
  CHECK(has("complete sex M. 0/1"));
  CHECK(has("status_yes England . 1/2"));
  CHECK(has("complete cluster .04 0/1"));
}

TEST_CASE("a measure says only what it can tell") {
  Measure plain = reqol();
  plain.reliable_change.reset();
  plain.cut_off.reset();
  Sums sums({{&plain}, {"sex"}, year_2014, 1, 0});
  OnePerson person("P1");
  person.episode("03", "2014-04-01");
  person.score("reqol-10", "2014-05-01", Rate{20}).score("reqol-10", "2014-11-01", Rate{26});
  sums.add(person, "");
  for (const auto& row : outcome_indicators(sums.casemix, sums.strata)) {
    const bool known = row.statistic == OutcomeStatistic::mean_change ||
                       row.statistic == OutcomeStatistic::complete;
    CHECK(known);
    if (row.statistic == OutcomeStatistic::mean_change) CHECK_FALSE(row.interval);
  }
  CHECK(outcome_indicators(Casemix({{&plain}, {}, year_2014, 1, 0}), {}).empty());
}
