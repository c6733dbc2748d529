#include "rulebook/tree.hpp"

#include <algorithm>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

std::string branches_of(const ClusterPack& pack, SuperClass super_class) {
  std::string listed;
  std::vector<std::string_view> seen;
  for (const auto& cluster : pack.clusters) {
    const bool known = std::find(seen.begin(), seen.end(), cluster.branch) != seen.end();
    if (cluster.super_class != super_class || cluster.branch.empty() || known) continue;
    seen.emplace_back(cluster.branch);
    listed += (listed.empty() ? "" : ", ") + ("\"" + cluster.branch + "\"");
  }
  return listed.empty() ? "no branch: its pages have none" : "one of " + listed;
}

// Only where pages have super-classes at all: those of a table may do without.
void check_super_class(Reader& reader, const Node& node, const ClusterPack& pack,
                       SuperClass super_class) {
  const auto of_class = [super_class](const Cluster& c) { return c.super_class == super_class; };
  const bool met = std::any_of(pack.clusters.begin(), pack.clusters.end(), of_class);
  if (met || pack.method == Method::table) return;
  reader.problem("RB126", node, "a step gives a super-class that no page has", node.text,
                 "a super-class of the pages");
}

void check_branch(Reader& reader, const Node& node, const ClusterPack& pack, const TreeStep& step) {
  const bool met =
      std::any_of(pack.clusters.begin(), pack.clusters.end(), [&step](const Cluster& cluster) {
        return cluster.super_class == step.super_class && cluster.branch == step.branch;
      });
  if (met) return;
  reader.problem("RB126", node, "a step gives a branch that no page of its super-class has",
                 step.branch, branches_of(pack, step.super_class));
}

TreeStep read_step(Reader& reader, const Node& node, PremiseReader& premises,
                   const ClusterPack& pack) {
  TreeStep step;
  step.at = reader.where(node);
  if (!reader.only_keys(node, "a step", keys::step)) return step;
  if (const Node* when = reader.required(node, "when")) {
    step.when = premises.read(*when);
    if (const Node* asked = when->find("super_class")) {
      reader.problem("RB127", *asked, "a step asks about the super-class that the tree is to find",
                     {}, "conditions on items and derived values",
                     "the tree is asked only where the super-class is undecided");
    }
  }
  step.basis = optional_text(reader, node, "basis");
  const Node* super_class = reader.required(node, "super_class");
  if (super_class == nullptr) return step;
  const auto word = reader.one_of(*super_class, "super_class", {"A", "B", "C"});
  if (!word) return step;
  step.super_class = static_cast<SuperClass>(*word + 1);
  check_super_class(reader, *super_class, pack, step.super_class);
  if (const Node* branch = node.find("branch")) {
    step.branch = reader.text(*branch, "branch").value_or("");
    if (!step.branch.empty()) check_branch(reader, *branch, pack, step);
  }
  return step;
}

}  // namespace

void read_tree(Reader& reader, const Node& node, PremiseReader& premises, ClusterPack& pack) {
  if (!reader.only_keys(node, "tree", keys::tree)) return;
  if (const Node* use = node.find("use")) {
    pack.tree.use = reader.one_of(*use, "use", {"never", "when_undecided"}).value_or(0) == 1;
  }
  const Node* list = reader.required(node, "steps");
  if (list == nullptr) return;
  const auto nodes = reader.sequence(*list, "steps");
  if (list->kind == yaml::Kind::sequence && nodes.empty()) {
    reader.problem("RB125", *list, "a tree without a step", "an empty list", "one step or more");
  }
  if (nodes.size() > most_table_rules) {
    reader.problem("RB101", *list, "a tree of more steps than can be held",
                   std::to_string(nodes.size()), "at most " + std::to_string(most_table_rules));
    return;
  }
  for (const Node* one : nodes) {
    pack.tree.steps.push_back(read_step(reader, *one, premises, pack));
  }
}

}  // namespace pbr::rulebook
