// Derived values, tree steps and table rules as JSON.
#include <algorithm>

#include "report/explanation_json.hpp"
#include "report/explanation_words.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

json::value number_or_null(const std::optional<int>& value) {
  return value ? json::value(*value) : json::value(nullptr);
}

json::object condition_facts(const ExplanationView& view, const Condition& condition, bool holds) {
  json::object facts;
  facts["value"] = view.pack.derived.at(condition.derived).id;
  facts["found"] = number_or_null(view.explanation.derived.at(condition.derived));
  facts["unknown"] = condition.unknown;
  facts["lowest"] = condition.unknown ? json::value(nullptr) : json::value(condition.lowest);
  facts["highest"] = condition.unknown ? json::value(nullptr) : json::value(condition.highest);
  facts["words"] = condition_words(view.pack, condition);
  facts["holds"] = holds;
  facts["rule"] = rule_place(view.pack, condition.at);
  return facts;
}

void add_premise(const ExplanationView& view, const Premise& premise, const PremiseVerdict& verdict,
                 json::object& facts) {
  facts["holds"] = verdict.holds;
  facts["super_class_fits"] = verdict.super_class_fits;
  json::array super_classes;
  for (const SuperClass each :
       {SuperClass::a, SuperClass::b, SuperClass::c, SuperClass::undecided}) {
    if (premise.super_classes.at(static_cast<std::size_t>(each))) {
      super_classes.emplace_back(to_text(each));
    }
  }
  facts["super_classes"] = std::move(super_classes);
  json::array conditions;
  for (const Condition& condition : premise.conditions) {
    const bool failed =
        std::find(verdict.failed.begin(), verdict.failed.end(), &condition) != verdict.failed.end();
    conditions.push_back(condition_facts(view, condition, !failed));
  }
  facts["conditions"] = std::move(conditions);
}

}  // namespace

json::array derived_value(const ExplanationView& view) {
  json::array values;
  for (std::size_t at = 0; at < view.explanation.derived.size(); ++at) {
    const DerivedValue& value = view.pack.derived.at(at);
    json::object facts;
    facts["id"] = value.id;
    facts["value"] = number_or_null(view.explanation.derived[at]);
    json::array items;
    for (const DerivedValue::Term& term : value.terms) items.emplace_back(item_label(term.item));
    facts["items"] = std::move(items);
    facts["rule"] = rule_place(view.pack, value.at);
    values.push_back(std::move(facts));
  }
  return values;
}

json::array steps_value(const ExplanationView& view) {
  json::array steps;
  for (std::size_t at = 0; at < view.explanation.tree_steps.size(); ++at) {
    const TreeStep& step = view.pack.tree.steps.at(at);
    json::object facts;
    facts["step"] = at + 1;
    facts["super_class"] = to_text(step.super_class);
    facts["branch"] = step.branch.empty() ? json::value(nullptr) : json::value(step.branch);
    add_premise(view, step.when, view.explanation.tree_steps[at], facts);
    facts["basis"] = step.basis;
    facts["rule"] = rule_place(view.pack, step.at);
    steps.push_back(std::move(facts));
  }
  return steps;
}

json::array rules_value(const ExplanationView& view) {
  json::array rules;
  const Decision& decision = view.explanation.decision;
  for (std::size_t at = 0; at < view.explanation.rules.size(); ++at) {
    const TableRule& rule = view.pack.table.rules.at(at);
    const auto index = static_cast<std::int16_t>(at);
    json::object facts;
    facts["id"] = rule.id;
    facts["cluster"] = rule.cluster.text();
    facts["decides"] = index == decision.nearest && decision.conflict == Decision::none;
    facts["conflicts"] = decision.conflict != Decision::none &&
                         (index == decision.nearest || index == decision.conflict);
    add_premise(view, rule.when, view.explanation.rules[at], facts);
    facts["basis"] = rule.basis;
    facts["rule"] = rule_place(view.pack, rule.at);
    rules.push_back(std::move(facts));
  }
  return rules;
}

}  // namespace pbr
