#include "scheme/score.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "scheme/small_scheme.hpp"

using namespace pbr_test;

namespace {

// One contract's score over chosen sums of the three measures.
class OneContract {
 public:
  explicit OneContract(std::vector<SchemeDomain> domains, bool reweight = false,
                       std::size_t least_domains = 1)
      : domains_(std::move(domains)), reweight_(reweight), least_(least_domains) {}

  [[nodiscard]] Exact score(std::vector<MeasureSums> sums,
                            std::vector<IndicatorScore>* details = nullptr) const {
    PayInputs inputs;
    inputs.measures = {&reqol_measure(), &settled_measure(), &employed_measure()};
    inputs.contracts[contract("RA1")].measures = std::move(sums);
    const auto rows = contract_rows({}, inputs);
    const Scorer scorer{domains_, reweight_, least_, inputs, rows};
    const SumsTable table = sums_of(inputs);
    const Scores scores{scorer, table};
    if (details != nullptr) *details = scores.details(0);
    return scores.exact(0);
  }

 private:
  std::vector<SchemeDomain> domains_;
  bool reweight_;
  std::size_t least_;
};

std::vector<MeasureSums> of_reqol(const MeasureSums& sums) { return {sums, {}, {}}; }

}  // namespace

TEST_CASE("what each statistic counts") {
  const MeasureSums sums{.eligible = 80,
                         .paired = 50,
                         .improved = 20,
                         .deteriorated = 10,
                         .cases = 40,
                         .recovered = 8,
                         .yes = 32};
  struct Case {
    Statistic statistic;
    std::int64_t numerator, denominator;
    const char* value;
  };
  for (const Case& c : {Case{Statistic::improved, 20, 50, "0.400000"},
                        {Statistic::not_worse, 40, 50, "0.800000"},
                        {Statistic::recovered, 8, 40, "0.200000"},
                        {Statistic::status_yes, 32, 80, "0.400000"}}) {
    const auto terms_of =
        OneContract({domain("d", "1", {{"reqol-10", c.statistic, "1", "0", "1"}})});
    std::vector<IndicatorScore> details;
    const Exact score = terms_of.score(of_reqol(sums), &details);
    REQUIRE(details.size() == 1);
    INFO(c.value);
    CHECK(details[0].numerator == c.numerator);
    CHECK(details[0].denominator == c.denominator);
    CHECK(details[0].value == c.value);
    CHECK(details[0].known == 50);
    CHECK(details[0].eligible == 80);
    CHECK(score == Exact{c.numerator, c.denominator});
  }
}

TEST_CASE("linear between thresholds, gated by completeness") {
  struct Case {
    const char* why;
    std::int64_t improved, paired, eligible;
    const char *lower, *upper, *least, *score;
    bool complete;
  };
  for (const Case& c : {Case{"at lower", 20, 50, 50, "0.4", "0.6", "0.5", "0.000000", true},
                        {"below lower", 10, 50, 50, "0.4", "0.6", "0.5", "0.000000", true},
                        {"between", 26, 50, 50, "0.4", "0.6", "0.5", "0.600000", true},
                        {"at upper", 30, 50, 50, "0.4", "0.6", "0.5", "1.000000", true},
                        {"above upper", 50, 50, 50, "0.4", "0.6", "0.5", "1.000000", true},
                        {"step, at", 25, 50, 50, "0.5", "0.5", "0.5", "1.000000", true},
                        {"step, below", 24, 50, 50, "0.5", "0.5", "0.5", "0.000000", true},
                        {"at the gate", 30, 50, 100, "0.4", "0.6", "0.5", "1.000000", true},
                        {"below the gate", 30, 50, 101, "0.4", "0.6", "0.5", "0.000000", false},
                        {"nobody paired", 0, 0, 50, "0.4", "0.6", "0", "0.000000", true},
                        {"nobody at all", 0, 0, 0, "0", "0", "0", "0.000000", false}}) {
    INFO(c.why);
    const auto one = OneContract(
        {domain("d", "1", {{"reqol-10", Statistic::improved, "1", c.lower, c.upper, c.least}})});
    std::vector<IndicatorScore> details;
    const MeasureSums sums{.eligible = c.eligible, .paired = c.paired, .improved = c.improved};
    (void)one.score(of_reqol(sums), &details);
    CHECK(details.at(0).score == c.score);
    CHECK(details.at(0).complete_enough == c.complete);
    CHECK(details.at(0).value.empty() == (c.paired == 0));
  }
}

TEST_CASE("weights of indicators inside domains, a domain with nobody in it scores 0") {
  const auto scorer = OneContract(
      {domain("recovery", "0.6",
              {{"reqol-10", Statistic::improved, "0.75", "0", "1"},
               {"reqol-10", Statistic::not_worse, "0.25", "0", "1"}}),
       domain("inclusion", "0.4", {{"settled", Statistic::status_yes, "1", "0", "0.5"}})});
  const MeasureSums recovery{.eligible = 10, .paired = 10, .improved = 4, .deteriorated = 2};
  const MeasureSums homes{.eligible = 10, .paired = 10, .yes = 5};
  CHECK(scorer.score({recovery, homes, {}}) == Exact{7, 10});  // .6 x (.75 x .4 + .25 x .8) + .4
  CHECK(scorer.score({recovery, {}, {}}) == Exact{3, 10});
  CHECK(scorer.score({{}, {}, {}}) == 0);
}

TEST_CASE("an indicator of a measure the casemix lacks is our own fault") {
  const auto other = OneContract({domain("d", "1", {{"qpr", Statistic::improved, "1", "0", "1"}})});
  CHECK_THROWS_WITH(other.score({{}, {}, {}}),
                    "a scheme's indicator reads a measure the casemix does not have");
}

TEST_CASE("one more improved never lowers a score, and scores stay from 0 to 1") {
  const auto ok = rc::check("for any sums", [] {
    const auto scorer = OneContract(
        {domain("d", "1", {{"reqol-10", Statistic::improved, "1", "0.25", "0.65", "0.3"}})});
    MeasureSums sums;
    sums.eligible = *rc::gen::inRange(1, 200);
    sums.paired = *rc::gen::inRange<std::int64_t>(1, sums.eligible + 1);
    sums.improved = *rc::gen::inRange<std::int64_t>(0, sums.paired);
    const Exact before = scorer.score(of_reqol(sums));
    sums.improved += 1;
    const Exact after = scorer.score(of_reqol(sums));
    RC_ASSERT(after >= before);
    RC_ASSERT(before >= 0 && after <= 1);
  });
  REQUIRE(ok);
}
