#include "pbr/shift_parts.hpp"

#include <catch2/catch.hpp>

#include "contrast/average_inputs.hpp"
#include "contrast/small_inputs.hpp"

using namespace pbr_test;

namespace {

const ShiftParts& row_of(const std::vector<ShiftParts>& rows, ShiftMethod method,
                         const ContractKey& key) {
  for (const ShiftParts& row : rows) {
    if (row.method == method && row.level == Level::contract && row.contract == key) return row;
  }
  throw InternalError("no such row");
}

void check(const ShiftParts& row, const std::vector<std::int64_t>& parts) {
  const std::vector<std::int64_t> found{row.rules.value(), row.volume.value(),  row.casemix.value(),
                                        row.price.value(), row.outcome.value(), row.change.value()};
  CHECK(found == parts);
}

Pence sum_of(const ShiftParts& row) {
  return row.rules + row.volume + row.casemix + row.price + row.outcome;
}

}  // namespace

// constructed by us. Two contracts of one commissioner, all days in cluster 03: 10 days at 100
// pence and 30 days at 200, so 7,000 pence over 40 days: 175 a day on average, 20 days on average.
// A scheme that pays half changes the average contract by -1/2 x 20 x 175 = -1,750. RA1: -1/2 of 10
// x 100 = -500. Volume first: 10 days at 175 is 1,750, -875, so +875; price then +375. Price first:
// 20 x 100 = 2,000, -1,000, so +750; volume then +500. Shapley: means 687.5 and 562.5: the penny
// left over goes to the earlier of equal remainders, volume.
TEST_CASE("half the activity payment: volume and price by hand") {
  const PayInputs inputs = inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}})},
                                      {contract("RB2"), contract_of({{"03", 30, 6000}})}});
  const auto rows = shift_parts(inputs, {activity(), half()});
  check(row_of(rows, ShiftMethod::sequential, contract("RA1")), {-1750, 875, 0, 375, 0, -500});
  check(row_of(rows, ShiftMethod::shapley, contract("RA1")), {-1750, 688, 0, 562, 0, -500});
  // RB2: -3,000. Volume first: 30 x 175 = 5,250, -2,625, so -875; price -375. Price first: 20 x 200
  // = 4,000, -2,000, so -250; volume -1,000. Means -937.5 and -312.5.
  check(row_of(rows, ShiftMethod::sequential, contract("RB2")), {-1750, -875, 0, -375, 0, -3000});
  check(row_of(rows, ShiftMethod::shapley, contract("RB2")), {-1750, -937, 0, -313, 0, -3000});
}

// constructed by us. Same volume, same prices (1 and 3 pounds a day), other clusters: 10 days of 03
// against 10 of 11. The average day costs 200 pence: rules -1/2 x 10 x 200 = -1,000.
TEST_CASE("case-mix alone") {
  const PayInputs inputs = inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}})},
                                      {contract("RB2"), contract_of({{"11", 10, 3000}})}});
  const auto rows = shift_parts(inputs, {activity(), half()});
  for (const ShiftMethod method : {ShiftMethod::shapley, ShiftMethod::sequential}) {
    check(row_of(rows, method, contract("RA1")), {-1000, 0, 500, 0, 0, -500});
    check(row_of(rows, method, contract("RB2")), {-1000, 0, -500, 0, 0, -1500});
  }
}

// constructed by us. Alike but for their outcomes: 2 of 10 and 8 of 10 improved, 10 of 20 on
// average. 20% of 1,000 is at risk: 100 of it is lost on average, 160 and 40 really.
TEST_CASE("outcomes alone, and a commissioner's average is its own") {
  PayInputs inputs =
      inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}}, pairs(10, 10, 2))},
                 {contract("RB2"), contract_of({{"03", 10, 1000}}, pairs(10, 10, 8))},
                 {contract("RC3", "C2"), contract_of({{"03", 50, 9000}}, pairs(10, 10, 1))}});
  const auto rows = shift_parts(inputs, {activity(), results()});
  check(row_of(rows, ShiftMethod::shapley, contract("RA1")), {-100, 0, 0, 0, -60, -160});
  check(row_of(rows, ShiftMethod::shapley, contract("RB2")), {-100, 0, 0, 0, 60, -40});
  check(row_of(rows, ShiftMethod::shapley, contract("RC3", "C2")), {-1620, 0, 0, 0, 0, -1620});
}

