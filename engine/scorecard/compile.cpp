#include "scorecard/compile.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "pbr/result.hpp"

namespace pbr::scorecard {
namespace {

std::int16_t index_of(const ClusterPack& pack, const ClusterCode& code) {
  const Cluster* cluster = pack.find(code);
  if (cluster == nullptr) throw InternalError("a table rule names no cluster of its pack");
  return static_cast<std::int16_t>(cluster - pack.clusters.data());
}

void compile_rules(const ClusterPack& pack, Card& card) {
  std::vector<const Premise*> premises;
  for (const TableRule& rule : pack.table.rules) {
    premises.push_back(&rule.when);
    card.rule_clusters.push_back(index_of(pack, rule.cluster));
  }
  card.rules = compile_premises(pack, premises);
  card.unique = pack.table.hit == HitPolicy::unique;
}

std::size_t scope_of(std::vector<Scope>& scopes, const TreeStep& step) {
  const auto found = std::find_if(scopes.begin(), scopes.end(), [&](const Scope& scope) {
    return scope.super_class == step.super_class && scope.branch == step.branch;
  });
  if (found != scopes.end()) return static_cast<std::size_t>(found - scopes.begin());
  scopes.push_back({step.super_class, step.branch});
  return scopes.size() - 1;
}

void compile_tree(const ClusterPack& pack, Card& card) {
  using enum SuperClass;
  for (const SuperClass each : {undecided, a, b, c}) card.scopes.push_back({each, {}});
  card.use_tree = pack.tree.use;
  if (!card.use_tree) return;
  std::vector<const Premise*> premises;
  for (const TreeStep& step : pack.tree.steps) {
    premises.push_back(&step.when);
    card.step_scopes.push_back(scope_of(card.scopes, step));
  }
  card.steps = compile_premises(pack, premises);
}

// Lanes number pages, rules, steps and scopes in a byte, and count missing items in one.
bool fits_lanes(const Premises& premises) {
  constexpr std::size_t most = 256;
  return premises.premises.size() <= most &&
         std::all_of(premises.values.begin(), premises.values.end(), [](const ValueCard& value) {
           std::size_t unknowns = 0;
           for (const auto& term : value.terms) unknowns += term.unknowns;
           return value.width <= Width::bits16 && unknowns < most;
         });
}

}  // namespace

Card compile(const ClusterPack& pack) {
  Card card;
  card.method = pack.method;
  card.places = pack.logit.places;
  card.weight_scale = -std::numbers::log2e / std::pow(10.0, card.places);
  compile_tree(pack, card);
  if (pack.method == Method::table) {
    compile_rules(pack, card);
  } else {
    compile_pages(pack, card);
    card.lanes = compile_lanes(card);
  }
  constexpr std::size_t most = 256;
  card.vertical = pack.clusters.size() <= most && card.scopes.size() <= most &&
                  fits_lanes(card.rules) && fits_lanes(card.steps);
  return card;
}

ByteTable& table_of(std::vector<ItemTable>& tables, std::size_t item, std::uint8_t start) {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const ItemTable& each) { return each.item == item; });
  if (found != tables.end()) return found->table;
  tables.push_back({item, {}});
  tables.back().table.by_code.fill(start);
  return tables.back().table;
}

}  // namespace pbr::scorecard
