#include "pbr/statements.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "made.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

// "2014-04 planned 10.00 actual 3.00 adjustment 0.00 payable 10.00 paid 10.00 balance -7.00"
std::vector<std::string> told(const Statements& statements) {
  std::vector<std::string> texts;
  for (const StatementMonth& month : statements.months) {
    texts.push_back(month_text(month.month) + (month.closing ? " closing" : "") +
                    (month.settles ? " settles " + month_text(*month.settles) : "") + " planned " +
                    to_pounds(month.planned) + " actual " + to_pounds(month.actual) +
                    " adjustment " + to_pounds(month.adjustment) + " payable " +
                    to_pounds(month.payable) + " paid " + to_pounds(month.cumulative_paid) +
                    " balance " + to_pounds(month.balance));
  }
  return texts;
}

using Texts = std::vector<std::string>;

struct Made {
  PriceBook book = day_book();
  ClusterPack clusters = small_clusters();
  Period period = financial_year();
  int lag = 1;
  [[nodiscard]] StatementTerms terms() const { return {&book, &clusters, period, lag}; }
};

TEST_CASE("rule 4: paid in advance, settled a month later, and the rest in a closing month") {
  Made made;
  made.period = days("2014-04-01", "2014-06-30");
  const ContractMonths actual{{pair_of(),
                               {{day("2014-04-01"), Pence{25000}},
                                {day("2014-05-01"), Pence{40000}},
                                {day("2014-06-01"), Pence{30000}}}}};
  const auto result = statements(actual, {planned(made.period, 91)}, {}, made.terms());
  CHECK(told(result) ==
        Texts{"2014-04 planned 300.00 actual 250.00 adjustment 0.00 payable 300.00 paid 300.00 "
              "balance -50.00",
              "2014-05 settles 2014-04 planned 310.00 actual 400.00 adjustment -50.00 payable "
              "260.00 paid 560.00 balance 90.00",
              "2014-06 settles 2014-05 planned 300.00 actual 300.00 adjustment 90.00 payable "
              "390.00 paid 950.00 balance 0.00",
              "2014-07 closing settles 2014-06 planned 0.00 actual 0.00 adjustment 0.00 payable "
              "0.00 paid 950.00 balance 0.00"});
  CHECK(result.total().difference() == Pence{});
}

TEST_CASE("rule 1: without a plan and a value everything is settled afterwards") {
  Made made;
  made.period = days("2014-04-01", "2014-04-30");
  const ContractMonths actual{{pair_of(), {{day("2014-04-01"), Pence{700}}}}};
  CHECK(
      told(statements(actual, {}, {}, made.terms())) ==
      Texts{"2014-04 planned 0.00 actual 7.00 adjustment 0.00 payable 0.00 paid 0.00 balance 7.00",
            "2014-05 closing settles 2014-04 planned 0.00 actual 0.00 adjustment 7.00 payable "
            "7.00 paid 7.00 balance 0.00"});
}

TEST_CASE("rule 1: a plan goes before a value") {
  Made made;
  const auto result = statements({}, {planned(financial_year(), 365)},
                                 {valued(financial_year(), "1.00")}, made.terms());
  CHECK(result.contracts.at(0).basis == Basis::activity);
  CHECK(result.contracts.at(0).planned == Pence{365000});
}

TEST_CASE("rule 2: a quantity is spread by days, by largest remainder") {
  Made made;
  const auto planned_by_month =
      planned_amounts({planned(days("2014-04-01", "2014-06-30"), 10)}, made.terms()).at(pair_of());
  CHECK(planned_by_month == MonthlyAmounts{{day("2014-04-01"), Pence{3000}},
                                           {day("2014-05-01"), Pence{4000}},
                                           {day("2014-06-01"), Pence{3000}}});
}

TEST_CASE("rule 2: what is planned outside the reporting period is not counted") {
  Made made;
  made.period = days("2014-05-01", "2014-05-31");
  const auto amounts =
      planned_amounts({planned(days("2014-04-01", "2014-06-30"), 91)}, made.terms());
  CHECK(amounts.at(pair_of()) == MonthlyAmounts{{day("2014-05-01"), Pence{31000}}});
}

