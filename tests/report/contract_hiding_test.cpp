#include "report/contract_hiding.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

namespace {

using namespace pbr;

ContractKey key(const std::string& provider, const std::string& commissioner) {
  return {ProviderId(provider), CommissionerId(commissioner)};
}

/// Sums over the contracts as vectors; whether one is a combination of others is found by
/// elimination in a prime field, as a check that knows nothing of rings.
using Vector = std::vector<std::int64_t>;
constexpr std::int64_t prime = 1'000'003;

std::int64_t inverse(std::int64_t number) {
  std::int64_t result = 1;
  for (std::int64_t power = prime - 2; power > 0; power /= 2) {
    result = power % 2 == 1 ? result * number % prime : result;
    number = number * number % prime;
  }
  return result;
}

void reduce(Vector& row, const std::vector<std::pair<std::size_t, Vector>>& basis) {
  for (const auto& [pivot, other] : basis) {
    const std::int64_t factor = row[pivot];
    for (std::size_t at = 0; at < row.size() && factor != 0; ++at) {
      row[at] = ((row[at] - factor * other[at]) % prime + prime) % prime;
    }
  }
}

bool follows(Vector wanted, const std::vector<Vector>& shown) {
  std::vector<std::pair<std::size_t, Vector>> basis;
  for (Vector row : shown) {
    reduce(row, basis);
    std::size_t pivot = 0;
    while (pivot < row.size() && row[pivot] == 0) ++pivot;
    if (pivot == row.size()) continue;
    const std::int64_t scale = inverse(row[pivot]);
    for (std::int64_t& value : row) value = value * scale % prime;
    basis.emplace_back(pivot, row);
  }
  reduce(wanted, basis);
  return std::all_of(wanted.begin(), wanted.end(), [](std::int64_t value) { return value == 0; });
}

/// The vector of the contracts that `holds` chooses.
Vector sum_of(const ContractTable& table, const auto& holds) {
  Vector sum;
  for (const auto& [contract, people] : table.people) sum.push_back(holds(contract) ? 1 : 0);
  return sum;
}

std::vector<Vector> shown_sums(const ContractTable& table, const std::set<ContractKey>& hidden) {
  std::vector<Vector> shown{sum_of(table, [](const ContractKey&) { return true; })};
  for (const auto& [one, people] : table.people) {
    const ContractKey contract = one;
    if (!table.hidden_providers.contains(contract.provider.text())) {
      shown.push_back(sum_of(
          table, [&](const ContractKey& other) { return other.provider == contract.provider; }));
    }
    if (!table.hidden_commissioners.contains(contract.commissioner.text())) {
      shown.push_back(sum_of(table, [&](const ContractKey& other) {
        return other.commissioner == contract.commissioner;
      }));
    }
    if (!hidden.contains(contract)) {
      shown.push_back(sum_of(table, [&](const ContractKey& other) { return other == contract; }));
    }
  }
  return shown;
}

ContractTable random_table() {
  ContractTable table;
  const int providers = *rc::gen::inRange(1, 6);
  const int commissioners = *rc::gen::inRange(1, 6);
  for (int provider = 0; provider < providers; ++provider) {
    for (int commissioner = 0; commissioner < commissioners; ++commissioner) {
      if (*rc::gen::inRange(0, 4) == 0) continue;  // not everybody has a contract with everybody
      const ContractKey contract =
          key("P" + std::to_string(provider), "C" + std::to_string(commissioner));
      table.people[contract] = *rc::gen::inRange(0, 30);
      if (table.people[contract] < 5) table.hidden.insert(contract);
    }
  }
  return table;
}

TEST_CASE("a contract that is left over is hidden with the smallest that closes a ring") {
  ContractTable table;
  table.people = {{key("A", "1"), 3},  {key("A", "2"), 9}, {key("A", "3"), 50},
                  {key("B", "1"), 20}, {key("B", "2"), 8}, {key("B", "3"), 60}};
  table.hidden = {key("A", "1")};
  const std::set<ContractKey> expected{key("A", "1"), key("A", "2"), key("B", "1"), key("B", "2")};
  CHECK(hidden_contracts(table) == expected);
}

TEST_CASE("where nothing is hidden all is shown; contracts of hidden sums are hidden") {
  ContractTable table;
  table.people = {{key("A", "1"), 10}, {key("B", "1"), 10}, {key("B", "2"), 10}};
  CHECK(hidden_contracts(table).empty());
  table.hidden_providers = {"A"};
  CHECK(hidden_contracts(table).contains(key("A", "1")));
}

TEST_CASE("no hidden contract follows from the sums that are shown") {
  REQUIRE(rc::check("random tables", [] {
    ContractTable table = random_table();
    const std::set<ContractKey> hidden = hidden_contracts(table);
    const auto shown = shown_sums(table, hidden);
    // What followed from the sums of providers and commissioners alone is none of ours to keep.
    std::set<ContractKey> every;
    for (const auto& [contract, people] : table.people) every.insert(contract);
    const auto sums = shown_sums(table, every);
    for (const ContractKey& contract : table.hidden) {
      const Vector wanted =
          sum_of(table, [&](const ContractKey& other) { return other == contract; });
      RC_ASSERT(hidden.contains(contract));
      RC_ASSERT(follows(wanted, sums) || !follows(wanted, shown));
    }
  }));
}

}  // namespace
