#include "pbr/partners.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "scheme/small_scheme.hpp"

using namespace pbr_test;

namespace {

Contribution paid_in(const char* pool, const char* partner, std::int64_t pence,
                     const char* first = "2014-04-01", const char* last = "2015-03-31") {
  return {1, pool, partner, Period::inclusive(day(first), day(last)), Pence{pence}};
}

PoolComponent pool_of(std::vector<PoolTerms> pools) {
  PoolComponent pool;
  pool.covers = {"activity"};
  pool.pools = std::move(pools);
  pool.partners = {{"ICB", Holder::nhs}, {"LA", Holder::local_authority}};
  return pool;
}

Scheme with(PoolComponent pool) {
  Scheme made = scheme("pooled", {activity_part("1")});
  made.components.push_back({"pool", "", std::move(pool), {"pooled.yaml", 9, 5}});
  return made;
}

Payments activity_of(const Scheme& scheme, const std::map<ContractKey, std::int64_t>& amounts) {
  Payments payments;
  payments.schemes.push_back({&scheme, {}});
  for (const auto& [contract, pence] : amounts) {
    payments.schemes[0].payments.push_back(
        {SchemeId{scheme.header.id}, contract, "activity", "", Pence{pence}, {}});
  }
  return payments;
}

CostlyCases costly(const std::map<const char*, std::vector<std::int64_t>>& people, Pence limit) {
  CostlyCases cases({limit});
  for (const auto& [commissioner, costs] : people) {
    for (const std::int64_t cost : costs) {
      LoneLine line;
      line.commissioner = CommissionerId{commissioner};
      line.line.amount = Pence{cost};
      cases.add({}, {}, std::vector{line});
    }
  }
  return cases;
}

PayInputs year() {
  PayInputs inputs;
  inputs.period = year_2014;
  return inputs;
}

}  // namespace

TEST_CASE("a pool's payments are taken apart by what its partners put in") {
  const Scheme scheme = with(pool_of({{"P", {CommissionerId{"C1"}}}}));
  const auto payments = activity_of(scheme, {{contract("RA1"), 1000}, {contract("RB2"), 501}});
  const auto made =
      partnership(payments, year(), {paid_in("P", "ICB", 2000), paid_in("P", "LA", 1000)}, {});
  REQUIRE(made.payments.size() == 4);
  CHECK(made.payments[0].amount == Pence{667});  // 666.67 and 333.33
  CHECK(made.payments[1].amount == Pence{333});
  CHECK(made.payments[2].amount == Pence{334});
  CHECK(made.payments[3].amount == Pence{167});
  REQUIRE(made.partners.size() == 2);
  CHECK(made.partners[0].partner == "ICB");
  CHECK(made.partners[0].paid == Pence{1001});
  CHECK(made.partners[0].balance == Pence{999});
  CHECK(made.partners[1].paid == Pence{500});
  CHECK(made.partners[1].balance == Pence{500});
}

TEST_CASE("a contribution counts by its days in the period") {
  const Scheme scheme = with(pool_of({{"P", {CommissionerId{"C1"}}}}));
  const auto made =
      partnership(activity_of(scheme, {}), year(),
                  {paid_in("P", "ICB", 1001, "2014-03-31", "2014-04-01"),
                   paid_in("P", "LA", 700, "2013-04-01", "2014-03-31"), paid_in("P", "LA", 7)},
                  {});
  REQUIRE(made.partners.size() == 2);
  CHECK(made.partners[0].contributed == Pence{501});
  CHECK(made.partners[1].contributed == Pence{7});
}