TEST_CASE("rule 2: one price a month, that of its first day") {
  Made made;
  made.book = small_book();
  add_price(made.book, "03", TariffUnit::non_admitted_day, "10.00",
            days("2014-04-01", "2014-04-15"));
  add_price(made.book, "03", TariffUnit::non_admitted_day, "20.00",
            days("2014-04-16", "2015-03-31"));
  const auto amounts =
      planned_amounts({planned(days("2014-04-01", "2014-05-31"), 61)}, made.terms());
  CHECK(amounts.at(pair_of()) ==
        MonthlyAmounts{{day("2014-04-01"), Pence{30000}}, {day("2014-05-01"), Pence{62000}}});
}

TEST_CASE("rule 2: a planned review period is priced from its first day") {
  Made made;
  made.book = small_book();
  made.book.paid.units = {TariffUnit::review_period};
  add_price(made.book, "03", TariffUnit::review_period_day, "30.00", financial_year());
  const auto whole = planned_amounts(
      {planned(days("2014-04-01", "2014-04-30"), 2, "review_period")}, made.terms());
  CHECK(whole.at(pair_of()).begin()->second == Pence{2 * 28 * 3000});
  made.book.paid.review_period.pro_rata = true;
  const auto by_days = planned_amounts(
      {planned(days("2014-04-01", "2014-04-30"), 14, "review_period")}, made.terms());
  CHECK(by_days.at(pair_of()).begin()->second == Pence{14 * 3000});
}

TEST_CASE("rule 5: a block is paid in twelfths, the pence left over first where most is missing") {
  Made made;
  const auto amounts = block_amounts({valued(financial_year(), "100.00")}, made.terms());
  const MonthlyAmounts& months = amounts.at(pair_of());
  REQUIRE(months.size() == 12);
  CHECK(months.at(day("2014-04-01")) == Pence{834});
  CHECK(months.at(day("2014-07-01")) == Pence{834});
  CHECK(months.at(day("2014-08-01")) == Pence{833});
  CHECK(months.at(day("2015-02-01")) == Pence{833});
}

TEST_CASE("rule 5: a month of which there are not all days counts by its days") {
  Made made;
  const auto amounts =
      block_amounts({valued(days("2014-04-16", "2014-05-31"), "30.00")}, made.terms());
  CHECK(amounts.at(pair_of()) ==
        MonthlyAmounts{{day("2014-04-01"), Pence{1000}}, {day("2014-05-01"), Pence{2000}}});
}

TEST_CASE("rule 5: the activity of a block is a shadow that changes no payment") {
  Made made;
  made.period = days("2014-04-01", "2014-05-31");
  const ContractMonths actual{{pair_of(), {{day("2014-04-01"), Pence{99900}}}}};
  const auto result = statements(actual, {}, {valued(made.period, "20.00")}, made.terms());
  REQUIRE(result.months.size() == 2);
  CHECK(result.months[0].payable == Pence{1000});
  CHECK(result.months[0].actual == Pence{99900});
  CHECK(result.months[1].adjustment == Pence{});
  CHECK(result.contracts[0].due == Pence{2000});
  CHECK(result.contracts[0].difference() == Pence{});
}

TEST_CASE("capitation is paid in advance as its lines stand") {
  Made made;
  Capitation heads;
  heads.provider = ProviderId("ZPA");
  heads.commissioner = CommissionerId("ZC1");
  heads.heads = 1000;
  heads.a_year = {financial_year(), Pence{1200}, "agreed", {.file = "f", .line = 1}};
  made.book.capitation.push_back(heads);
  const ContractMonths actual{{pair_of(), {{day("2014-04-01"), Pence{100000}}}}};
  made.period = days("2014-04-01", "2014-04-30");
  const auto result = statements(actual, {}, {}, made.terms());
  CHECK(result.months.at(0).planned == Pence{100000});
  CHECK(result.months.at(1).adjustment == Pence{});
}

