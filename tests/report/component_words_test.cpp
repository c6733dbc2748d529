#include "report/component_words.hpp"

#include <catch2/catch.hpp>

using namespace pbr;

namespace {

Rate rate(const char* text) { return Rate::parse(text).value(); }

SchemeComponent named(const char* id, const char* name, decltype(SchemeComponent::terms) terms) {
  return {id, name, std::move(terms), {}};
}

}  // namespace

TEST_CASE("each component says in a sentence what it pays") {
  OutcomeComponent bonus{rate("0.5"), {}, {PaymentBase::Of::components, {"episodes"}}};
  bonus.form = OutcomeForm::bonus;
  bonus.reweight_missing = true;
  bonus.least_domains = 2;
  OutcomeComponent deducted{rate("0.0125"), {}, {PaymentBase::Of::value, {}}};
  deducted.form = OutcomeForm::deducted;
  OutcomeComponent shared{rate("0.2"), {}};
  shared.unearned = Unearned::shared;
  SchemeIndicator indicator;
  indicator.points = rate("37");
  GainLossComponent risk{
      {PaymentBase::Of::value, {}}, {},           {{Rate{}, Rate{}}, {rate("0.02"), rate("0.5")}},
      {{Rate{}, rate("0.5")}},      rate("0.03"), {}};
  TournamentComponent ranked;
  ranked.bands = {{rate("0.1"), rate("0.02")}, {rate("0.2"), rate("0.01")}};
  ranked.ties = TieRule::share;

  Scheme scheme;
  scheme.components = {
      named("block", "", BlockComponent{false, rate("0.9")}),
      named("activity", "", ActivityComponent{Rate{1}}),
      named("heads", "", CapitationComponent{Pence{120'000}}),
      named("episodes", "Episodes", EpisodeComponent{{{ClusterCode{"03"}, Pence{50'000}}}}),
      named("bonus", "", bonus),
      named("deducted", "", deducted),
      named("shared", "", shared),
      named("points", "", PointsComponent{Pence{20'116}, 9103, {indicator, indicator}}),
      named("risk", "", risk),
      named("ranked", "", ranked),
      named("pool", "", PoolComponent{{"episodes", "activity"}, {}, {}, {}})};
  const std::vector<std::string> expected{
      "90% of the contract's agreed value, whatever is done",
      "the activity payment",
      "\u00a31,200.00 a head and year, by the days of the period, for everybody whose last episode "
      "is "
      "the contract's",
      "a price for each episode with a day in the period, in 1 cluster",
      "50% of \u201cEpisodes\u201d on top, times the score; what is without data leaves its weight "
      "to "
      "the others, and with fewer than 2 domains the score is 0",
      "1.25% of the contract's value was paid in full and is taken back as far as the score falls "
      "short of 1; without data an indicator counts as 0",
      "20% of the activity payment is withheld and paid by the score; without data an indicator "
      "counts as 0; what is not earned is shared among the commissioner's contracts by what they "
      "earned",
      "\u00a3201.16 for each point earned of 74, times the contract's people over 9,103",
      "where the activity payment comes to more than the contract's value, added is 0% of what "
      "lies "
      "up to 2% of it, then 50% of what lies beyond, no more than 3% of the contract's value; "
      "where "
      "it comes to less, taken off is 50% of the difference",
      "contracts ranked by score, and of the activity payment the first 10% of the places are paid "
      "2%, to 20% of the places are paid 1%; equal scores are paid the mean of their places; "
      "without "
      "data an indicator counts as 0",
      "nothing of its own: says which pooled funds pay \u201cEpisodes\u201d and "
      "\u201cactivity\u201d"};
  REQUIRE(scheme.components.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(in_words(scheme.components[i], scheme) == expected[i]);
  }
}
