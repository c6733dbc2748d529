#include <algorithm>

#include "allocation/methods.hpp"
#include "allocation/premise.hpp"

namespace pbr {
namespace {

std::int16_t index_of(const ClusterPack& pack, const ClusterCode& code) {
  const Cluster* cluster = pack.find(code);
  if (cluster == nullptr) throw InternalError("a table rule names no cluster of its pack");
  return static_cast<std::int16_t>(cluster - pack.clusters.data());
}

}  // namespace

Decision decide_by_table(const ClusterPack& pack, const Assessment& assessment,
                         const Within& within) {
  Decision decision;
  const DerivedValues derived = derived_values(pack, assessment);
  const auto& rules = pack.table.rules;
  const auto rule_from = [&](std::size_t at, auto&& wanted) {
    while (at < rules.size() &&
           !(wanted(rules[at]) && holds(rules[at].when, derived, within.super_class))) {
      ++at;
    }
    return at;
  };
  const std::size_t first = rule_from(0, [](const TableRule&) { return true; });
  if (first == rules.size()) return decision;
  decision.nearest = static_cast<std::int16_t>(first);
  if (pack.table.hit == HitPolicy::unique) {
    const std::size_t other = rule_from(
        first + 1, [&](const TableRule& rule) { return rule.cluster != rules[first].cluster; });
    if (other != rules.size()) {
      decision.conflict = static_cast<std::int16_t>(other);
      return decision;
    }
  }
  decision.cluster = index_of(pack, rules[first].cluster);
  return decision;
}

}  // namespace pbr