TEST_CASE("bad: a plan the book does not pay for, one out of its year, one beside a value") {
  Made made;
  PlannedActivity late = planned(days("2016-04-01", "2016-04-30"), 1);
  late.row = 2;
  CHECK(render(check_plan({planned(financial_year(), 1, "contact"), late},
                          {valued(financial_year(), "5.00")}, made.terms())) ==
        "plan:2: error[PL001]: a unit is planned that the price book does not pay for\n"
        "  found: contact\n"
        "  expected: one of non_admitted_day, admitted_day, initial_assessment\n"
        "  help: plan what small pays for, or name the unit in the book\n"
        "plan:2: warning[PL002]: a plan and a contract value for one provider and commissioner\n"
        "  found: provider ZPA, commissioner ZC1\n"
        "  expected: a plan, which is adjusted to activity, or a block, which is not\n"
        "  help: the statements follow the plan; take one of the two out\n"
        "plan:3: warning[PL003]: a planned row has no day in the reporting period\n"
        "  found: 2016-04-01 to 2016-04-30\n"
        "  expected: days from 2014-04-01 to 2015-03-31\n"
        "  help: nothing is paid in advance for it; look at its year\n");
}

ContractMonths random_actual(Period period) {
  ContractMonths actual;
  for (const char* provider : {"ZPA", "ZPB", "ZPC"}) {
    if (!*rc::gen::arbitrary<bool>()) continue;
    for (Date month = first_of_month(period.first); month < period.end;
         month = add_months(month, 1, MonthEnd::clip)) {
      actual[pair_of(provider)][month] = Pence{*rc::gen::inRange(0, 10'000'000)};
    }
  }
  return actual;
}

Period random_days() {
  const Date first = day("2014-02-01") + *rc::gen::inRange(0, 420);
  return {first, first + *rc::gen::inRange(1, 400)};
}

TEST_CASE("law: everything balances to nothing, and payments add up to what is due") {
  CHECK(rc::check("statements", [] {
    Made made;
    made.lag = *rc::gen::inRange(0, 4);
    made.period.first = day("2014-04-01") + *rc::gen::inRange(0, 200);
    made.period.end = made.period.first + *rc::gen::inRange(1, 150);
    made.book.rounding = *rc::gen::element(Rounding::half_up, Rounding::down, Rounding::up);
    const ContractMonths actual = random_actual(made.period);
    std::vector<PlannedActivity> plan;
    std::vector<Contract> contracts;
    for (const char* provider : {"ZPA", "ZPB", "ZPC", "ZPD"}) {
      if (*rc::gen::arbitrary<bool>()) {
        plan.push_back(
            planned(random_days(), *rc::gen::inRange(0, 5000), "non_admitted_day", provider));
      }
      if (*rc::gen::arbitrary<bool>()) {
        contracts.push_back(
            valued(random_days(), std::to_string(*rc::gen::inRange(0, 99999)) + ".07", provider));
      }
    }
    const Statements result = statements(actual, plan, contracts, made.terms());
    std::map<ContractKey, Pence> paid, last_balance;
    for (const StatementMonth& month : result.months) {
      paid[month.contract] += month.payable;
      RC_ASSERT(month.payable == month.planned + month.adjustment);
      RC_ASSERT(month.cumulative_paid == paid[month.contract]);
      last_balance[month.contract] = month.balance;
    }
    for (const Reconciliation& each : result.contracts) {
      RC_ASSERT(each.difference() == Pence{});
      RC_ASSERT(each.paid == paid[each.contract]);
      RC_ASSERT(each.paid == each.planned + each.adjustments);
      RC_ASSERT(last_balance[each.contract] == Pence{});
    }
    RC_ASSERT(result.total().difference() == Pence{});
  }));
}

TEST_CASE("law: a plan's quantity is spread without a rest") {
  CHECK(rc::check("spread", [] {
    Made made;
    made.period = days("2010-01-01", "2019-12-31");
    made.book = small_book();
    add_price(made.book, "03", TariffUnit::non_admitted_day, "1.00", made.period);
    const std::int64_t quantity = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
    Pence sum;
    const auto amounts = planned_amounts({planned(random_days(), quantity)}, made.terms());
    for (const auto& [month, amount] : amounts.at(pair_of())) sum += amount;
    RC_ASSERT(sum == Pence{quantity * 100});
  }));
}

}  // namespace
