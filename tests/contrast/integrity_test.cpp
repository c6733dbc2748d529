#include "pbr/integrity.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "contrast/parabola.hpp"
#include "contrast/score_bins.hpp"
#include "contrast/small_inputs.hpp"
#include "support/random_packs.hpp"

using namespace pbr_test;

namespace {

const UnmeasuredRow& whole(const std::vector<UnmeasuredRow>& rows) {
  for (const auto& row : rows) {
    if (row.level == Level::all) return row;
  }
  throw InternalError("no row of all");
}

}  // namespace

TEST_CASE("bins count points over a line, on the good side from 0") {
  const auto up = *line_of(reqol(), ScoreKind::after);
  CHECK(up.at == Rate{25});
  CHECK(up.lowest_bin == -25);
  CHECK(up.highest_bin == 15);
  CHECK(bin_of(reqol(), ScoreKind::after, up, Rate{25}) == 0);
  CHECK(bin_of(reqol(), ScoreKind::after, up, rate("24.9")) == -1);
  // Lower is better: a score at the cut-off is a case.
  const auto down = *line_of(honos(), ScoreKind::after);
  CHECK(bin_of(honos(), ScoreKind::after, down, Rate{10}) == -1);
  CHECK(bin_of(honos(), ScoreKind::after, down, Rate{9}) == 0);
  CHECK(bin_of(honos(), ScoreKind::after, down, rate("9.5")) == 0);
  CHECK(bin_of(honos(), ScoreKind::after, down, Rate{0}) == down.highest_bin);
  CHECK(bin_of(honos(), ScoreKind::after, down, Rate{48}) == down.lowest_bin);
  // 7.4377 by Jacobson and Truax: 8 points are the first that reach it.
  const auto change = *line_of(honos(), ScoreKind::change);
  CHECK(change.at == Rate{8});
  CHECK(bin_of(honos(), ScoreKind::change, change, Rate{8}) == 0);
  CHECK(bin_of(honos(), ScoreKind::change, change, Rate{-2}) == -10);
  Measure bare = reqol();
  bare.reliable_change.reset();
  CHECK_FALSE(line_of(bare, ScoreKind::change));
}

TEST_CASE("a parabola through points of a parabola is that parabola") {
  std::vector<Point> points;
  for (const double x : {-4.5, -2.5, 1.5, 3.5, 6.5}) points.push_back({x, 2 - 3 * x + x * x / 2});
  const Parabola fitted = fit(points);
  CHECK(fitted.constant == Approx(2));
  CHECK(fitted.linear == Approx(-3));
  CHECK(fitted.square == Approx(0.5));
}

// source: worked by hand: 10 throws of a coin, P(X >= 8) = (45 + 10 + 1) / 1024.
TEST_CASE("the upper tail of a binomial distribution") {
  CHECK(binomial_upper(10, 8, 0.5) == Approx(56.0 / 1024));
  CHECK(binomial_upper(10, 0, 0.5) == 1.0);
  CHECK(binomial_upper(10, 11, 0.5) == 0.0);
  CHECK(binomial_upper(10, 10, 0.1) == Approx(std::pow(0.1, 10)));
  CHECK(binomial_upper(3, 1, 1.0) == 1.0);
  CHECK(binomial_upper(3, 1, 0.0) == 0.0);
}

// constructed by us: RA1 has 4 of 10 measured, 1 of them improved; RB2 all 10, 5 improved. 200
// pence each are at risk. Paid now: 800 + 50, 800 + 100. All measured: RA1 1 of 10 or 7 of 10.
TEST_CASE("bounds had everybody been measured") {
  const PayInputs inputs =
      inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}}, pairs(10, 4, 1))},
                 {contract("RB2"), contract_of({{"03", 10, 1000}}, pairs(10, 10, 5))}});
  const std::vector<Scheme> schemes{activity(), results()};
  const auto rows = unmeasured_of(inputs, payments_of(schemes, inputs));
  REQUIRE(rows.size() == 6);  // two contracts, two providers, a commissioner, all; one scheme
  CHECK(rows[0].amount == Pence{850});
  CHECK(rows[0].if_worst == Pence{820});
  CHECK(rows[0].if_best == Pence{940});
  CHECK(rows[0].gain() == Pence{30});
  CHECK(rows[1].gain() == Pence{0});
  CHECK(rows[1].if_best == rows[1].amount);
  CHECK(whole(rows).amount == Pence{1750});
}