TEST_CASE("contract values go with the volume") {
  PayInputs inputs = inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}})},
                                {contract("RB2"), contract_of({{"03", 30, 3000}})}});
  inputs.values_given = true;
  inputs.values = {{1, ProviderId{"RA1"}, CommissionerId{"C1"}, year_2014, Pence{900}},
                   {2, ProviderId{"RB2"}, CommissionerId{"C1"}, year_2014, Pence{3300}}};
  const auto rows = shift_parts(inputs, {block(), activity()});
  // Average: 2,000 for 20 days against a value of 2,100.
  check(row_of(rows, ShiftMethod::shapley, contract("RA1")), {-100, 200, 0, 0, 0, 100});
  check(row_of(rows, ShiftMethod::shapley, contract("RB2")), {-100, -200, 0, 0, 0, -300});
}

TEST_CASE("laws of the parts") {
  REQUIRE(rc::check("parts add up, levels add up, the change is that of the payments", [] {
    const PayInputs inputs = random_inputs();
    const std::vector<Scheme> schemes{block(), activity(), results()};
    std::map<std::string, Pence> totals;
    std::map<std::string, std::vector<Pence>> by_level;
    for (const ShiftParts& row : shift_parts(inputs, schemes)) {
      RC_ASSERT(sum_of(row) == row.change);
      auto& sums = by_level[row.scheme.text() + std::string(to_text(row.method))];
      sums.resize(4);
      sums[static_cast<std::size_t>(row.level)] += row.outcome + row.price;
      if (row.level == Level::all) totals[row.scheme.text()] = row.change;
    }
    for (const auto& [name, sums] : by_level) {
      for (const Pence sum : sums) RC_ASSERT(sum == sums.front());
    }
    for (const Scheme& one : {schemes[1], schemes[2]}) {
      Pence change;
      for (const auto& parts : amounts(one, inputs)) {
        for (const Pence part : parts) change += part;
      }
      for (const auto& parts : amounts(schemes[0], inputs)) {
        for (const Pence part : parts) change -= part;
      }
      if (!inputs.contracts.empty()) RC_ASSERT(totals.at(one.header.id) == change);
    }
  }));
  REQUIRE(rc::check("a scheme against its like has no parts", [] {
    for (const ShiftParts& row : shift_parts(random_inputs(), {results(), results()})) {
      for (const Pence part : {row.rules, row.volume, row.casemix, row.price, row.outcome}) {
        RC_ASSERT(part == Pence{});
      }
    }
  }));
}

TEST_CASE(
    "all factors own are the inputs as they are; none own makes a commissioner's contracts equal") {
  REQUIRE(rc::check("averages", [] {
    const PayInputs inputs = random_inputs();
    const AverageInputs average(inputs);
    const PayInputs same = average.at({});
    for (const auto& [key, sums] : inputs.contracts) {
      RC_ASSERT(same.contracts.at(key).activity == sums.activity);
      RC_ASSERT(same.contracts.at(key).people == sums.people);
    }
    const PayInputs none = average.at({false, false, false, false});
    std::map<CommissionerId, const ContractInputs*> seen;
    for (const auto& [key, sums] : none.contracts) {
      const ContractInputs*& first = seen[key.commissioner];
      if (first == nullptr) first = &sums;
      RC_ASSERT(first->activity == sums.activity);
      RC_ASSERT(first->days == sums.days);
      RC_ASSERT(first->people == sums.people);
      RC_ASSERT(first->measures == sums.measures);
      Pence of_clusters;
      for (const auto& [code, cluster] : sums.clusters) of_clusters += cluster.amount;
      RC_ASSERT(of_clusters == sums.activity);
    }
  }));
}

TEST_CASE("one scheme has nothing to be held against") {
  CHECK(shift_parts(inputs_of({{contract("RA1"), contract_of({{"03", 10, 1000}})}}), {activity()})
            .empty());
}
