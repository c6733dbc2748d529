#include "rulebook/pack.hpp"
#include "rulebook/scheme_parts.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

template <class Weighted>
void check_weights(Reader& in, const Node& at, const std::vector<Weighted>& list,
                   const std::string& what) {
  Rate sum;
  for (const auto& one : list) sum = sum + one.weight;
  if (sum == Rate{1}) return;
  in.problem("RB060", at, "the weights of " + what + " do not add up to 1", to_text(sum), "1");
}

SchemeDomain read_domain(Reader& in, const Node& node, std::set<std::string>& ids,
                         std::set<std::string>& indicator_ids) {
  SchemeDomain domain;
  domain.id = unique_id(in, node, ids, "domain");
  domain.name = in.text_of(node, "name").value_or("");
  domain.weight = part_of_one(in, node, "weight").value_or(Rate{});
  const Node* indicators = in.required(node, "indicators");
  if (indicators == nullptr) return domain;
  for (const Node* item : in.sequence(*indicators, "indicators")) {
    if (!in.only_keys(*item, "an indicator", keys::indicator)) continue;
    domain.indicators.push_back(read_indicator(in, *item, indicator_ids, IndicatorOf::domain));
  }
  check_weights(in, *indicators, domain.indicators, "the indicators of domain " + domain.id);
  return domain;
}

}  // namespace

std::string unique_id(Reader& in, const Node& mapping, std::set<std::string>& ids,
                      std::string_view of) {
  const Node* node = in.required(mapping, "id");
  if (node == nullptr) return {};
  auto id = read_id(in, *node, "id").value_or("");
  if (!id.empty() && !ids.insert(id).second) {
    in.problem("RB066", *node, "two of one scheme's " + std::string(of) + "s have the same id", id,
               "an id of its own");
  }
  return id;
}

std::vector<SchemeDomain> read_domains(Reader& in, const Node& node) {
  std::vector<SchemeDomain> domains;
  std::set<std::string> ids;
  std::set<std::string> indicator_ids;
  for (const Node* item : in.sequence(node, "domains")) {
    if (!in.only_keys(*item, "a domain", keys::domain)) continue;
    domains.push_back(read_domain(in, *item, ids, indicator_ids));
  }
  check_weights(in, node, domains, "the domains of the component");
  return domains;
}

}  // namespace pbr::rulebook
