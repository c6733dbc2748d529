#include <algorithm>

#include "allocation/premise.hpp"
#include "audit/lint_rules.hpp"

namespace pbr::linting {
namespace {

using search::Answer;
using search::Goal;
using search::Rule;
using search::Rules;
using search::Stand;

int outcome_index(std::vector<std::string>& outcomes, const std::string& outcome) {
  const auto found = std::find(outcomes.begin(), outcomes.end(), outcome);
  if (found != outcomes.end()) return static_cast<int>(found - outcomes.begin());
  outcomes.push_back(outcome);
  return static_cast<int>(outcomes.size()) - 1;
}

Stand both(Stand a, Stand b) { return std::min(a, b); }
Stand turned(Stand stand) {
  return stand == Stand::open ? stand : stand == Stand::holds ? Stand::fails : Stand::holds;
}

bool same_fit(const RuleList& list, SuperClass a, SuperClass b) {
  return std::all_of(list.rules.begin(), list.rules.end(), [&](const ListedRule& each) {
    const auto& fits = each.rule.when.super_classes;
    return fits[static_cast<std::size_t>(a)] == fits[static_cast<std::size_t>(b)];
  });
}

}  // namespace

RuleList table_of(const ClusterPack& pack) {
  RuleList list;
  std::vector<std::string> outcomes{pack.variance.text()};
  list.unique = pack.table.hit == HitPolicy::unique;
  for (const TableRule& rule : pack.table.rules) {
    list.rules.push_back(
        {"rule " + rule.id, {rule.when, outcome_index(outcomes, rule.cluster.text())}, rule.at});
  }
  using enum SuperClass;
  for (const SuperClass each : {a, b, c, undecided}) {
    const bool seen = std::any_of(list.occasions.begin(), list.occasions.end(),
                                  [&](SuperClass other) { return same_fit(list, each, other); });
    if (!seen) list.occasions.push_back(each);
  }
  return list;
}

RuleList tree_of(const ClusterPack& pack) {
  RuleList list;
  list.tree = true;
  const auto outcome = [](SuperClass super_class, const std::string& branch) {
    return std::string(to_text(super_class)) + " " + branch;
  };
  std::vector<std::string> outcomes{outcome(SuperClass::undecided, {})};
  for (const TreeStep& step : pack.tree.steps) {
    list.rules.push_back(
        {"step " + std::to_string(list.rules.size() + 1) + " of the tree",
         {step.when, outcome_index(outcomes, outcome(step.super_class, step.branch))},
         step.at});
  }
  list.occasions = {SuperClass::undecided};
  return list;
}

bool rule_holds(const ClusterPack& pack, const RuleList& list, std::size_t rule,
                const Assessment& assessment) {
  return holds(list.rules[rule].rule.when, derived_values(pack, assessment),
               assessment.super_class);
}

Ruling ruling(const ClusterPack& pack, const RuleList& list, const Assessment& assessment) {
  ClusterPack asked = pack;
  asked.tree.use = list.tree;
  const Decision decision = decide(asked, assessment);
  const std::int16_t first = list.tree ? decision.tree_step : decision.nearest;
  if (first < 0) return {std::nullopt, list.outcome_of_none};
  const auto rule = static_cast<std::size_t>(first);
  const bool disagree = !list.tree && decision.cluster == Decision::none;
  return {rule, disagree ? list.outcome_of_none : list.rules[rule].rule.outcome};
}

Premise without(const Premise& premise, std::size_t condition) {
  Premise result = premise;
  if (condition == premise.conditions.size()) {
    result.super_classes.fill(true);
  } else {
    result.conditions.erase(result.conditions.begin() + static_cast<std::ptrdiff_t>(condition));
  }
  return result;
}

Found RuleQuestions::ask(const std::vector<Rule>& rules, std::size_t apart, const Goal& goal) {
  ++linting_.report.work.questions;
  const Rules compiled(linting_.pack, linting_.space, rules, apart);
  Found found;
  using enum SuperClass;
  const std::vector<SuperClass> every{a, b, c, undecided};
  for (const SuperClass super_class : list_.tree ? list_.occasions : every) {
    const Answer answer = find_vector(compiled, super_class, goal, linting_.space, linting_.budget);
    if (answer.open()) found.kind = Answer::Kind::open;
    if (!answer.found()) continue;
    return {Answer::Kind::found, linting_.assessment(answer.codes, super_class, false)};
  }
  return found;
}

Found RuleQuestions::can_hold(std::size_t rule) {
  return ask({list_.rules[rule].rule}, 1,
             [](const Rules& rules, const Rules::State& state) { return rules.stand(state, 0); });
}

Found RuleQuestions::can_decide(std::size_t rule) {
  std::vector<Rule> rules;
  for (std::size_t at = 0; at <= rule; ++at) rules.push_back(list_.rules[at].rule);
  return ask(rules, rules.size(), [rule](const Rules& all, const Rules::State& state) {
    Stand stand = all.stand(state, rule);
    for (std::size_t at = 0; at < rule; ++at) stand = both(stand, turned(all.stand(state, at)));
    return stand;
  });
}

Found RuleQuestions::can_meet(std::size_t rule, std::size_t other) {
  return ask({list_.rules[rule].rule, list_.rules[other].rule}, 2,
             [](const Rules& rules, const Rules::State& state) {
               return both(rules.stand(state, 0), rules.stand(state, 1));
             });
}

Found RuleQuestions::can_come(int outcome) {
  std::vector<Rule> rules;
  for (const ListedRule& each : list_.rules) rules.push_back(each.rule);
  return ask(rules, rules.size(), [outcome](const Rules& all, const Rules::State& state) {
    Stand some = Stand::fails;
    Stand others = Stand::holds;
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Stand stand = all.stand(state, at);
      if (all.outcome(at) == outcome) {
        some = std::max(some, stand);
      } else {
        others = both(others, turned(stand));
      }
    }
    return both(some, others);
  });
}

