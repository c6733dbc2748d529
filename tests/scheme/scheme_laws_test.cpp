// What holds of every scheme, whatever the people.

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "scheme/hand_inputs.hpp"

using namespace pbr_test;

namespace {

Sums some_sums() {
  Sums sums;
  sums.paired = *rc::gen::inRange(0, 12);
  sums.improved = *rc::gen::inRange<std::int64_t>(0, sums.paired + 1);
  sums.of_settled = *rc::gen::inRange(0, 12);
  sums.settled = *rc::gen::inRange<std::int64_t>(0, sums.of_settled + 1);
  return sums;
}

HandInputs some_contracts() {
  HandInputs inputs;
  const int count = *rc::gen::inRange(1, 9);
  for (int i = 0; i < count; ++i) {
    const std::string name = "R" + std::to_string(i);
    const char* commissioner = *rc::gen::element("C1", "C2");
    inputs.add(name.c_str(), *rc::gen::inRange(0, 100'000'000), some_sums(),
               *rc::gen::inRange(0, 500), commissioner);
    inputs.value(name.c_str(), *rc::gen::inRange(0, 100'000'000), commissioner);
  }
  return inputs;
}

std::vector<SchemeDomain> some_domains() {
  const auto scoring = *rc::gen::element(Scoring::linear, Scoring::yes_no,
                                         Scoring::achievement_or_improvement, Scoring::home_health);
  std::vector<SchemeDomain> domains{
      domain("recovery", "0.55",
             {{"reqol-10", Statistic::improved, "0.7", "0.2", "0.7", "0"},
              {"reqol-10", Statistic::complete, "0.3", "0.1", "0.9", "0"}}),
      domain("inclusion", "0.45", {{"settled", Statistic::status_yes, "1", "0.35", "0.6"}})};
  for (SchemeDomain& one : domains) {
    for (SchemeIndicator& indicator : one.indicators) {
      indicator.scoring = scoring;
      if (scoring == Scoring::achievement_or_improvement || scoring == Scoring::home_health) {
        indicator.baseline[ProviderId{"R0"}] = rate("0.3");
      }
    }
  }
  return domains;
}

OutcomeComponent some_outcome() {
  OutcomeComponent outcome{rate("0.1"), some_domains()};
  outcome.reweight_missing = *rc::gen::arbitrary<bool>();
  outcome.least_domains = *rc::gen::inRange<std::size_t>(1, 3);
  return outcome;
}

Pence total(const std::vector<Pence>& amounts) {
  Pence sum;
  for (const Pence amount : amounts) sum += amount;
  return sum;
}

Payments paid_over(const PayInputs& inputs, const std::vector<Scheme>& schemes) {
  Diagnostics problems;
  return pay(inputs, Casemix{{inputs.measures, {}, inputs.period, 1, 0}}, schemes, problems);
}

}  // namespace

TEST_CASE("with nothing at risk a scheme pays the activity, contract by contract") {
  const auto ok = rc::check("whatever the outcomes", [] {
    const HandInputs inputs = some_contracts();
    OutcomeComponent outcome = some_outcome();
    outcome.share = Rate{};
    const auto paid =
        amounts(scheme("s", {activity_part("1"), part("outcome", outcome)}), inputs.get());
    std::size_t c = 0;
    for (const auto& [key, contract] : inputs.get().contracts) {
      RC_ASSERT(paid[c][0] == contract.activity);
      RC_ASSERT(paid[c++][1] == Pence{});
    }
  });
  REQUIRE(ok);
}

TEST_CASE("shared money comes to what was at risk, commissioner by commissioner") {
  const auto ok = rc::check("or, where nobody earned anything, to nothing", [] {
    const HandInputs inputs = some_contracts();
    OutcomeComponent outcome = some_outcome();
    outcome.unearned = Unearned::shared;
    outcome.base = *rc::gen::element(of_value(), of_activity());
    const auto results =
        paid_over(inputs.get(), {scheme("s", {part("outcome", outcome), activity_part("0.3")})});
    std::map<CommissionerId, Pence> at_risk;
    std::map<CommissionerId, Pence> paid;
    for (const Payment& payment : results.schemes.at(0).payments) {
      if (payment.component != "outcome") continue;
      at_risk[payment.contract.commissioner] += payment.at_risk.value();
      paid[payment.contract.commissioner] += payment.amount;
    }
    for (const auto& [commissioner, sum] : at_risk) {
      RC_ASSERT(paid[commissioner] == sum || paid[commissioner] == Pence{});
    }
  });
  REQUIRE(ok);
}

TEST_CASE("one more person improved never lowers what a contract earns, in any scoring") {
  const auto ok = rc::check("and one who worsens never raises it", [] {
    HandInputs inputs = some_contracts();
    const Scheme terms = scheme("s", {part("outcome", some_outcome())});
    const Pence before = amounts(terms, inputs.get()).at(0).at(0);
    MeasureSums& sums = inputs.get().contracts.begin()->second.measures.at(0);
    RC_PRE(sums.improved < sums.paired);
    sums.improved += 1;
    RC_ASSERT(amounts(terms, inputs.get()).at(0).at(0) >= before);
  });
  REQUIRE(ok);
}

