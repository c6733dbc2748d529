#include "pbr/pay_inputs.hpp"

#include "scheme/evaluator.hpp"

namespace pbr {
namespace {

void add_cell(const CellKey& key, const CellSums& cell, ContractInputs& contract) {
  contract.activity += cell.amount;
  contract.people += cell.people_closing;
  contract.days += cell.days;
  ClusterInputs& cluster = contract.clusters[key.cluster];
  cluster.amount += cell.amount;
  cluster.days += cell.days;
  cluster.episodes += cell.episodes;
  cluster.people += cell.people_closing;
  for (std::size_t m = 0; m < cell.measures.size(); ++m) contract.measures[m] += cell.measures[m];
}

}  // namespace

PayInputs pay_inputs(const Casemix& casemix, const std::vector<Contract>& contracts,
                     bool contracts_given,
                     std::map<ContractKey, std::vector<ExpectedSums>> expected) {
  PayInputs inputs{
      casemix.terms().period, casemix.terms().measures, {}, contracts, contracts_given};
  const auto contract_of = [&](const ContractKey& key) -> ContractInputs& {
    const auto [place, is_new] = inputs.contracts.try_emplace(key);
    if (is_new) place->second.measures.resize(inputs.measures.size());
    return place->second;
  };
  for (const auto& [key, cell] : casemix.cells()) {
    add_cell(key, cell, contract_of({key.provider, key.commissioner}));
  }
  for (const Contract& row : contracts) {
    if (!contracts_given || overlap(row.period, inputs.period).empty()) continue;
    contract_of({row.provider, row.commissioner});
  }
  for (auto& [key, sums] : inputs.contracts) {
    auto given = expected.extract(key);
    if (!given.empty()) sums.expected = std::move(given.mapped());
  }
  return inputs;
}

std::vector<std::vector<Pence>> amounts(const Scheme& scheme, const PayInputs& inputs) {
  const Evaluator evaluator{scheme, inputs};
  const std::vector<Pence> flat = evaluator.amounts(sums_of(inputs));
  std::vector<std::vector<Pence>> by_contract;
  const std::size_t width = scheme.components.size();
  for (std::size_t at = 0; at < flat.size(); at += width) {
    const auto first = flat.begin() + static_cast<std::ptrdiff_t>(at);
    by_contract.emplace_back(first, first + static_cast<std::ptrdiff_t>(width));
  }
  return by_contract;
}

}  // namespace pbr
