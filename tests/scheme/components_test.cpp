#include "pbr/pay_inputs.hpp"

#include <catch2/catch.hpp>

#include "scheme/hand_inputs.hpp"

using namespace pbr_test;
using List = std::vector<std::int64_t>;

namespace {

GivenCount all_of_it(const char* /*why*/) { return {1, 1}; }

SchemeIndicator earns(const char* points) {
  SchemeIndicator made;
  made.id = "organised";
  made.statistic = Statistic::given;
  made.scoring = Scoring::yes_no;
  made.lower = rate("1");
  made.given[ProviderId{"RA1"}] = all_of_it("all points");
  made.points = rate(points);
  return made;
}

Scheme risk_share(std::vector<GainLossBand> over, std::optional<Rate> cap = {},
                  std::vector<GainLossBand> under = {}, std::optional<Rate> collar = {}) {
  return scheme("risk", {part("block", BlockComponent{}),
                         part("share", GainLossComponent{of_value(), of_activity(), std::move(over),
                                                         std::move(under), cap, collar})});
}

}  // namespace

// source: worked example 1 (published): 201.16 pounds a point x 74 points, and a list of 4,550
// people against 9,103.
TEST_CASE("worked example 1: QOF points, and a list of half the size") {
  HandInputs inputs;
  inputs.add("RA1", 0, {}, 4550);
  PointsComponent points{Pence{20116}, {}, {earns("74")}};
  CHECK(amounts_of_one(scheme("qof", {part("points", points)}), inputs.get()) == List{1488584});
  points.average_list = 9103;
  CHECK(amounts_of_one(scheme("qof", {part("points", points)}), inputs.get()) == List{744047});
}

