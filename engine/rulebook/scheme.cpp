#include <set>

#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

class SchemeReader {
 public:
  SchemeReader(Reader& reader, const Node& root, Scheme& scheme)
      : in_(reader), root_(root), scheme_(scheme) {}

  void read() {
    scheme_.name = in_.text_of(root_, "name").value_or("");
    if (const Node* rounding = in_.required(root_, "rounding")) {
      const auto word = in_.one_of(*rounding, "rounding", {"half_up", "half_even", "down", "up"});
      if (word) scheme_.rounding = static_cast<Rounding>(*word);
    }
    const Node* components = in_.required(root_, "components");
    if (components == nullptr) return;
    std::set<std::string> ids;
    for (const Node* node : in_.sequence(*components, "components")) read_component(*node, ids);
    if (components->kind == yaml::Kind::sequence && components->items.empty()) {
      in_.problem("RB064", *components, "a scheme has no component", "an empty list",
                  "block, activity or outcome");
    }
    check_shares(*components);
  }

 private:
  void read_component(const Node& node, std::set<std::string>& ids) {
    if (!in_.only_keys(node, "a component", rulebook::keys::component)) return;
    SchemeComponent component;
    component.at = in_.where(node);
    component.id = unique_id(node, ids, "component");
    component.name = in_.text_of(node, "name").value_or("");
    const Node* block = node.find("block");
    const Node* activity = node.find("activity");
    const Node* outcome = node.find("outcome");
    if ((block != nullptr) + (activity != nullptr) + (outcome != nullptr) != 1) {
      in_.problem("RB065", node, "a component pays in exactly one way", {},
                  "one of block, activity and outcome");
      return;
    }
    if (block != nullptr) component.terms = read_block(*block);
    if (activity != nullptr) component.terms = read_activity(*activity);
    if (outcome != nullptr) component.terms = read_outcome(*outcome);
    scheme_.components.push_back(std::move(component));
  }

  std::string unique_id(const Node& mapping, std::set<std::string>& ids, std::string_view of) {
    const Node* node = in_.required(mapping, "id");
    if (node == nullptr) return {};
    auto id = rulebook::read_id(in_, *node, "id").value_or("");
    if (!id.empty() && !ids.insert(id).second) {
      in_.problem("RB066", *node, "two of one scheme's " + std::string(of) + "s have the same id",
                  id, "an id of its own");
    }
    return id;
  }

  BlockComponent read_block(const Node& node) {
    BlockComponent block;
    if (!in_.only_keys(node, "block", rulebook::keys::block)) return block;
    if (const Node* rule = in_.required(node, "without_contracts")) {
      const auto word = in_.one_of(*rule, "without_contracts", {"refuse", "share_by_people"});
      block.share_by_people_without_contracts = word == 1U;
    }
    return block;
  }

  ActivityComponent read_activity(const Node& node) {
    if (!in_.only_keys(node, "activity", rulebook::keys::activity)) return {};
    return {part_of_one(node, "share").value_or(Rate{})};
  }

  OutcomeComponent read_outcome(const Node& node) {
    OutcomeComponent outcome;
    if (!in_.only_keys(node, "outcome", rulebook::keys::outcome)) return outcome;
    outcome.share = part_of_one(node, "share").value_or(Rate{});
    const Node* domains = in_.required(node, "domains");
    if (domains == nullptr) return outcome;
    std::set<std::string> ids;
    std::set<std::string> indicator_ids;
    for (const Node* item : in_.sequence(*domains, "domains")) {
      if (!in_.only_keys(*item, "a domain", rulebook::keys::domain)) continue;
      outcome.domains.push_back(read_domain(*item, ids, indicator_ids));
    }
    check_weights(*domains, outcome.domains, "the domains of the component");
    return outcome;
  }

  SchemeDomain read_domain(const Node& node, std::set<std::string>& ids,
                           std::set<std::string>& indicator_ids) {
    SchemeDomain domain;
    domain.id = unique_id(node, ids, "domain");
    domain.name = in_.text_of(node, "name").value_or("");
    domain.weight = part_of_one(node, "weight").value_or(Rate{});
    const Node* indicators = in_.required(node, "indicators");
    if (indicators == nullptr) return domain;
    for (const Node* item : in_.sequence(*indicators, "indicators")) {
      if (!in_.only_keys(*item, "an indicator", rulebook::keys::indicator)) continue;
      domain.indicators.push_back(read_indicator(*item, indicator_ids));
    }
    check_weights(*indicators, domain.indicators, "the indicators of domain " + domain.id);
    return domain;
  }

  SchemeIndicator read_indicator(const Node& node, std::set<std::string>& ids) {
    SchemeIndicator indicator;
    indicator.at = in_.where(node);
    indicator.id = unique_id(node, ids, "indicator");
    indicator.name = in_.text_of(node, "name").value_or("");
    indicator.measure = MeasureId(in_.text_of(node, "measure").value_or(""));
    if (const Node* statistic = in_.required(node, "statistic")) {
      const auto word =
          in_.one_of(*statistic, "statistic", {"improved", "not_worse", "recovered", "status_yes"});
      if (word) indicator.statistic = static_cast<Statistic>(*word);
    }
    indicator.weight = part_of_one(node, "weight").value_or(Rate{});
    indicator.least_complete = part_of_one(node, "least_complete").value_or(Rate{});
    read_thresholds(node, indicator);
    return indicator;
  }

  void read_thresholds(const Node& node, SchemeIndicator& indicator) {
    const auto lower = part_of_one(node, "lower");
    const auto upper = part_of_one(node, "upper");
    if (!lower || !upper) return;
    indicator.lower = *lower;
    indicator.upper = *upper;
    if (*lower < *upper) return;
    in_.problem("RB061", *node.find("upper"), "the upper threshold is not above the lower",
                to_text(*upper), "more than " + to_text(*lower));
  }

  std::optional<Rate> part_of_one(const Node& mapping, std::string_view key) {
    const auto value = in_.rate_of(mapping, key);
    if (!value || (Rate{} <= *value && *value <= Rate{1})) return value;
    in_.problem("RB063", *mapping.find(key), std::string(key) + " is not a part of one",
                to_text(*value), "0 to 1, so that 20% is 0.20");
    return std::nullopt;
  }

  template <class Weighted>
  void check_weights(const Node& at, const std::vector<Weighted>& list, const std::string& what) {
    Rate sum;
    for (const auto& one : list) sum = sum + one.weight;
    if (sum == Rate{1}) return;
    in_.problem("RB060", at, "the weights of " + what + " do not add up to 1", to_text(sum), "1");
  }

  void check_shares(const Node& at) {
    Rate sum;
    for (const auto& component : scheme_.components) {
      if (const auto* activity = std::get_if<ActivityComponent>(&component.terms)) {
        sum = sum + activity->share;
      } else if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
        sum = sum + outcome->share;
      }
    }
    if (sum <= Rate{1}) return;
    in_.problem("RB062", at, "the shares of the activity payment come to more than all of it",
                to_text(sum), "at most 1");
  }

  Reader& in_;
  const Node& root_;
  Scheme& scheme_;
};

}  // namespace

Loaded<Scheme> load_scheme(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack<Scheme>("scheme", rulebook::keys::scheme, reference, paths,
                                     [](Reader& reader, const Node& root, Scheme& scheme) {
                                       SchemeReader(reader, root, scheme).read();
                                     });
}

}  // namespace pbr