TEST_CASE("stop-loss relieves the pool with the costly case and all pools carry it") {
  auto terms = pool_of({{"P", {CommissionerId{"C1"}}}, {"Q", {CommissionerId{"C2"}}}});
  terms.stop_loss = StopLoss{Pence{10'000}, rate("0.8")};
  const Scheme scheme = with(std::move(terms));
  const std::vector<Contribution> contributions{paid_in("P", "ICB", 300), paid_in("P", "LA", 100),
                                                paid_in("Q", "ICB", 600)};
  // One person of C1 costs 5,000 above the limit, another just the limit: relief 4,000, of which
  // the pools carry 1,600 and 2,400.
  const auto made = partnership(activity_of(scheme, {}), year(), contributions,
                                costly({{"C1", {15'000, 10'000}}, {"C2", {9'999}}}, Pence{10'000}));
  REQUIRE(made.partners.size() == 3);
  CHECK(made.partners[0].stop_loss == Pence{1800});
  CHECK(made.partners[1].stop_loss == Pence{600});
  CHECK(made.partners[2].stop_loss == Pence{-2400});
  CHECK(made.partners[2].balance == Pence{-1800});
}

TEST_CASE("a person's cost is counted once a commissioner, over episodes and other lines") {
  CostlyCases cases({Pence{100}, Pence{150}});
  Episode one, two;
  one.commissioner = CommissionerId{"C1"};
  two.commissioner = CommissionerId{"C2"};
  Line sixty;
  sixty.amount = Pence{60};
  LoneLine ninety;
  ninety.commissioner = CommissionerId{"C1"};
  ninety.line.amount = Pence{90};
  const std::vector<std::vector<Line>> lines{{sixty, sixty}, {sixty}};
  cases.add(std::vector{one, two}, lines, std::vector{ninety});
  CHECK(cases.above(Pence{100}, CommissionerId{"C1"}) == CostlyCases::Sums{1, Pence{110}});
  CHECK(cases.above(Pence{150}, CommissionerId{"C1"}) == CostlyCases::Sums{1, Pence{60}});
  CHECK(cases.above(Pence{100}, CommissionerId{"C2"}) == CostlyCases::Sums{});
  CostlyCases twice = cases;
  twice.merge(cases);
  CHECK(twice.above(Pence{150}, CommissionerId{"C1"}) == CostlyCases::Sums{2, Pence{120}});
}

namespace {

Scheme with_budgets(const char* core, const char* risk_pool, const char* take_up,
                    BudgetHolder holder, std::int64_t second_line = 0) {
  PersonalBudgetComponent budgets;
  budgets.of = "activity";
  budgets.clusters[ClusterCode{"11"}] = {rate(core), rate(risk_pool)};
  budgets.take_up = rate(take_up);
  budgets.holder = holder;
  budgets.second_line = Pence{second_line};
  Scheme made = scheme("budgets", {activity_part("1")});
  made.components.push_back({"budgets", "", budgets, {}});
  return made;
}

PayInputs two_clusters() {
  PayInputs inputs = year();
  auto& sums = inputs.contracts[contract("RA1")];
  sums.activity = Pence{1001};
  sums.clusters[ClusterCode{"03"}] = {Pence{400}, 40, 1, 1};
  sums.clusters[ClusterCode{"11"}] = {Pence{601}, 60, 3, 3};
  return inputs;
}

Pence held(const Partnership& made, Holding::Side side, Holder holder) {
  for (const Holding& holding : made.holdings) {
    if (holding.side == side && holding.holder == holder) return holding.amount;
  }
  return Pence{};
}

}  // namespace

TEST_CASE("a personal budget is what core services and the risk pool leave of a cluster's price") {
  const Scheme scheme = with_budgets("0.5", "0.2", "0.5", BudgetHolder::direct_payment, 1000);
  const auto made =
      partnership(activity_of(scheme, {{contract("RA1"), 1001}}), two_clusters(), {}, {});
  REQUIRE(made.budgets.size() == 1);
  const PersonalBudget& budget = made.budgets[0];
  CHECK(budget.income == Pence{601});
  CHECK(budget.people == 3);
  // 300.5 is 301 by half_up; 150.5, 60.2 and 90.3: the odd penny to the largest remainder.
  CHECK(budget.core == Pence{151});
  CHECK(budget.risk_pool == Pence{60});
  CHECK(budget.budget == Pence{90});
  CHECK(budget.second_line == Pence{1500});
  CHECK(held(made, Holding::Side::paid_by, Holder::nhs) == Pence{1001});
  CHECK(held(made, Holding::Side::paid_by, Holder::local_authority) == Pence{1500});
  CHECK(held(made, Holding::Side::held_by, Holder::person) == Pence{1590});
  CHECK(held(made, Holding::Side::held_by, Holder::nhs) == Pence{911});
}

TEST_CASE("who holds a budget") {
  struct Case {
    BudgetHolder holder;
    Holder kind;
  };
  for (const Case& c : {Case{BudgetHolder::voluntary, Holder::voluntary},
                        {BudgetHolder::independent, Holder::independent},
                        {BudgetHolder::direct_payment, Holder::person}}) {
    const Scheme scheme = with_budgets("0", "0", "1", c.holder);
    const auto made =
        partnership(activity_of(scheme, {{contract("RA1"), 1001}}), two_clusters(), {}, {});
    CHECK(held(made, Holding::Side::held_by, c.kind) == Pence{601});
    CHECK(held(made, Holding::Side::held_by, Holder::nhs) == Pence{400});
  }
  const Scheme notional = with_budgets("0", "0", "1", BudgetHolder::notional);
  const auto made =
      partnership(activity_of(notional, {{contract("RA1"), 1001}}), two_clusters(), {}, {});
  CHECK(held(made, Holding::Side::held_by, Holder::nhs) == Pence{1001});
}

TEST_CASE("a provider of another kind holds what it is paid, and a pool's partners pay") {
  Scheme scheme = with(pool_of({{"P", {CommissionerId{"C1"}}}}));
  scheme.providers[ProviderId{"RA1"}] = Holder::voluntary;
  const auto made = partnership(activity_of(scheme, {{contract("RA1"), 1000}}), year(),
                                {paid_in("P", "ICB", 3), paid_in("P", "LA", 1)}, {});
  CHECK(held(made, Holding::Side::held_by, Holder::voluntary) == Pence{1000});
  CHECK(held(made, Holding::Side::paid_by, Holder::nhs) == Pence{750});
  CHECK(held(made, Holding::Side::paid_by, Holder::local_authority) == Pence{250});
}

TEST_CASE("contributions that cannot pay a pool are told at once") {
  auto terms = pool_of({{"P", {CommissionerId{"C1"}}}, {"Q", {CommissionerId{"C2"}}}});
  const std::vector<Scheme> schemes{with(std::move(terms))};
  const auto problems =
      check_pools(schemes,
                  {paid_in("P", "LA-X", 8), paid_in("P", "LA", -7),
                   paid_in("Q", "LA", 5, "2013-04-01", "2014-03-31"), paid_in("R", "LA", 1)},
                  year_2014);
  CHECK(render(problems) ==
        "pooled.yaml:9:5: error[SC120]: a partner takes out of pool P more than it pays in\n"
        "  found: LA: -0.07\n"
        "  expected: 0.00 or more in the period\n"
        "  help: payments out of a pool are no contributions to it\n"
        "pooled.yaml:9:5: error[SC121]: pool P has a partner whose kind the scheme lacks\n"
        "  found: LA-X\n"
        "  expected: nhs, local_authority, voluntary or independent\n"
        "  help: add the partner to `partners` of component pool\n"
        "pooled.yaml:9:5: error[SC120]: pool Q has no contribution in the period\n"
        "  found: none\n"
        "  expected: rows of the contributions table for this pool\n"
        "  help: give `contributions` in the study's inputs, or take the pool out of the scheme\n"
        "pooled.yaml:9:5: warning[SC122]: contributions to a pool that pays nothing\n"
        "  found: R\n"
        "  expected: a pool of component pool\n"
        "  help: add the pool and its commissioners to the scheme\n");
  CHECK(check_pools({all_activity()}, {}, year_2014).empty());
}

TEST_CASE("law: whatever is paid, the parts of a pool add up and both sides are equal") {
  rc::prop("contributed - paid + stop_loss = balance; stop-loss moves nothing in all", [] {
    auto terms = pool_of({{"P", {CommissionerId{"C1"}}}, {"Q", {CommissionerId{"C2"}}}});
    const auto amount = [] { return *rc::gen::inRange<std::int64_t>(1, 1'000'000); };
    terms.stop_loss = StopLoss{Pence{1000}, Rate{*rc::gen::inRange(0, 101), 100}};
    const Scheme scheme = with(std::move(terms));
    const std::vector<Contribution> contributions{
        paid_in("P", "ICB", amount()), paid_in("P", "LA", amount()), paid_in("Q", "LA", amount())};
    const std::map<ContractKey, std::int64_t> paid_out{
        {contract("RA1"), *rc::gen::inRange<std::int64_t>(-1'000, 1'000'000)},
        {contract("RA1", "C2"), amount()},
        {contract("RB2"), amount()}};
    const auto made =
        partnership(activity_of(scheme, paid_out), year(), contributions,
                    costly({{"C1", {amount(), amount()}}, {"C2", {amount()}}}, Pence{1000}));
    Pence paid, stop_loss, by, held_by;
    for (const PartnerShare& share : made.partners) {
      RC_ASSERT(share.balance == share.contributed - share.paid + share.stop_loss);
      paid += share.paid;
      stop_loss += share.stop_loss;
    }
    for (const Holding& holding : made.holdings) {
      (holding.side == Holding::Side::paid_by ? by : held_by) += holding.amount;
    }
    Pence out;
    for (const auto& [key, pence] : paid_out) out += Pence{pence};
    RC_ASSERT(paid == out);
    RC_ASSERT(stop_loss == Pence{});
    RC_ASSERT(by == out);
    RC_ASSERT(held_by == out);
  });
}

TEST_CASE("law: budgets never come to more than the cluster's income") {
  rc::prop("core + risk pool + budget <= income", [] {
    const int core = *rc::gen::inRange(0, 101);
    const int risk = *rc::gen::inRange(0, 101 - core);
    Scheme scheme = with_budgets("0", "0", "1", BudgetHolder::voluntary);
    auto& terms = std::get<PersonalBudgetComponent>(scheme.components[1].terms);
    terms.take_up = Rate{*rc::gen::inRange(0, 101), 100};
    terms.clusters[ClusterCode{"11"}] = {Rate{core, 100}, Rate{risk, 100}};
    scheme.rounding = *rc::gen::element(Rounding::half_up, Rounding::up, Rounding::down);
    PayInputs inputs = two_clusters();
    auto& sums = inputs.contracts.begin()->second;
    sums.clusters[ClusterCode{"11"}].amount = Pence{*rc::gen::inRange<std::int64_t>(0, 100'000)};
    const auto pence = *rc::gen::inRange<std::int64_t>(0, 200'000);
    const auto made = partnership(activity_of(scheme, {{contract("RA1"), pence}}), inputs, {}, {});
    RC_ASSERT(made.budgets.size() == 1);
    const PersonalBudget& one = made.budgets[0];
    RC_ASSERT(one.core + one.risk_pool + one.budget <= one.income);
    RC_ASSERT(one.budget >= Pence{});
    RC_ASSERT(one.income <= Pence{pence});
  });
}