// source: worked example 2 (published): 10/25/40/25 without the last is 13.3, 33.3 and 53.3%.
TEST_CASE("worked example 2: a missing domain leaves its weight to the others") {
  HandInputs inputs;
  inputs.add("RA1", 90'000, {.improved = 1, .paired = 1, .settled = 1, .of_settled = 1});
  const std::vector<SchemeDomain> domains{
      domain("a", "0.10", {{"reqol-10", Statistic::improved, "1", "0", "1"}}),
      domain("b", "0.25", {{"settled", Statistic::status_yes, "1", "0", "1"}}),
      domain("c", "0.40", {{"reqol-10", Statistic::not_worse, "1", "0", "1"}}),
      domain("d", "0.25", {{"employed", Statistic::status_yes, "1", "0", "1"}})};
  OutcomeComponent outcome{rate("1"), domains};
  outcome.reweight_missing = true;
  const Scheme vbp = scheme("vbp", {part("outcome", outcome)});
  Diagnostics problems;
  const Casemix nobody{
      {{&reqol_measure(), &settled_measure(), &employed_measure()}, {}, year_2014, 1, 0}};
  const auto paid = pay(inputs.get(), nobody, {vbp}, problems);
  const Payment& payment = paid.schemes.at(0).payments.at(0);
  CHECK(payment.score == "1.000000");
  REQUIRE(payment.indicators.size() == 4);
  CHECK(payment.indicators[0].weight == "0.133333");
  CHECK(payment.indicators[1].weight == "0.333333");
  CHECK(payment.indicators[2].weight == "0.533333");
  CHECK(payment.indicators[3].weight == "0.000000");
  CHECK(payment.amount == Pence{90'000});
  // Without re-weighting the missing domain counts as 0.
  outcome.reweight_missing = false;
  CHECK(amounts_of_one(scheme("vbp", {part("o", outcome)}), inputs.get()) == List{67'500});
  // Three are left: where four are asked for there is no score.
  outcome.reweight_missing = true;
  outcome.least_domains = 4;
  CHECK(amounts_of_one(scheme("vbp", {part("o", outcome)}), inputs.get()) == List{0});
}

// source: worked example 6 (constructed): contract 10.0m, activity 10.9m.
TEST_CASE("worked example 6: tolerance, marginal rate, cap and collar") {
  HandInputs inputs;
  inputs.add("RA1", 1'090'000'000).value("RA1", 1'000'000'000);
  const GainLossBand all_of{Rate{}, rate("1")};
  const auto paid = [&](const Scheme& terms) {
    const auto amounts = amounts_of_one(terms, inputs.get());
    return amounts.at(0) + amounts.at(1);
  };
  // Up to 2% in full, then half: 10.0m + 0.2m + 0.5 x 0.7m.
  CHECK(paid(risk_share({all_of, {rate("0.02"), rate("0.5")}})) == 1'055'000'000);
  CHECK(paid(risk_share({all_of}, rate("0.03"))) == 1'030'000'000);
  // Up to 5% in full, then 70% of what lies beyond: 10.5m + 0.7 x 0.4m.
  CHECK(paid(risk_share({all_of, {rate("0.05"), rate("0.7")}})) == 1'078'000'000);
  // A tolerance within which nothing is shared: half of 0.7m.
  CHECK(paid(risk_share({{Rate{}, rate("0")}, {rate("0.02"), rate("0.5")}})) == 1'035'000'000);
  // Under the plan: 0.9m less, half of it, and no more than a collar of 3%.
  inputs.get().contracts.begin()->second.activity = Pence{910'000'000};
  const GainLossBand half{Rate{}, rate("0.5")};
  CHECK(paid(risk_share({all_of}, {}, {half})) == 955'000'000);
  CHECK(paid(risk_share({all_of}, {}, {half}, rate("0.03"))) == 970'000'000);
  CHECK(paid(risk_share({all_of}, {}, {})) == 1'000'000'000);
}

TEST_CASE("a plan of nothing shares nothing") {
  HandInputs inputs;
  inputs.add("RA1", 500).value("RA1", 0);
  CHECK(amounts_of_one(risk_share({{Rate{}, rate("1")}}), inputs.get()) == List{0, 0});
}

TEST_CASE("capitation by the days of the year, episodes by their price") {
  HandInputs inputs;
  inputs.add("RA1", 0, {}, 7);
  inputs.get().contracts.begin()->second.clusters[ClusterCode{"08"}] = {Pence{}, 9, 4, 0};
  const Scheme both =
      scheme("both", {part("heads", CapitationComponent{Pence{120'000}}),
                      part("episodes", EpisodeComponent{{{ClusterCode{"03"}, Pence{50'000}},
                                                         {ClusterCode{"01"}, Pence{99'999}}}})});
  CHECK(amounts_of_one(both, inputs.get()) == List{840'000, 350'000});
  // Half a year: 183 of 365 days, 7 heads: 421,150.68.
  inputs.get().period = Period::inclusive(day("2014-04-01"), day("2014-09-30"));
  CHECK(amounts_of_one(both, inputs.get()) == List{421'151, 350'000});
  // A year that begins before a leap day has 366.
  inputs.get().period = Period::inclusive(day("2015-04-01"), day("2016-03-30"));
  CHECK(amounts_of_one(both, inputs.get()).at(0) == 837'705);
}

TEST_CASE("withheld, bonus and deducted, over activity, value and components") {
  HandInputs inputs;
  inputs.add("RA1", 100'000, {.improved = 3, .paired = 5}).value("RA1", 80'000);
  const auto outcome = [](OutcomeForm form, PaymentBase base) {
    OutcomeComponent made{rate("0.1"),
                          {domain("d", "1", {{"reqol-10", Statistic::improved, "1", "0", "1"}})}};
    made.form = form;
    made.base = std::move(base);
    return part("outcome", made);
  };
  struct Case {
    OutcomeForm form;
    PaymentBase base;
    std::int64_t amount;
  };
  for (const Case& c : {Case{OutcomeForm::withheld, of_activity(), 6'000},
                        {OutcomeForm::bonus, of_activity(), 6'000},
                        {OutcomeForm::deducted, of_activity(), -4'000},
                        {OutcomeForm::withheld, of_value(), 4'800},
                        {OutcomeForm::deducted, of_value(), -3'200},
                        {OutcomeForm::bonus, of_components({"a", "b"}), 10'200}}) {
    const Scheme terms =
        scheme("s", {activity_part("0.9"), part("a", BlockComponent{}),
                     part("b", ActivityComponent{rate("0.9")}), outcome(c.form, c.base)});
    CHECK(amounts_of(3, terms, inputs.get()) == List{c.amount});
  }
}

TEST_CASE("unearned money is shared among those that earned, to the penny") {
  const auto terms = [](Unearned unearned) {
    OutcomeComponent made{rate("0.1"),
                          {domain("d", "1", {{"reqol-10", Statistic::improved, "1", "0", "1"}})}};
    made.unearned = unearned;
    return scheme("s", {activity_part("0.9"), part("outcome", made)});
  };
  HandInputs inputs;
  inputs.add("RA1", 100'010, {.improved = 1, .paired = 2})
      .add("RB2", 50'000, {.improved = 1, .paired = 4})
      .add("RC3", 20'000, {.improved = 0, .paired = 4})
      .add("RD4", 70'000, {.improved = 0, .paired = 4}, 1, "C2");
  CHECK(amounts_of(1, terms(Unearned::returned), inputs.get()) == List{5'001, 1'250, 0, 0});
  // C1 has 17,001 at risk and 6,251 earned: the other 10,750 go 5,001 : 1,250.
  CHECK(amounts_of(1, terms(Unearned::shared), inputs.get()) == List{13'601, 3'400, 0, 0});
}

TEST_CASE("a tournament pays places by band and ties by rule") {
  const auto terms = [](TieRule ties) {
    TournamentComponent made;
    made.domains = {domain("d", "1", {{"reqol-10", Statistic::improved, "1", "0", "1"}})};
    made.bands = {{rate("0.10"), rate("0.02")},
                  {rate("0.20"), rate("0.01")},
                  {rate("0.90"), rate("0")},
                  {rate("1"), rate("-0.01")}};
    made.ties = ties;
    return scheme("t", {part("tournament", made)});
  };
  HandInputs inputs;
  // Ten places, one a band of a tenth; two are best alike, and the eleventh has nobody paired.
  for (int i = 0; i < 10; ++i) {
    const std::string name = "R" + std::to_string(i);
    inputs.add(name.c_str(), 10'000,
               {.improved = i < 2 ? 2 * (i + 1) : 1, .paired = i < 2 ? 3 * (i + 1) : 3 + i});
  }
  inputs.add("RX", 10'000);
  const auto first_two = [&](TieRule ties) {
    const auto amounts = amounts_of(0, terms(ties), inputs.get());
    CHECK(amounts.at(0) == amounts.at(1));
    CHECK(amounts.at(9) == -100);
    CHECK(amounts.at(10) == 0);
    return amounts.at(0);
  };
  CHECK(first_two(TieRule::best) == 200);
  CHECK(first_two(TieRule::worst) == 100);
  CHECK(first_two(TieRule::share) == 150);
}

TEST_CASE("points pay nothing for what is not known, and part of their points between thresholds") {
  HandInputs inputs;
  inputs.add("RA1", 0, {.improved = 3, .paired = 10, .settled = 1, .of_settled = 2}, 50);
  PointsComponent points{Pence{10'000}, 100, {}};
  for (const auto* measure : {"reqol-10", "settled", "employed"}) {
    const bool pairs = std::string{measure} == "reqol-10";
    points.indicators.push_back(
        indicator(measure, pairs ? Statistic::improved : Statistic::status_yes, "0", "0.1", "0.5"));
    points.indicators.back().points = rate("10");
  }
  // (10 x 1/2 + 10 x 1 + 0) x 100.00 x 50/100
  CHECK(amounts_of_one(scheme("p", {part("points", points)}), inputs.get()) == List{75'000});
}

TEST_CASE("adjusted for case mix: observed over expected times the rate of everybody") {
  HandInputs inputs;
  inputs.add("RA1", 100'000, {.improved = 6, .paired = 10})
      .add("RB2", 100'000, {.improved = 2, .paired = 10});
  inputs.get().contracts.at(contract("RA1")).expected = {{rate("5"), rate("9"), rate("1")}, {}, {}};
  inputs.get().contracts.at(contract("RB2")).expected = {{rate("3"), rate("9"), rate("1")}, {}, {}};
  OutcomeComponent outcome{rate("1"),
                           {domain("d", "1", {{"reqol-10", Statistic::improved, "1", "0", "1"}})}};
  outcome.domains[0].indicators[0].adjusted = true;
  const Scheme terms = scheme("adjusted", {part("outcome", outcome)});
  // 6/5 x 8/20 and 2/3 x 8/20.
  CHECK(amounts_of(0, terms, inputs.get()) == List{48'000, 26'667});
  // Nothing expected: no value, and a score of 0.
  inputs.get().contracts.at(contract("RB2")).expected[0].improved = Rate{};
  CHECK(amounts_of(0, terms, inputs.get()) == List{48'000, 0});
}
