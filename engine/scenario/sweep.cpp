#include "pbr/sweep.hpp"

#include <algorithm>
#include <array>

#include "scenario/point_payer.hpp"

namespace pbr {
namespace {

using scenario::ContractAmounts;
using scenario::PaidPoint;
using scenario::PointPayer;

constexpr std::array levels{Level::provider, Level::commissioner, Level::all};

ContractKey named_at(const ContractKey& contract, Level level) {
  if (level == Level::provider) return {contract.provider, {}};
  if (level == Level::commissioner) return {{}, contract.commissioner};
  return level == Level::all ? ContractKey{} : contract;
}

std::map<ContractKey, Pence> sums_at(Level level, const ContractAmounts& contracts) {
  std::map<ContractKey, Pence> sums;
  for (const auto& [contract, amount] : contracts) sums[named_at(contract, level)] += amount;
  return sums;
}

// Whoever is in one of the two only has nothing in the other.
void add_rows(std::size_t point, const SchemeId& scheme, Level level, const ContractAmounts& before,
              const ContractAmounts& after, std::vector<SweepRow>& rows) {
  std::map<ContractKey, std::pair<Pence, Pence>> both;
  for (const auto& [key, amount] : sums_at(level, before)) both[key].first = amount;
  for (const auto& [key, amount] : sums_at(level, after)) both[key].second = amount;
  for (const auto& [key, amounts] : both) {
    rows.push_back({point, scheme, level, key, amounts.second, amounts.second - amounts.first});
  }
}

Loaded<std::vector<PaidPoint>> pay_points(PointPayer& payer,
                                          const std::vector<SweepParameter>& parameters,
                                          const std::vector<std::vector<std::string>>& points) {
  Loaded<std::vector<PaidPoint>> loaded;
  loaded.problems = payer.prepare();
  if (has_errors(loaded.problems)) return loaded;
  std::vector<std::vector<Change>> changes;
  changes.reserve(points.size());
  for (const auto& values : points) changes.push_back(scenario::changes_of(parameters, values));
  return payer.pay(changes);
}

}  // namespace

Loaded<SweepResult> sweep(const Study& study, const Variant& over, const Sweep& what,
                          const RunOptions& options) {
  Loaded<SweepResult> loaded;
  SweepResult result;
  for (const auto& each : what.parameters) result.parameters.push_back(each.name);
  result.points = points_of(what);
  PointPayer payer(study, over, options);
  auto paid = pay_points(payer, what.parameters, result.points);
  loaded.problems = std::move(paid.problems);
  if (!paid.value) return loaded;
  const auto& before = payer.without().schemes;
  for (std::size_t i = 0; i < paid.value->size(); ++i) {
    const PaidPoint& point = (*paid.value)[i];
    result.way = std::max(result.way, point.way);
    for (std::size_t s = 0; s < before.size(); ++s) {
      for (const Level level : levels) {
        add_rows(i + 1, payer.schemes()[s], level, before[s], point.schemes[s], result.rows);
      }
    }
  }
  loaded.value = std::move(result);
  return loaded;
}

}  // namespace pbr
