#include <algorithm>
#include <array>
#include <map>

#include "audit/rule_diff_changes.hpp"

namespace pbr::audit {
namespace {

using MaybeText = std::optional<std::string>;

template <class T>
std::string text_of_order(const std::vector<const T*>& rules) {
  std::string text;
  for (const T* rule : rules) text += (text.empty() ? "" : ", ") + rule->id;
  return text;
}

std::string derived_words(const DerivedValue& value) {
  std::string text = value.counts ? "count of items rated " + std::to_string(value.from) + " to " +
                                        std::to_string(value.to) + ":"
                                  : "sum:";
  for (const auto& term : value.terms) {
    if (&term != value.terms.data()) text += value.counts ? "," : " +";
    text += " " + (term.weight == 1 ? "" : std::to_string(term.weight) + " x ") +
            std::string(item_column(term.item));
  }
  if (value.most_missing > 0)
    text += ", at most " + std::to_string(value.most_missing) + " missing";
  return text;
}

std::string condition_words(const Condition& condition) {
  if (condition.unknown) return "unknown";
  if (condition.lowest == condition.highest) return std::to_string(condition.lowest);
  return std::to_string(condition.lowest) + " to " + std::to_string(condition.highest);
}

std::string super_class_words(const Premise& premise) {
  constexpr std::array order{SuperClass::a, SuperClass::b, SuperClass::c, SuperClass::undecided};
  std::string text;
  for (const SuperClass each : order) {
    if (!premise.super_classes.at(static_cast<std::size_t>(each))) continue;
    text += (text.empty() ? "" : ", ") + std::string(to_text(each));
  }
  return text.empty() ? "none" : text;
}

// What a premise asks of each derived value, by the value's id.
std::map<std::string, std::pair<std::string, Location>> asked(const ClusterPack& pack,
                                                              const Premise& premise) {
  std::map<std::string, std::pair<std::string, Location>> conditions;
  for (const auto& condition : premise.conditions) {
    auto& [words, at] = conditions[pack.derived.at(condition.derived).id];
    words += (words.empty() ? "" : " and ") + condition_words(condition);
    at = condition.at;
  }
  return conditions;
}

class RulesComparison {
 public:
  explicit RulesComparison(Comparison& two) : two_(two) {}

  void run() {
    pair_up(
        two_.before.derived, two_.after.derived, [](const DerivedValue& v) { return v.id; },
        [&](const DerivedValue* a, const DerivedValue* b) {
          whole("derived " + (a != nullptr ? a->id : b->id), "value", a, b, derived_words);
        });
    if (two_.before.method == Method::table && two_.after.method == Method::table) table();
    tree();
  }

 private:
  // A thing told in one text, that one pack may lack.
  template <class T, class Words>
  void whole(const std::string& part, const std::string& what, const T* a, const T* b,
             Words&& words) {
    const auto side = [&](const T* thing, const ClusterPack& pack) {
      return thing != nullptr ? Said{words(*thing), thing->at}
                              : Said{std::nullopt, {pack.header.file, 0, 0}};
    };
    two_.changes.compare(part, what, side(a, two_.before), side(b, two_.after));
  }

  void table() {
    two_.key("table", "hit policy", {"table", "hit"}, [](const ClusterPack& pack) {
      return std::string(pack.table.hit == HitPolicy::first ? "first" : "unique");
    });
    std::vector<const TableRule*> order_a, order_b;
    pair_up(
        two_.before.table.rules, two_.after.table.rules,
        [](const TableRule& rule) { return rule.id; },
        [&](const TableRule* a, const TableRule* b) {
          if (a != nullptr && b != nullptr) {
            order_a.push_back(a);
            order_b.push_back(b);
            rule(*a, *b);
          } else {
            whole("rule " + (a != nullptr ? a->id : b->id), "rule", a, b,
                  [](const TableRule& each) { return "gives " + each.cluster.text(); });
          }
        });
    std::sort(order_b.begin(), order_b.end());  // as they stand in the second pack
    two_.changes.compare("table", "order of rules",
                         {text_of_order(order_a), two_.before_places.of({"table", "rules"})},
                         {text_of_order(order_b), two_.after_places.of({"table", "rules"})});
  }

  void rule(const TableRule& a, const TableRule& b) {
    const std::string part = "rule " + a.id;
    premise(part, a.when, b.when, a.at, b.at);
    two_.changes.compare(part, "then", {a.cluster.text(), a.at}, {b.cluster.text(), b.at});
    two_.changes.compare(part, "basis", {a.basis, a.at}, {b.basis, b.at});
  }

  void premise(const std::string& part, const Premise& a, const Premise& b, const Location& at_a,
               const Location& at_b) {
    const auto before = asked(two_.before, a), after = asked(two_.after, b);
    auto all = before;
    all.insert(after.begin(), after.end());
    const auto side = [](const auto& conditions, const std::string& id, const Location& at) {
      const auto found = conditions.find(id);
      return found == conditions.end() ? Said{std::nullopt, at}
                                       : Said{found->second.first, found->second.second};
    };
    for (const auto& [id, words] : all) {
      two_.changes.compare(part, "when " + id, side(before, id, at_a), side(after, id, at_b));
    }
    two_.changes.compare(part, "when super_class", {super_class_words(a), at_a},
                         {super_class_words(b), at_b});
  }

  void tree() {
    two_.key("tree", "use", {"tree", "use"}, [](const ClusterPack& pack) {
      return std::string(pack.tree.use ? "when_undecided" : "never");
    });
    const auto& before = two_.before.tree.steps;
    const auto& after = two_.after.tree.steps;
    for (std::size_t at = 0; at < std::max(before.size(), after.size()); ++at) {
      const std::string part = "tree step " + std::to_string(at + 1);
      const TreeStep* a = at < before.size() ? &before[at] : nullptr;
      const TreeStep* b = at < after.size() ? &after[at] : nullptr;
      if (a != nullptr && b != nullptr) {
        step(part, *a, *b);
      } else {
        whole(part, "step", a, b, [](const TreeStep& each) {
          return "gives " + std::string(to_text(each.super_class)) +
                 (each.branch.empty() ? "" : ", " + each.branch);
        });
      }
    }
  }

  void step(const std::string& part, const TreeStep& a, const TreeStep& b) {
    premise(part, a.when, b.when, a.at, b.at);
    two_.changes.compare(part, "super-class", {std::string(to_text(a.super_class)), a.at},
                         {std::string(to_text(b.super_class)), b.at});
    two_.changes.compare(part, "branch", {a.branch, a.at}, {b.branch, b.at});
    two_.changes.compare(part, "basis", {a.basis, a.at}, {b.basis, b.at});
  }

  Comparison& two_;
};

}  // namespace

void compare_rules(Comparison& comparison) { RulesComparison(comparison).run(); }

}  // namespace pbr::audit