TEST_CASE("an outcome pays between nothing and its part, and earned plus lost is the part") {
  const auto ok = rc::check("in every form", [] {
    const HandInputs inputs = some_contracts();
    OutcomeComponent outcome = some_outcome();
    outcome.form = OutcomeForm::bonus;
    const Scheme bonus = scheme("s", {part("outcome", outcome)});
    outcome.form = OutcomeForm::deducted;
    const Scheme deducted = scheme("s", {part("outcome", outcome)});
    const auto earned = paid_over(inputs.get(), {bonus}).schemes.at(0).payments;
    const auto lost = paid_over(inputs.get(), {deducted}).schemes.at(0).payments;
    for (std::size_t i = 0; i < earned.size(); ++i) {
      const Pence at_risk = earned[i].at_risk.value();
      RC_ASSERT(Pence{} <= earned[i].amount && earned[i].amount <= at_risk);
      RC_ASSERT(-at_risk <= lost[i].amount && lost[i].amount <= Pence{});
      const std::int64_t both = (earned[i].amount - lost[i].amount - at_risk).value();
      RC_ASSERT(0 <= both && both <= 1);  // two halves of a penny go up
    }
  });
  REQUIRE(ok);
}

TEST_CASE("a gain is no more than the cap, a loss no more than the collar") {
  const auto ok = rc::check("to the penny", [] {
    const HandInputs inputs = some_contracts();
    const Rate cap{*rc::gen::inRange(0, 10), 100};
    const Rate collar{*rc::gen::inRange(0, 10), 100};
    const std::vector<GainLossBand> bands{{Rate{}, Rate{*rc::gen::inRange(0, 11), 10}},
                                          {rate("0.02"), Rate{*rc::gen::inRange(0, 11), 10}}};
    const Scheme terms = scheme(
        "s",
        {part("block", BlockComponent{}),
         part("share", GainLossComponent{of_value(), of_activity(), bands, bands, cap, collar})});
    for (const auto& contract : amounts(terms, inputs.get())) {
      RC_ASSERT(contract[1] <= round(contract[0] * cap, Rounding::half_up));
      RC_ASSERT(contract[1] >= -round(contract[0] * collar, Rounding::half_up));
    }
  });
  REQUIRE(ok);
}

TEST_CASE("what is paid in advance and at the year's end comes to the payment") {
  const auto ok = rc::check("contract by contract, component by component", [] {
    HandInputs inputs = some_contracts();
    OutcomeComponent outcome = some_outcome();
    outcome.form = *rc::gen::element(OutcomeForm::withheld, OutcomeForm::deducted);
    Scheme terms = scheme("s", {activity_part("0.9"), part("outcome", outcome),
                                part("heads", CapitationComponent{Pence{777}})});
    terms.plan = {true, Rate{*rc::gen::inRange(0, 101), 100}};
    const std::vector<Scheme> schemes{terms};  // the payments point to it
    const Payments payments = paid_over(inputs.get(), schemes);
    const auto& paid = payments.schemes.at(0);
    std::map<std::pair<ContractKey, std::string>, Pence> sums;
    for (const auto& row : schedule(paid, inputs.get().period)) {
      sums[{row.contract, row.component}] += row.amount;
    }
    for (const Payment& payment : paid.payments) {
      RC_ASSERT((sums[{payment.contract, payment.component}]) == payment.amount);
    }
  });
  REQUIRE(ok);
}

TEST_CASE("the rows of a plan: equal months in advance, the rest at the year's end") {
  HandInputs inputs;
  inputs.add("RA1", 0, {.improved = 1, .paired = 2}).value("RA1", 120'005);
  OutcomeComponent outcome{rate("0.0125"),
                           {domain("d", "1", {{"reqol-10", Statistic::improved, "1", "0", "1"}})}};
  outcome.base = of_value();
  outcome.form = OutcomeForm::deducted;
  std::vector<Scheme> cquin{
      scheme("cquin", {part("value", BlockComponent{}), part("quality", outcome)})};
  CHECK(schedule(paid_over(inputs.get(), cquin).schemes[0], year_2014).empty());
  cquin[0].plan.monthly = true;
  const Payments payments = paid_over(inputs.get(), cquin);
  const auto rows = schedule(payments.schemes[0], year_2014);
  REQUIRE(rows.size() == 13);
  CHECK(rows[0].month == "2014-04");
  CHECK(rows[0].amount == Pence{10'001});
  CHECK(rows[11].month == "2015-03");
  CHECK(rows[11].amount == Pence{10'000});
  CHECK_FALSE(rows[11].adjustment);
  CHECK(rows[12].month == "2015-03");
  CHECK(rows[12].adjustment);
  CHECK(rows[12].amount == Pence{-750});  // half of 1,500
}

TEST_CASE("money paid twice over is worked out the same way, whatever scheme stands beside it") {
  const auto ok = rc::check("in the payments of one study", [] {
    const HandInputs inputs = some_contracts();
    const Scheme one = scheme("one", {activity_part("0.9"), part("outcome", some_outcome())});
    const Payments alone = paid_over(inputs.get(), {one});
    const Payments beside = paid_over(inputs.get(), {all_activity(), one});
    Pence sums[2];
    for (const Payment& payment : alone.schemes.at(0).payments) sums[0] += payment.amount;
    for (const Payment& payment : beside.schemes.at(1).payments) sums[1] += payment.amount;
    RC_ASSERT(sums[0] == sums[1]);
    Pence all;
    for (const auto& contract : amounts(one, inputs.get())) all += total(contract);
    RC_ASSERT(all == sums[0]);
  });
  REQUIRE(ok);
}
