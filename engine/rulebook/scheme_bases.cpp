#include <algorithm>

#include "rulebook/pack.hpp"
#include "rulebook/scheme_parts.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

bool pays_nothing(const SchemeComponent* component) {
  return component != nullptr &&
         (std::holds_alternative<PoolComponent>(component->terms) ||
          std::holds_alternative<PersonalBudgetComponent>(component->terms));
}

class Bases {
 public:
  Bases(Reader& reader, const std::vector<std::string>& ids,
        const std::vector<const SchemeComponent*>& components, const std::vector<NamedBase>& named)
      : in_(reader), ids_(ids), components_(components), named_(named) {}

  void check() {
    for (const NamedBase& name : named_) {
      const auto found = std::find(ids_.begin(), ids_.end(), name.id);
      if (found == ids_.end()) {
        unknown(name);
        continue;
      }
      const auto place = static_cast<std::size_t>(found - ids_.begin());
      std::vector<std::size_t> ring{name.component};
      if (leads_back(place, ring)) {
        circle(name, ring);
      } else if (place >= name.component) {
        in_.problem("RB150", *name.node, "a base names a component that is paid after it", name.id,
                    above(name.component), "move " + name.id + " above this component");
      } else if (pays_nothing(components_[place])) {
        in_.problem("RB150", *name.node, "a base names a component that pays nothing of its own",
                    name.id, above(name.component));
      }
    }
  }

 private:
  // Whether the bases of `place` lead back to where the ring began; fills the ring.
  bool leads_back(std::size_t place, std::vector<std::size_t>& ring) const {
    if (place == ring.front()) return true;
    if (std::find(ring.begin(), ring.end(), place) != ring.end()) return false;
    ring.push_back(place);
    for (const NamedBase& name : named_) {
      if (name.component != place) continue;
      const auto found = std::find(ids_.begin(), ids_.end(), name.id);
      if (found == ids_.end()) continue;
      if (leads_back(static_cast<std::size_t>(found - ids_.begin()), ring)) return true;
    }
    ring.pop_back();
    return false;
  }

  // Each ring once: where its first component names the next.
  void circle(const NamedBase& name, const std::vector<std::size_t>& ring) {
    if (*std::min_element(ring.begin(), ring.end()) != name.component) return;
    std::string round;
    for (const std::size_t place : ring) round += ids_[place] + " -> ";
    in_.problem("RB151", *name.node, "the bases of components go round in a circle",
                round + ids_[ring.front()], above(name.component),
                "a component is paid over components that stand above it");
  }

  void unknown(const NamedBase& name) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < name.component; ++i) known.push_back(ids_[i]);
    const auto nearest = nearest_name(name.id, known);
    in_.problem("RB150", *name.node, "a base names a component that the scheme does not have",
                name.id, above(name.component),
                nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
  }

  [[nodiscard]] std::string above(std::size_t component) const {
    std::string list;
    for (std::size_t i = 0; i < component; ++i) {
      if (ids_[i].empty() || pays_nothing(components_[i])) continue;
      list += (list.empty() ? "one above it: " : ", ") + ids_[i];
    }
    return list.empty() ? "activity or value: no component stands above this one" : list;
  }

  Reader& in_;
  const std::vector<std::string>& ids_;
  const std::vector<const SchemeComponent*>& components_;
  const std::vector<NamedBase>& named_;
};

}  // namespace

PaymentBase read_base(const ComponentReader& reader, const Node& node, std::string_view what) {
  if (node.kind != yaml::Kind::sequence) {
    const bool is_value = node.kind == yaml::Kind::scalar && node.text == "value";
    if (!is_value && (node.kind != yaml::Kind::scalar || node.text != "activity")) {
      reader.in.problem(
          "RB150", node, std::string(what) + " is neither activity nor value", node.text,
          "activity, value, or a list of components above this one",
          node.text.empty() ? "" : "a component is named in a list: [" + node.text + "]");
    }
    return {is_value ? PaymentBase::Of::value : PaymentBase::Of::activity, {}};
  }
  PaymentBase base{PaymentBase::Of::components, {}};
  for (const Node* item : reader.in.sequence(node, what)) {
    const auto id = reader.in.text(*item, what);
    if (!id) continue;
    if (std::find(base.components.begin(), base.components.end(), *id) != base.components.end()) {
      reader.in.problem("RB150", *item, "a base names a component twice", *id,
                        "each component once");
    }
    base.components.push_back(*id);
    reader.named.push_back({reader.component, item, *id});
  }
  if (node.items.empty()) {
    reader.in.problem("RB150", node, std::string(what) + " names nothing", "an empty list",
                      "activity, value, or ids of components above this one");
  }
  return base;
}

void check_bases(Reader& reader, const std::vector<std::string>& ids,
                 const std::vector<const SchemeComponent*>& components,
                 const std::vector<NamedBase>& named) {
  Bases(reader, ids, components, named).check();
}

}  // namespace pbr::rulebook