TEST_CASE(
    "whatever was not measured, the payment lies between the bounds where no gate is in the way") {
  REQUIRE(rc::check("bounds", [] {
    const PayInputs inputs = random_inputs();
    const std::vector<Scheme> schemes{results()};
    for (const auto& row : unmeasured_of(inputs, payments_of(schemes, inputs))) {
      RC_ASSERT(row.if_worst <= row.if_best);
      RC_ASSERT(row.amount <= row.if_best);
    }
  }));
}

TEST_CASE("without strata nothing comes of the intake score") {
  REQUIRE(rc::check("no strata", [] {
    const PayInputs inputs = random_inputs();
    const std::vector<Scheme> schemes{results()};
    for (const auto& row : regression_of({}, inputs, payments_of(schemes, inputs))) {
      RC_ASSERT(row.reward() == Pence{0});
    }
  }));
}

// constructed by us: ten people each. RA1 starts at 4 of 40 and 8 improve, RB2 at 36 and 2 improve:
// each is alone in its fifth, so the intake score explains 8 - 5 and 2 - 5 of 10 at everybody's
// half. With that taken out both have 5 of 10. 200 pence each are at risk: 160 and 40 paid, 100 and
// 100 without.
TEST_CASE("pay for people who start worse") {
  OutcomeStrata strata;
  CasemixTerms terms;
  terms.measures = {&reqol()};
  const auto add = [&](const char* provider, int before, bool improved) {
    CareRecord care;
    Episode episode;
    episode.provider = ProviderId{provider};
    episode.commissioner = CommissionerId{"C1"};
    episode.cluster = ClusterCode{"03"};
    Outcome outcome;
    outcome.measure = &reqol();
    outcome.before_date = outcome.after_date = day("2014-05-01");
    outcome.before = Rate{before};
    outcome.after = Rate{before};
    outcome.change = Rate{0};
    outcome.category = improved ? OutcomeCategory::improved : OutcomeCategory::no_change;
    const std::vector<Episode> episodes{episode};
    const std::vector<Outcome> outcomes{outcome};
    const std::vector<std::vector<Line>> lines(1);
    strata.add({&care, episodes, lines, outcomes, {}}, terms);
  };
  for (int person = 0; person < 10; ++person) {
    add("RA1", 4, person < 8);
    add("RB2", 36, person < 2);
  }
  const PayInputs inputs =
      inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}}, pairs(10, 10, 8))},
                 {contract("RB2"), contract_of({{"03", 10, 1000}}, pairs(10, 10, 2))}});
  const std::vector<Scheme> schemes{activity(), results()};
  const auto rows = regression_of(strata, inputs, payments_of(schemes, inputs));
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].amount == Pence{960});
  CHECK(rows[0].without == Pence{900});
  CHECK(rows[0].reward() == Pence{60});
  CHECK(rows[1].reward() == Pence{-60});
  CHECK(rows.back().reward() == Pence{0});
}