// Rules in the search: those before the rule, its one condition, the rest of it, those behind it.
Found RuleQuestions::condition_fails(std::size_t rule, std::size_t condition, bool matters) {
  const Rule& own = list_.rules[rule].rule;
  Rule one{{}, own.outcome};
  if (condition < own.when.conditions.size()) {
    one.when.conditions = {own.when.conditions[condition]};
  } else {
    one.when.super_classes = own.when.super_classes;
  }
  const Rule rest{without(own.when, condition), own.outcome};
  if (!matters) {
    return ask({one, rest}, 2, [](const Rules& rules, const Rules::State& state) {
      return both(turned(rules.stand(state, 0)), rules.stand(state, 1));
    });
  }
  std::vector<Rule> rules;
  for (std::size_t at = 0; at < list_.rules.size(); ++at) {
    if (at == rule) rules.insert(rules.end(), {one, rest});
    if (at != rule) rules.push_back(list_.rules[at].rule);
  }
  const std::size_t apart = list_.unique ? rules.size() : rule + 2;
  return ask(rules, apart, [this, rule](const Rules& all, const Rules::State& state) {
    const Stand stand = both(turned(all.stand(state, rule)), all.stand(state, rule + 1));
    if (stand == Stand::fails) return stand;
    return both(stand,
                list_.unique ? changes_unique(all, state, rule) : changes_first(all, state, rule));
  });
}

// Hit policy first: no rule before it holds, and the first behind it decides something else.
Stand RuleQuestions::changes_first(const Rules& rules, const Rules::State& state,
                                   std::size_t rule) const {
  Stand result = Stand::holds;
  for (std::size_t at = 0; at < rule; ++at) result = both(result, turned(rules.stand(state, at)));
  if (result == Stand::fails) return result;
  const int own = list_.rules[rule].rule.outcome;
  bool other_open = false;
  for (std::size_t at = rule + 2; at < rules.size(); ++at) {
    const Stand stand = rules.stand(state, at);
    const bool same = rules.outcome(at) == own;
    if (stand == Stand::open) {
      result = Stand::open;
      other_open = other_open || !same;
    }
    if (stand == Stand::holds) return same ? (other_open ? Stand::open : Stand::fails) : result;
  }
  if (own == list_.outcome_of_none) return other_open ? Stand::open : Stand::fails;
  return result;
}

// Hit policy unique: what the other rules come to, and what they come to with this one.
Stand RuleQuestions::changes_unique(const Rules& rules, const Rules::State& state,
                                    std::size_t rule) const {
  const int own = list_.rules[rule].rule.outcome;
  std::optional<int> only;
  bool any_open = false;
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (at == rule || at == rule + 1) continue;
    const Stand stand = rules.stand(state, at);
    any_open = any_open || stand == Stand::open;
    if (stand != Stand::holds) continue;
    if (only && *only != rules.outcome(at)) return Stand::fails;  // they disagree as it is
    only = rules.outcome(at);
  }
  if (only == own) return Stand::fails;  // alike with it, or in disagreement without it
  if (any_open) return Stand::open;
  const int before = only.value_or(list_.outcome_of_none);
  const int after = only ? list_.outcome_of_none : own;
  return before == after ? Stand::fails : Stand::holds;
}

}  // namespace pbr::linting
