#include "pbr/integrity.hpp"
#include "scheme/exact.hpp"

namespace pbr {
namespace {

struct Cost {
  Pence amount;
  std::int64_t days = 0;
};
using CostOfAll = std::map<ClusterCode, Cost>;

CostOfAll cost_of_all(const PayInputs& inputs) {
  CostOfAll costs;
  for (const auto& [key, contract] : inputs.contracts) {
    for (const auto& [code, cluster] : contract.clusters) {
      if (cluster.days == 0) continue;
      costs[code].amount += cluster.amount;
      costs[code].days += cluster.days;
    }
  }
  return costs;
}

/// A day of a cluster under a contract, on average; nothing where nobody has one.
std::optional<Exact> per_day(const ContractInputs& contract, const CostOfAll& all,
                             const ClusterCode& code) {
  const auto own = contract.clusters.find(code);
  if (own != contract.clusters.end() && own->second.days > 0) {
    return Exact{own->second.amount.value(), own->second.days};
  }
  const auto anybody = all.find(code);
  if (anybody == all.end()) return std::nullopt;
  return Exact{anybody->second.amount.value(), anybody->second.days};
}

struct Gain {
  Exact gained, net;
};

}  // namespace

std::vector<UpcodingRow> upcoding_of(const IntegritySums& sums, const PayInputs& inputs) {
  const CostOfAll all = cost_of_all(inputs);
  std::map<std::pair<std::uint32_t, ContractKey>, Gain> gains;
  std::map<std::uint32_t, UpcodingRow> rows;
  for (std::uint32_t item = 0; item < item_count; ++item) {
    if (sums.raised().at(item) > 0) rows[item] = {item, sums.raised().at(item)};
  }
  for (const auto& [key, moved] : sums.moves()) {
    UpcodingRow& row = rows[key.item];
    row.item = key.item;
    row.moved += moved.episodes;
    const auto contract = inputs.contracts.find(key.contract);
    if (contract == inputs.contracts.end()) continue;
    const auto from = per_day(contract->second, all, key.from);
    const auto to = per_day(contract->second, all, key.to);
    if (!from || !to) continue;
    const Exact more = (*to - *from) * moved.days;
    Gain& gain = gains[{key.item, key.contract}];
    gain.net += more;
    if (more <= 0) continue;
    gain.gained += more;
    row.moved_up += moved.episodes;
  }
  for (const auto& [key, gain] : gains) {
    rows[key.first].gained += round_pence(gain.gained, Rounding::half_up);
    rows[key.first].net += round_pence(gain.net, Rounding::half_up);
  }
  std::vector<UpcodingRow> result;
  result.reserve(rows.size());
  for (const auto& [item, row] : rows) result.push_back(row);
  return result;
}

}  // namespace pbr
