#include "rulebook/decision_table.hpp"

#include <set>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

void read_cluster(Reader& reader, const Node& node, const ClusterPack& pack, TableRule& rule) {
  const auto text = reader.text(node, "then");
  if (!text) return;
  const auto code = cluster_code(*text);
  if (code && pack.find(*code) != nullptr) {
    rule.cluster = *code;
    return;
  }
  std::vector<std::string_view> codes;
  for (const auto& cluster : pack.clusters) codes.emplace_back(cluster.code.text());
  const auto nearest = nearest_name(*text, codes);
  reader.problem("RB123", node, "a rule gives a cluster that has no page", *text,
                 "the code of a page",
                 nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
}

TableRule read_rule(Reader& reader, const Node& node, PremiseReader& premises,
                    const ClusterPack& pack) {
  TableRule rule;
  rule.at = reader.where(node);
  if (!reader.only_keys(node, "a rule", keys::rule)) return rule;
  if (const Node* id = node.find("id")) rule.id = read_id(reader, *id, "a rule's id").value_or("");
  if (const Node* when = reader.required(node, "when")) rule.when = premises.read(*when);
  if (const Node* then = reader.required(node, "then")) read_cluster(reader, *then, pack, rule);
  rule.basis = optional_text(reader, node, "basis");
  return rule;
}

// Rules without an id are called by their place.
void name_rules(Reader& reader, const std::vector<const Node*>& nodes, TableTerms& table) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < table.rules.size(); ++i) {
    auto& rule = table.rules[i];
    if (rule.id.empty()) rule.id = std::to_string(i + 1);
    if (ids.insert(rule.id).second) continue;
    reader.problem("RB124", *nodes[i], "two rules have the same id", rule.id,
                   "an id of its own for each rule",
                   "a rule without an id is called by its place in the list");
  }
}

}  // namespace

void read_table(Reader& reader, const Node& node, PremiseReader& premises, ClusterPack& pack) {
  if (!reader.only_keys(node, "table", keys::table)) return;
  if (const Node* hit = node.find("hit")) {
    const auto word = reader.one_of(*hit, "hit", {"first", "unique"});
    pack.table.hit = word.value_or(0) == 0 ? HitPolicy::first : HitPolicy::unique;
  }
  const Node* list = reader.required(node, "rules");
  if (list == nullptr) return;
  const auto nodes = reader.sequence(*list, "rules");
  if (list->kind == yaml::Kind::sequence && nodes.empty()) {
    reader.problem("RB125", *list, "a table without a rule", "an empty list", "one rule or more");
  }
  if (nodes.size() > most_table_rules) {
    reader.problem("RB101", *list, "a table of more rules than can be held",
                   std::to_string(nodes.size()), "at most " + std::to_string(most_table_rules));
    return;
  }
  for (const Node* one : nodes) {
    pack.table.rules.push_back(read_rule(reader, *one, premises, pack));
  }
  name_rules(reader, nodes, pack.table);
}

}  // namespace pbr::rulebook
