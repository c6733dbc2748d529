#include "contrast/average_inputs.hpp"

#include <algorithm>
#include <numeric>

namespace pbr {
namespace {

std::int64_t whole(const Exact& value) { return round_pence(value, Rounding::half_up).value(); }

// Whole amounts that add up to the rounded sum: rounded down, then a penny each to the largest
// remainders, equal ones to the earlier.
std::vector<Pence> rounded_together(const std::vector<Exact>& exact_parts) {
  std::vector<Pence> parts;
  std::vector<Exact> remainders;
  Exact sum;
  Pence given;
  for (const Exact& part : exact_parts) {
    Pence down = round_pence(part, Rounding::down);
    if (exact(down) > part) down -= Pence{1};
    parts.push_back(down);
    remainders.push_back(part - exact(down));
    sum += part;
    given += down;
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return remainders[a] > remainders[b]; });
  Pence left = round_pence(sum, Rounding::half_up) - given;
  for (std::size_t i = 0; left > Pence{}; ++i, left -= Pence{1}) parts[order[i]] += Pence{1};
  return parts;
}

void add(ClusterInputs& into, const ClusterInputs& more) {
  into.amount += more.amount;
  into.days += more.days;
  into.episodes += more.episodes;
  into.people += more.people;
}

}  // namespace

/// Not yet rounded.
struct AverageInputs::Made {
  struct OfCluster {
    Exact amount, days, episodes, people;
  };
  Exact days;
  std::map<ClusterCode, OfCluster> clusters;
  Exact without_days;
};

AverageInputs::Sums AverageInputs::sums_of(const ContractInputs& contract) {
  Sums sums;
  sums.contracts = 1;
  sums.without_days = contract.activity;
  for (const auto& [code, cluster] : contract.clusters) {
    if (cluster.days == 0) continue;
    sums.clusters[code] = cluster;
    sums.days += cluster.days;
    sums.without_days -= cluster.amount;
  }
  sums.measures = contract.measures;
  sums.expected = contract.expected;
  return sums;
}

AverageInputs::AverageInputs(const PayInputs& inputs) : inputs_(inputs) {
  for (const auto& [key, contract] : inputs.contracts) {
    Sums& all = commissioners_[key.commissioner];
    const Sums one = sums_of(contract);
    all.contracts += one.contracts;
    all.days += one.days;
    all.without_days += one.without_days;
    for (const auto& [code, cluster] : one.clusters) add(all.clusters[code], cluster);
    all.measures.resize(std::max(all.measures.size(), one.measures.size()));
    for (std::size_t m = 0; m < one.measures.size(); ++m) all.measures[m] += one.measures[m];
    all.expected.resize(std::max(all.expected.size(), one.expected.size()));
    for (std::size_t m = 0; m < one.expected.size(); ++m) {
      ExpectedSums& sum = all.expected[m];
      sum.improved = sum.improved + one.expected[m].improved;
      sum.not_worse = sum.not_worse + one.expected[m].not_worse;
      sum.recovered = sum.recovered + one.expected[m].recovered;
    }
  }
  for (const Contract& row : inputs.values) {
    const int days = overlap(row.period, inputs.period).days();
    const auto of = commissioners_.find(row.commissioner);
    if (days == 0 || of == commissioners_.end()) continue;
    of->second.value += exact(row.amount) * Exact{days, row.period.days()};
  }
}

AverageInputs::Made AverageInputs::make(const Sums& contract, const Sums& average, OwnFactors own) {
  Made made;
  const Exact mean_days{average.days, average.contracts};
  made.days = own.volume ? Exact{contract.days} : mean_days;
  const Sums& spread = own.casemix && contract.days > 0 ? contract : average;
  for (const auto& [code, of_spread] : spread.clusters) {
    const Exact days = made.days * Exact{of_spread.days, spread.days};
    const auto mine = contract.clusters.find(code);
    const bool own_price = own.price && mine != contract.clusters.end();
    const ClusterInputs& priced = own_price ? mine->second : average.clusters.at(code);
    const Exact times = days / priced.days;
    made.clusters[code] = {times * priced.amount.value(), days, times * priced.episodes,
                           times * priced.people};
  }
  // Without a day there is nothing to be paid by the day: the amount itself, or the mean of them.
  const Sums& extra = own.price ? contract : average;
  made.without_days = extra.days > 0 ? exact(extra.without_days) * made.days / extra.days
                                     : exact(extra.without_days) / extra.contracts;
  return made;
}

ContractInputs AverageInputs::rounded(const Made& made) {
  ContractInputs inputs;
  std::vector<Exact> amounts;
  for (const auto& [code, cluster] : made.clusters) amounts.push_back(cluster.amount);
  amounts.push_back(made.without_days);
  const std::vector<Pence> parts = rounded_together(amounts);
  std::size_t at = 0;
  for (const auto& [code, cluster] : made.clusters) {
    inputs.clusters[code] = {parts[at], whole(cluster.days), whole(cluster.episodes),
                             whole(cluster.people)};
    inputs.activity += parts[at++];
    inputs.people += inputs.clusters[code].people;
  }
  inputs.activity += parts.back();
  if (parts.back() != Pence{}) inputs.clusters[ClusterCode{}].amount += parts.back();
  inputs.days = whole(made.days);
  return inputs;
}

std::vector<Contract> AverageInputs::average_values() const {
  std::vector<Contract> values;
  for (const auto& [key, contract] : inputs_.contracts) {
    const Sums& of = commissioners_.at(key.commissioner);
    Contract row;
    row.provider = key.provider;
    row.commissioner = key.commissioner;
    row.period = inputs_.period;
    row.amount = round_pence(of.value / of.contracts, Rounding::half_up);
    values.push_back(std::move(row));
  }
  return values;
}

PayInputs AverageInputs::at(OwnFactors own) const {
  PayInputs result = inputs_;
  const bool same_activity = own.volume && own.casemix && own.price;
  for (auto& [key, contract] : result.contracts) {
    const Sums& average = commissioners_.at(key.commissioner);
    if (!own.outcome) {
      contract.measures = average.measures;
      contract.expected = average.expected;
    }
    if (same_activity) continue;
    ContractInputs made = rounded(make(sums_of(contract), average, own));
    made.measures = std::move(contract.measures);
    made.expected = std::move(contract.expected);
    contract = std::move(made);
  }
  if (!own.volume && inputs_.values_given) result.values = average_values();
  return result;
}

}  // namespace pbr
