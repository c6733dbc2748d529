#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/scheme_partners.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Entry;
using yaml::Node;
using yaml::Reader;

bool is_activity(const SchemeComponent& component) {
  return std::holds_alternative<ActivityComponent>(component.terms);
}

void read_shares(Reader& reader, const Entry& entry, PersonalBudgetComponent& budgets) {
  const auto code = cluster_code(entry.key);
  if (!code) {
    reader.problem("RB031", entry, "this is no cluster code", entry.key,
                   "one to eight digits or capital letters, such as 08");
    return;
  }
  const Node& node = entry.value;
  if (!reader.only_keys(node, "the shares of a cluster", keys::budget_shares)) return;
  const auto core = part_of_one(reader, node, "core");
  const auto risk_pool = part_of_one(reader, node, "risk_pool");
  if (!core || !risk_pool) return;
  budgets.clusters[*code] = {*core, *risk_pool};
  if (*core + *risk_pool <= Rate{1}) return;
  reader.problem("RB172", entry, "core services and risk pool come to more than the whole price",
                 to_text(*core + *risk_pool), "at most 1",
                 "what is left of 1 is the personal budget");
}

}  // namespace

PersonalBudgetComponent read_personal_budget(Reader& reader, const Node& node,
                                             const std::vector<SchemeComponent>& above) {
  PersonalBudgetComponent budgets;
  if (!reader.only_keys(node, "personal_budget", keys::personal_budget)) return budgets;
  if (const Node* of = reader.required(node, "of")) {
    budgets.of = reader.text(*of, "of").value_or("");
    if (!budgets.of.empty()) {
      named_above(reader, *of, budgets.of, above, is_activity, "RB173",
                  "personal budgets are made of a component that is no activity component above");
    }
  }
  budgets.take_up = part_of_one(reader, node, "take_up").value_or(Rate{});
  if (const Node* holder = reader.required(node, "holder")) {
    const auto word = reader.one_of(*holder, "holder",
                                    {"notional", "voluntary", "independent", "direct_payment"});
    if (word) budgets.holder = static_cast<BudgetHolder>(*word);
  }
  if (const Node* second = node.find("second_line")) {
    budgets.second_line = read_price(reader, *second).value_or(Pence{});
  }
  const Node* clusters = reader.required(node, "clusters");
  if (clusters == nullptr || !is_mapping(reader, *clusters, "clusters")) return budgets;
  for (const auto& entry : clusters->entries) read_shares(reader, entry, budgets);
  return budgets;
}

}  // namespace pbr::rulebook
