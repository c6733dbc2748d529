#include "pbr/outcomes.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "outcomes/one_person.hpp"

using namespace pbr_test;

namespace {

const Measure reqol_10 = reqol();
const Measure phq_9 = phq();
const Measure swemwbs = score_measure("swemwbs", "7", "35", true, "3", "");
const Measure goal = score_measure("goal", "0", "10", true, "3", "");
const Measure qpr = score_measure("qpr", "0", "60", true, "", "");
const Measure core_10 = score_measure("core-10", "0", "40", false, "5", "11");

Outcome pair_of(const Measure& measure, Rate before, Rate after) {
  OnePerson person;
  person.episode("03", "2014-05-01");
  person.score(measure.id.text().c_str(), "2014-05-01", before)
      .score(measure.id.text().c_str(), "2014-11-01", after);
  const Measure* const one = &measure;
  return outcomes_of(person.care(), person.episodes(), {&one, 1}).at(0);
}

struct PairCase {
  const char* source;
  const Measure* measure;
  int before, after;
  const char* category;
  int change;
  bool case_before, recovered;
};

// "rule" rows are worked on the public MHSDS rules for the measure; "edge" rows are constructed by
// us at the edges of those rules. No row is a published result.
const PairCase pair_cases[] = {
    {"rule", &reqol_10, 20, 25, "improved", 5, true, true},
    {"rule", &reqol_10, 24, 28, "no_change", 4, true, false},
    {"rule", &reqol_10, 26, 33, "improved", 7, false, false},
    {"rule", &reqol_10, 30, 25, "deteriorated", -5, false, false},
    {"rule", &phq_9, 16, 10, "improved", 6, true, false},
    {"rule", &swemwbs, 18, 21, "improved", 3, false, false},
    {"edge: at the cut-off is good", &reqol_10, 25, 30, "improved", 5, false, false},
    {"edge: one below the change", &reqol_10, 21, 25, "no_change", 4, true, false},
    {"edge: improved, still below", &reqol_10, 10, 24, "improved", 14, true, false},
    {"edge: no change at all", &reqol_10, 20, 20, "no_change", 0, true, false},
    {"edge: recovered below 10", &phq_9, 15, 9, "improved", 6, true, true},
    {"edge: 10 is a case", &phq_9, 10, 4, "improved", 6, true, true},
    {"edge: 9 is none", &phq_9, 9, 3, "improved", 6, false, false},
    {"edge: lower is better, got worse", &phq_9, 4, 10, "deteriorated", -6, false, false},
    {"edge: worse by less", &phq_9, 4, 9, "no_change", -5, false, false},
    {"edge: no reliable change known", &qpr, 0, 60, "no_change", 60, false, false},
    {"edge: nor the other way", &qpr, 60, 0, "no_change", -60, false, false},
    {"edge: crossed, not reliably", &core_10, 11, 10, "no_change", 1, true, false},
};

}  // namespace

TEST_CASE("a pair of scores is judged by the measure's direction, change and cut-off") {
  for (const PairCase& c : pair_cases) {
    INFO(c.source << ": " << c.measure->id << " " << c.before << " -> " << c.after);
    const Outcome outcome = pair_of(*c.measure, Rate{c.before}, Rate{c.after});
    CHECK(to_text(outcome.category) == c.category);
    CHECK(outcome.change == Rate{c.change});
    CHECK(outcome.case_before == c.case_before);
    CHECK(outcome.recovered == c.recovered);
  }
}

TEST_CASE("several measures: any deterioration outweighs every improvement") {
  const auto made = [](std::vector<OutcomeCategory> categories) {
    std::vector<Outcome> outcomes;
    for (const auto category : categories) outcomes.emplace_back().category = category;
    return combined(outcomes);
  };
  using enum OutcomeCategory;
  const std::vector reqol_and_goal{pair_of(reqol_10, Rate{20}, Rate{26}),
                                   pair_of(goal, Rate{6}, Rate{3})};
  CHECK(combined(reqol_and_goal) == deteriorated);  // ReQoL +6 with a goal -3
  CHECK(made({improved, no_change, not_paired}) == improved);
  CHECK(made({no_change, not_paired}) == no_change);
  CHECK(made({improved, deteriorated, improved}) == deteriorated);
  CHECK(made({not_paired, not_paired}) == not_paired);
  CHECK(made({}) == not_paired);
}

TEST_CASE("every episode has one outcome a measure, statuses none") {
  const Measure settled = status_measure("settled");
  const std::vector<const Measure*> measures{&reqol_10, &settled, &phq_9};
  OnePerson person;
  person.episode("03", "2014-05-01", day("2014-06-01"));
  person.episode("04", "2014-06-01");
  const auto outcomes = outcomes_of(person.care(), person.episodes(), measures);
  REQUIRE(outcomes.size() == 4);
  CHECK(outcomes[1].measure == &phq_9);
  CHECK(outcomes[1].episode == 0);
  CHECK(outcomes[2].measure == &reqol_10);
  CHECK(outcomes[2].episode == 1);
  CHECK(to_text(outcomes[2].category) == "not_paired");
  CHECK_FALSE(outcomes[2].change);
}

TEST_CASE("the sign of change: positive is better, whichever way the measure runs") {
  const auto ok = rc::check("swapping before and after turns the sign and the category", [] {
    const int a = *rc::gen::inRange(0, 28);
    const int b = *rc::gen::inRange(0, 28);
    for (const Measure* measure : {&reqol_10, &phq_9}) {
      const Outcome there = pair_of(*measure, Rate{a}, Rate{b});
      const Outcome back = pair_of(*measure, Rate{b}, Rate{a});
      RC_ASSERT(*there.change + *back.change == Rate{});
      RC_ASSERT((there.category == OutcomeCategory::improved) ==
                (back.category == OutcomeCategory::deteriorated));
      RC_ASSERT((*there.change > Rate{}) == (measure->higher_is_better ? b > a : b < a));
      RC_ASSERT(!(there.recovered && back.recovered));
    }
  });
  REQUIRE(ok);
}
