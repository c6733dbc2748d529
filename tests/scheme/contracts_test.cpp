#include "scheme/contracts.hpp"

#include <catch2/catch.hpp>

#include "scheme/small_scheme.hpp"

using namespace pbr_test;

namespace {

Contract row(const char* provider, const char* first, const char* last, std::int64_t pence,
             Row number = 1) {
  return {number, ProviderId{provider}, CommissionerId{"C1"},
          Period::inclusive(day(first), day(last)), Pence{pence}};
}

}  // namespace

TEST_CASE("a contract's value is taken by its days in the period, rounded once a row") {
  struct Case {
    const char *why, *first, *last;
    std::int64_t pence, expected;
  };
  for (const Case& c : {Case{"the year", "2014-04-01", "2015-03-31", 3'500'000'000, 3'500'000'000},
                        {"inside", "2014-05-01", "2014-05-10", 1001, 1001},
                        {"half of its days", "2014-03-31", "2014-04-01", 1001, 501},
                        {"a third", "2015-03-31", "2015-04-02", 1001, 334},
                        {"the last day", "2015-03-31", "2015-03-31", 7, 7}}) {
    INFO(c.why);
    const auto values =
        values_in({row("RA1", c.first, c.last, c.pence)}, year_2014, Rounding::half_up);
    CHECK(values.at(contract("RA1")) == Pence{c.expected});
  }
  CHECK(values_in({row("RA1", "2013-04-01", "2014-03-31", 5)}, year_2014, Rounding::up).empty());
  // Two rows of half a penny: each is rounded, then added.
  const std::vector<Contract> two{row("RA1", "2014-03-31", "2014-04-01", 1),
                                  row("RA1", "2015-03-31", "2015-04-01", 1)};
  CHECK(values_in(two, year_2014, Rounding::half_up).at(contract("RA1")) == Pence{2});
  CHECK(values_in(two, year_2014, Rounding::down).at(contract("RA1")) == Pence{0});
}

TEST_CASE("without contracts a commissioner's activity is shared by people") {
  SmallCasemix small;
  small.add({.provider = "RA1", .pence = 10'000}).add({.provider = "RB2", .pence = 1}, 2);
  small.add({.provider = "RB2", .commissioner = "C2", .pence = 77});
  const auto values = shared_by_people(pay_inputs(small.casemix(), {}, false).contracts);
  CHECK(values.at(contract("RA1")) == Pence{3334});  // a third of 10,002
  CHECK(values.at(contract("RB2")) == Pence{6668});
  CHECK(values.at(contract("RB2", "C2")) == Pence{77});
}

TEST_CASE("where nobody closes with a commissioner, activity stays where it was") {
  std::map<ContractKey, ContractInputs> table;
  table[contract("RA1")].activity = Pence{30};
  table[contract("RB2")].activity = Pence{10};
  CHECK(shared_by_people(table).at(contract("RA1")) == Pence{30});
  CHECK(shared_by_people(table).at(contract("RB2")) == Pence{10});
}

TEST_CASE("contracts and activity that do not meet are said, row by row") {
  SmallCasemix small;
  small.add({.provider = "RA1", .pence = 10}).add({.provider = "RC3", .pence = 10});
  const std::vector<Contract> contracts{
      row("RA1", "2014-04-01", "2015-03-31", 5, 1), row("RB2", "2014-04-01", "2015-03-31", 5, 2),
      row("RB2", "2014-05-01", "2015-03-31", 5, 3), row("RC3", "2013-04-01", "2014-03-31", 5, 4)};
  Diagnostics problems;
  compare_with_activity(pay_inputs(small.casemix(), contracts, true), problems);
  CHECK(render(problems) ==
        "contracts:3: warning[SC102]: a contract has a value but no activity\n"
        "  found: provider RB2, commissioner C1\n"
        "  expected: a provider and commissioner with an episode in the period\n"
        "  help: check both codes against the referrals; a block scheme pays the value all the "
        "same\n"
        "contracts: warning[SC103]: there is activity for which no contract has a value\n"
        "  found: provider RC3, commissioner C1\n"
        "  expected: a row of the contracts table with days in the period\n"
        "  help: add the contract; until then a block scheme pays nothing for this activity\n");
}