TEST_CASE("up-coding is what the kernel decides with one more point, item by item") {
  REQUIRE(rc::check("against the interpreter", [] {
    test::Draws draws(*rc::gen::arbitrary<std::uint64_t>());
    const ClusterPack pack = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    const Scorecard card(pack);
    CareRecord care;
    care.person = PersonId{"P1"};
    Assessment assessment = test::random_assessment(draws);
    assessment.provider = ProviderId{"RA1"};
    assessment.date = day("2014-05-01");
    assessment.reason = AssessmentReason::initial;
    assessment.unusable = Unusable::no;
    if (unusable(pack, assessment)) return;
    care.assessments = {&assessment};
    Episode episode;
    episode.provider = ProviderId{"RA1"};
    episode.started = day("2014-05-01");
    episode.period = {episode.started, episode.started + 7};
    episode.days = 7;
    const std::vector<Episode> episodes{episode};
    const std::vector<Allocation> allocations{allocate(pack, assessment)};
    IntegritySums sums;
    sums.add({&care, episodes, {}, {}, {}}, allocations, {{}, &pack, &card});
    if (allocations[0].cluster == pack.unusable) {  // all types excluded
      RC_ASSERT(sums == IntegritySums{});
      return;
    }
    RC_ASSERT(sums.episodes() == 1);
    std::map<RaisedKey, RaisedSums> expected;
    for (std::uint32_t item = 0; item < item_count; ++item) {
      if (assessment.ratings[item] > 3) continue;
      Assessment raised = assessment;
      ++raised.ratings[item];
      const ClusterCode to = allocate(pack, raised).cluster;
      if (to != allocations[0].cluster) {
        expected[{{episode.provider, {}}, item, allocations[0].cluster, to}] = {1, 7};
      }
    }
    RC_ASSERT(sums.moves() == expected);
  }));
}

// constructed by us: 10 days moved from 03 (100 pence a day) to 11 (300): +2,000; 5 days to 12,
// which only RB2 has (50 a day): -250; 3 days to 20, which nobody has: nothing.
TEST_CASE("what a move is worth") {
  const PayInputs inputs =
      inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}, {"11", 1, 300}})},
                 {contract("RB2"), contract_of({{"12", 2, 100}})}});
  IntegritySums sums;
  const auto moved = [&](std::uint32_t item, const char* to, std::int64_t days) {
    sums.add({contract("RA1"), item, ClusterCode{"03"}, ClusterCode{to}}, {1, days});
  };
  moved(1, "11", 10);
  moved(1, "12", 5);
  moved(1, "20", 3);
  moved(4, "12", 1);
  const auto rows = upcoding_of(sums, inputs);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].item == 1);
  CHECK(rows[0].moved == 3);
  CHECK(rows[0].moved_up == 1);
  CHECK(rows[0].gained == Pence{2000});
  CHECK(rows[0].net == Pence{1750});
  CHECK(rows[1].gained == Pence{0});
  CHECK(rows[1].net == Pence{-50});
}

// constructed by us: counts of bins -7 to 6 on a straight line (10 a bin below, rising by 1), so
// that 16 and 17 are suggested in bins -1 and 0; 3 and 30 stand there.
TEST_CASE("scores that moved over the line") {
  IntegritySums sums;
  for (int bin = -7; bin <= 6; ++bin) {
    const std::int64_t count = bin == -1 ? 3 : (bin == 0 ? 30 : bin + 17);
    sums.add({0, ScoreKind::change, ProviderId{"RA1"}, bin}, count);
    sums.add({0, ScoreKind::after, ProviderId{"RA1"}, bin}, bin + 17);
    sums.add({0, ScoreKind::change, ProviderId{"RB2"}, bin}, 1);
  }
  const auto rows = bunching_of(sums, {&reqol()}, {});
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].provider.empty());
  CHECK(rows[0].just_over == 31);
  CHECK(rows[1].provider == ProviderId{"RA1"});
  CHECK(rows[1].just_below == 3);
  CHECK(*rows[1].expected_share == Approx(17.0 / 33));
  CHECK(*rows[1].p < 1e-5);
  CHECK(rows[1].notable);
  CHECK_FALSE(rows[2].expected_share);  // 14 scores are too few
  CHECK_FALSE(rows[2].notable);
  CHECK(rows[4].line == "after");
  CHECK(*rows[4].p > 0.3);
  CHECK_FALSE(rows[4].notable);
}

TEST_CASE("parts of integrity merge in any order") {
  IntegritySums a, b, ab, ba;
  a.add({0, ScoreKind::after, ProviderId{"RA1"}, 2}, 3);
  b.add({0, ScoreKind::after, ProviderId{"RA1"}, 2}, 4);
  b.add({contract("RA1"), 1, ClusterCode{"03"}, ClusterCode{"11"}}, {1, 9});
  ab.merge(a);
  ab.merge(b);
  ba.merge(b);
  ba.merge(a);
  CHECK(ab == ba);
  CHECK(ab.bins().begin()->second == 7);
}
