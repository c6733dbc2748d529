#include <set>

#include "rulebook/pack.hpp"
#include "rulebook/scheme_partners.hpp"
#include "rulebook/scheme_parts.hpp"
#include "rulebook/scheme_shares.hpp"

namespace pbr {
namespace {

using rulebook::ComponentReader;
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
    if (const Node* plan = root_.find("payment")) read_plan(*plan);
    if (const Node* holders = root_.find("holders")) read_holders(*holders);
    const Node* components = in_.required(root_, "components");
    if (components == nullptr) return;
    read_components(*components);
    check_shares(*components);
    check_values(*components);
  }

 private:
  void read_components(const Node& components) {
    const auto nodes = in_.sequence(components, "components");
    std::set<std::string> ids;
    std::vector<std::string> id_by_place;
    std::vector<std::size_t> read_as;  // one more than the place among what could be read; 0: not
    for (const Node* node : nodes) {
      const std::size_t before = scheme_.components.size();
      id_by_place.emplace_back();
      read_component(*node, ids, id_by_place);
      read_as.push_back(scheme_.components.size() > before ? scheme_.components.size() : 0);
    }
    std::vector<const SchemeComponent*> by_place;
    by_place.reserve(read_as.size());
    for (const std::size_t place : read_as) {
      by_place.push_back(place == 0 ? nullptr : &scheme_.components[place - 1]);
    }
    rulebook::check_bases(in_, id_by_place, by_place, named_);
    if (components.kind == yaml::Kind::sequence && components.items.empty()) {
      in_.problem("RB064", components, "a scheme has no component", "an empty list",
                  "a component such as block, activity or outcome");
    }
  }

  void read_component(const Node& node, std::set<std::string>& ids,
                      std::vector<std::string>& id_by_place) {
    if (!in_.only_keys(node, "a component", rulebook::keys::component)) return;
    SchemeComponent component;
    component.at = in_.where(node);
    component.id = rulebook::unique_id(in_, node, ids, "component");
    id_by_place.back() = component.id;
    component.name = in_.text_of(node, "name").value_or("");
    const Node* terms = nullptr;
    std::string_view kind;
    std::size_t kinds = 0;
    for (const auto known : rulebook::keys::component) {
      if (known == "id" || known == "name" || node.find(known) == nullptr) continue;
      terms = node.find(known);
      kind = known;
      ++kinds;
    }
    if (kinds != 1) {
      in_.problem("RB065", node, "a component pays in exactly one way", {},
                  "one of block, activity, outcome, capitation, episode, points, gain_loss, "
                  "tournament, pool and personal_budget");
      return;
    }
    read_terms(kind, *terms, {in_, id_by_place.size() - 1, named_}, component);
    scheme_.components.push_back(std::move(component));
  }

  void read_terms(std::string_view kind, const Node& node, const ComponentReader& reader,
                  SchemeComponent& component) {
    auto& terms = component.terms;
    if (kind == "block") terms = rulebook::read_block(in_, node);
    if (kind == "activity") terms = rulebook::read_activity(in_, node);
    if (kind == "outcome") terms = rulebook::read_outcome(reader, node);
    if (kind == "capitation") terms = rulebook::read_capitation(in_, node);
    if (kind == "episode") terms = rulebook::read_episode(in_, node);
    if (kind == "points") terms = rulebook::read_points(in_, node);
    if (kind == "gain_loss") terms = rulebook::read_gain_loss(reader, node);
    if (kind == "tournament") terms = rulebook::read_tournament(reader, node);
    if (kind == "pool") terms = rulebook::read_pool(in_, node, scheme_.components);
    if (kind == "personal_budget") {
      terms = rulebook::read_personal_budget(in_, node, scheme_.components);
    }
  }

  void read_plan(const Node& node) {
    if (!in_.only_keys(node, "payment", rulebook::keys::payment_plan)) return;
    if (const Node* monthly = in_.required(node, "monthly_in_advance")) {
      scheme_.plan.monthly = in_.truth(*monthly, "monthly_in_advance").value_or(false);
    }
    const Node* advance = node.find("outcomes_in_advance");
    if (advance == nullptr) return;
    scheme_.plan.outcomes_in_advance =
        rulebook::part_of_one(in_, node, "outcomes_in_advance").value_or(Rate{});
    if (scheme_.plan.monthly || scheme_.plan.outcomes_in_advance == Rate{}) return;
    in_.problem("RB163", *advance, "money is paid in advance under a plan that has no months",
                advance->text, "monthly_in_advance: true, or no outcomes_in_advance");
  }

  void read_holders(const Node& node) {
    if (!rulebook::is_mapping(in_, node, "holders")) return;
    for (const auto& entry : node.entries) {
      const auto word = in_.one_of(entry.value, "the kind of a provider",
                                   {"nhs", "local_authority", "voluntary", "independent"});
      if (!word) continue;
      if (entry.key == "default") {
        scheme_.provider_holder = static_cast<Holder>(*word);
      } else {
        scheme_.providers[ProviderId{entry.key}] = static_cast<Holder>(*word);
      }
    }
  }

  // What is cut out of the activity payment or of the value is no more than all of it.
  [[nodiscard]] Rate shares_of(PaymentBase::Of whole) const {
    Rate sum;
    for (const auto& component : scheme_.components) {
      const auto* block = std::get_if<BlockComponent>(&component.terms);
      const auto* activity = std::get_if<ActivityComponent>(&component.terms);
      const auto* outcome = std::get_if<OutcomeComponent>(&component.terms);
      if (block != nullptr && whole == PaymentBase::Of::value) sum = sum + block->share;
      if (activity != nullptr && whole == PaymentBase::Of::activity) sum = sum + activity->share;
      if (outcome == nullptr || outcome->form != OutcomeForm::withheld) continue;
      if (outcome->base.of == whole) sum = sum + outcome->share;
    }
    return sum;
  }

  void check_shares(const Node& at) {
    const Rate sum = shares_of(PaymentBase::Of::activity);
    if (sum > Rate{1}) {
      in_.problem("RB062", at, "the shares of the activity payment come to more than all of it",
                  to_text(sum), "at most 1");
    }
  }

  void check_values(const Node& at) {
    const Rate sum = shares_of(PaymentBase::Of::value);
    if (sum > Rate{1}) {
      in_.problem("RB157", at, "the shares of the contract's value come to more than all of it",
                  to_text(sum), "at most 1",
                  "give each block its share, and what is on top of the value `as: bonus`");
    }
    std::optional<bool> shared;
    for (const auto& component : scheme_.components) {
      const auto* block = std::get_if<BlockComponent>(&component.terms);
      if (block == nullptr) continue;
      if (shared && *shared != block->share_by_people_without_contracts) {
        in_.problem("RB165", at, "two blocks say different things of a study without contracts",
                    "component " + component.id, "the same without_contracts in every block");
      }
      shared = block->share_by_people_without_contracts;
    }
  }

  Reader& in_;
  const Node& root_;
  Scheme& scheme_;
  std::vector<rulebook::NamedBase> named_;
};

}  // namespace

Loaded<Scheme> rulebook::read_scheme_pack(const std::string& reference,
                                          const yaml::Document& document, Diagnostics problems) {
  return read_pack<Scheme>("scheme", keys::scheme, reference, document, std::move(problems),
                           [](Reader& reader, const Node& root, Scheme& scheme) {
                             SchemeReader(reader, root, scheme).read();
                           });
}

Loaded<Scheme> load_scheme(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_scheme_pack);
}

}  // namespace pbr
