#include "pbr/scheme.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "scheme/small_scheme.hpp"

using namespace pbr_test;

// source: worked example 5 (constructed): a contract of 35m, three indicators weighted 0.4, 0.3 and
// 0.3: 52% in 40-60 scores 0.60, 68% in 60-80 scores 0.40, 10% in 5-9 is capped at 1; in all 0.66.
TEST_CASE("worked example 5: a contract of 35m with a share at risk") {
  SmallCasemix small;
  // 50 people: 26 improved (52%), 34 settled (68%), 5 employed (10%).
  for (int i = 0; i < 50; ++i) {
    small.add({.pence = 70'000'000,
               .before = 10,
               .after = i < 26 ? 20 : 11,
               .settled = i < 34,
               .employed = i < 5});
  }
  const std::vector<SchemeDomain> domains{
      domain("results", "1",
             {{"reqol-10", Statistic::improved, "0.4", "0.40", "0.60"},
              {"settled", Statistic::status_yes, "0.3", "0.60", "0.80"},
              {"employed", Statistic::status_yes, "0.3", "0.05", "0.09"}})};
  const auto twenty = scheme("r20", {activity_part("0.8"), outcome_part("0.2", domains)});
  const auto four = scheme("r4", {activity_part("0.96"), outcome_part("0.04", domains)});
  const Payments payments = pay_clean(small.casemix(), {all_activity(), twenty, four});
  const ContractKey key = contract("RA1");
  CHECK(paid(payments.schemes[0], key) == Pence{3'500'000'000});
  CHECK(paid(payments.schemes[1], key, "outcome") == Pence{462'000'000});
  CHECK(paid(payments.schemes[1], key) == Pence{3'262'000'000});
  CHECK(paid(payments.schemes[2], key, "outcome") == Pence{92'400'000});
  const Payment& outcome = payments.schemes[1].payments.at(1);
  CHECK(outcome.score == "0.660000");
  REQUIRE(outcome.indicators.size() == 3);
  CHECK(outcome.indicators[0].score == "0.600000");
  CHECK(outcome.indicators[1].score == "0.400000");
  CHECK(outcome.indicators[2].score == "1.000000");
  CHECK(payments.schemes[1].payments.at(0).score.empty());
}

// source: worked example 7 (constructed): 90 days of cluster 03 at 10 pounds, 20% on results.
TEST_CASE("worked example 7: 720 pounds and 180 x score") {
  struct Case {
    int after;
    bool settled;
    std::int64_t outcome;
  };
  for (const Case& c :
       {Case{20, true, 18000}, {20, false, 9000}, {10, true, 9000}, {10, false, 0}}) {
    SmallCasemix small;
    small.add({.pence = 90'000, .before = 10, .after = c.after, .settled = c.settled});
    const auto payments = pay_clean(small.casemix(), {all_activity(), results("0.8", "0.2")});
    CHECK(paid(payments.schemes[0], contract("RA1")) == Pence{90'000});
    CHECK(paid(payments.schemes[1], contract("RA1"), "activity") == Pence{72'000});
    CHECK(paid(payments.schemes[1], contract("RA1"), "outcome") == Pence{c.outcome});
  }
}

TEST_CASE("a block pays the contract, with or without activity, and nothing without a contract") {
  SmallCasemix small;
  small.add({.provider = "RA1", .pence = 500}).add({.provider = "RC3", .pence = 70});
  const std::vector<Contract> contracts{
      {1, ProviderId{"RA1"}, CommissionerId{"C1"}, year_2014, Pence{1000}},
      {2, ProviderId{"RB2"}, CommissionerId{"C1"}, year_2014, Pence{300}}};
  Diagnostics problems;
  const auto payments = pay(pay_inputs(small.casemix(), contracts, true), small.casemix(),
                            {block(), all_activity()}, problems);
  REQUIRE(payments.schemes.at(0).payments.size() == 3);
  REQUIRE(payments.schemes.at(1).payments.size() == 3);
  CHECK(paid(payments.schemes[0], contract("RA1")) == Pence{1000});
  CHECK(paid(payments.schemes[0], contract("RB2")) == Pence{300});
  CHECK(paid(payments.schemes[0], contract("RC3")) == Pence{0});
  CHECK(paid(payments.schemes[1], contract("RB2")) == Pence{0});
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].code == "SC102");
  CHECK(problems[1].code == "SC103");
  CHECK_FALSE(has_errors(problems));
}

TEST_CASE("a block without contracts is refused unless its pack shares activity by people") {
  SmallCasemix small;
  small.add({.pence = 500});
  Diagnostics problems;
  const auto refused = pay(pay_inputs(small.casemix(), {}, false), small.casemix(),
                           {block(), all_activity()}, problems);
  CHECK(refused.schemes.empty());
  CHECK(render(problems) ==
        "block.yaml:9:5: error[SC101]: a block scheme needs contract values and the study gives "
        "none\n"
        "  found: component block\n"
        "  expected: a contracts table, or a pack that shares activity by people without one\n"
        "  help: add `contracts` to the study's inputs\n");
  const auto shared = pay_clean(small.casemix(), {block(true), all_activity()});
  CHECK(paid(shared.schemes.at(0), contract("RA1")) == Pence{500});
}

TEST_CASE("contracts are no matter to schemes without a block") {
  SmallCasemix small;
  small.add({.pence = 500});
  const std::vector<Contract> contracts{
      {1, ProviderId{"RB2"}, CommissionerId{"C1"}, year_2014, Pence{1000}}};
  const auto payments = pay_clean(small.casemix(), {all_activity()}, contracts, true);
  CHECK(payments.schemes.at(0).payments.size() == 1);
  CHECK(payments.contrasts.empty());
}

namespace {

SmallCasemix some_people(std::uint32_t replicates = 0) {
  SmallCasemix small{replicates};
  const int count = *rc::gen::inRange(1, 15);
  for (int i = 0; i < count; ++i) {
    small.add({.provider = *rc::gen::element("RA1", "RB2"),
               .commissioner = *rc::gen::element("C1", "C2"),
               .pence = *rc::gen::inRange(0, 100'000),
               .before = *rc::gen::inRange(0, 41),
               .after = *rc::gen::inRange(0, 41),
               .settled = *rc::gen::arbitrary<bool>()});
  }
  return small;
}

}  // namespace

TEST_CASE("laws of payment") {
  const auto ok = rc::check("for any people", [] {
    const SmallCasemix small = some_people();
    const auto payments = pay_clean(
        small.casemix(), {all_activity(), results("1", "0"), results("0.75", "0.25"), block(true)});
    Pence activity, shared;
    for (const Payment& payment : payments.schemes[0].payments) {
      const Pence amount = payment.amount;
      activity += amount;
      shared += paid(payments.schemes[3], payment.contract);
      // Nothing at risk equals activity; what is withheld is never paid twice nor below nothing.
      RC_ASSERT(paid(payments.schemes[1], payment.contract) == amount);
      const Pence kept = paid(payments.schemes[2], payment.contract, "activity");
      const Pence whole = paid(payments.schemes[2], payment.contract);
      RC_ASSERT(kept <= whole && whole <= amount);
    }
    RC_ASSERT(activity == shared);
  });
  REQUIRE(ok);
}

TEST_CASE("with every score 1 the parts are the whole, to the penny") {
  const auto ok = rc::check("for any amount and share", [] {
    SmallCasemix small;
    small.add(
        {.pence = *rc::gen::inRange(0, 1'000'000), .before = 10, .after = 20, .settled = true});
    const int at_risk = *rc::gen::inRange(0, 1001);
    const auto permille = [](int n) { return to_decimal(Rate{n, 1000}, 3); };
    const auto payments = pay_clean(
        small.casemix(),
        {all_activity(), results(permille(1000 - at_risk).c_str(), permille(at_risk).c_str())});
    RC_ASSERT(paid(payments.schemes[1], contract("RA1")) ==
              paid(payments.schemes[0], contract("RA1")));
  });
  REQUIRE(ok);
}

TEST_CASE("one more person improved never lowers a payment") {
  const auto ok = rc::check("of the same people", [] {
    const int people = *rc::gen::inRange(1, 12);
    const int improved = *rc::gen::inRange(0, people);
    const auto paid_with = [&](int better) {
      SmallCasemix small;
      for (int i = 0; i < people; ++i) {
        small.add({.pence = 12'345, .before = 10, .after = i < better ? 20 : 10});
      }
      return paid(pay_clean(small.casemix(), {results("0.8", "0.2")}).schemes[0], contract("RA1"));
    };
    RC_ASSERT(paid_with(improved + 1) >= paid_with(improved));
  });
  REQUIRE(ok);
}
