// Rules of a table and steps of the tree: those that never decide, cannot hold, disagree or say
// more than they need; clusters that no rule gives; vectors on which no rule holds.
#include "audit/lint_rules.hpp"

#include <algorithm>

#include "audit/lint_words.hpp"

namespace pbr::linting {
namespace {

using search::Answer;

std::string condition_words(const ClusterPack& pack, const Premise& premise, std::size_t which) {
  if (which == premise.conditions.size()) return "super_class";
  return pack.derived[premise.conditions[which].derived].id;
}

class RuleLint {
 public:
  RuleLint(Linting& linting, const RuleList& list)
      : linting_(linting), list_(list), questions_(linting, list) {}

  void look() {
    for (std::size_t rule = 0; rule < list_.rules.size(); ++rule) {
      const Found hold = questions_.can_hold(rule);
      if (!settled(hold, rule, "can hold")) {
        decides_.push_back(Answer::Kind::open);
        continue;
      }
      if (!hold.witness) {
        decides_.push_back(Answer::Kind::none);
        tell_never_holds(rule);
        continue;
      }
      look_at_one_that_holds(rule, *hold.witness);
    }
  }

  [[nodiscard]] std::vector<Answer::Kind> decides() const { return decides_; }

 private:
  [[nodiscard]] std::string name(std::size_t rule) const { return list_.rules[rule].name; }

  bool settled(const Found& found, std::size_t rule, const std::string& what) {
    if (found.kind != Answer::Kind::open) return true;
    linting_.left_open(list_.rules[rule].at, "whether " + name(rule) + " " + what,
                       linting_.budget.states, "state");
    return false;
  }

  void look_at_one_that_holds(std::size_t rule, const Assessment& where) {
    Linting::must_show(rule_holds(linting_.pack, list_, rule, where), name(rule) + " holds");
    Found decide{Answer::Kind::found, where};
    if (list_.unique) {
      look_for_disagreement(rule);
    } else {
      decide = questions_.can_decide(rule);
    }
    decides_.push_back(decide.kind);
    if (!settled(decide, rule, "ever decides")) return;
    if (!decide.witness) return tell_never_decides(rule, where);
    if (!list_.unique) {
      Linting::must_show(ruling(linting_.pack, list_, *decide.witness).rule == rule,
                         name(rule) + " decides");
    }
    const auto& when = list_.rules[rule].rule.when;
    for (std::size_t at = 0; at < when.conditions.size(); ++at) {
      look_at_condition(rule, at, *decide.witness);
    }
    if (std::count(when.super_classes.begin(), when.super_classes.end(), true) < 4 && !list_.tree) {
      look_at_condition(rule, when.conditions.size(), *decide.witness);
    }
  }

  void tell_never_holds(std::size_t rule) {
    linting_.add({{Severity::warning,
                   "LN013",
                   list_.rules[rule].at,
                   name(rule) + " can never hold",
                   "its conditions cannot hold together: there is no witness",
                   {},
                   "mend the conditions, or take it out"},
                  {},
                  {}});
  }

  void tell_never_decides(std::size_t rule, const Assessment& where) {
    const Ruling other = ruling(linting_.pack, list_, where);
    Linting::must_show(other.rule && *other.rule < rule, "that an earlier rule decides");
    linting_.add({{Severity::warning,
                   "LN012",
                   list_.rules[rule].at,
                   name(rule) + " never decides: wherever it holds, an earlier one does too",
                   "it holds there, and " + name(*other.rule) + " decides (line " +
                       std::to_string(list_.rules[*other.rule].at.line) + ")",
                   {},
                   "put it before the wider ones, or take it out"},
                  where,
                  {}});
  }

  // One finding a rule: with the first of the rules before it that it disagrees with.
  void look_for_disagreement(std::size_t rule) {
    std::vector<std::string> others;
    std::optional<Assessment> witness;
    for (std::size_t other = 0; other < rule; ++other) {
      if (list_.rules[other].rule.outcome == list_.rules[rule].rule.outcome) continue;
      const Found meet = questions_.can_meet(rule, other);
      if (!settled(meet, rule, "can hold together with " + name(other)) || !meet.witness) continue;
      others.push_back(name(other));
      if (!witness) witness = meet.witness;
    }
    if (!witness) return;
    const Decision decision = decide(linting_.pack, *witness);
    Linting::must_show(decision.cluster == Decision::none && decision.conflict != Decision::none,
                       "that rules disagree");
    linting_.add({{Severity::error,
                   "LN005",
                   list_.rules[rule].at,
                   name(rule) + " disagrees with " + listed(others),
                   "it and " + others.front() + " both hold there, and nothing is decided",
                   {},
                   "let one of them exclude the other, or let the first that holds decide"},
                  witness,
                  {}});
  }

  void look_at_condition(std::size_t rule, std::size_t condition, const Assessment& deciding) {
    const Found matters = questions_.condition_fails(rule, condition, true);
    if (matters.witness) {
      Linting::must_show(dropping_changes(rule, condition, *matters.witness),
                         "that a condition of " + name(rule) + " matters");
      return;
    }
    if (!settled(matters, rule, "needs all of its conditions")) return;
    const Found fails = questions_.condition_fails(rule, condition, false);
    if (!settled(fails, rule, "needs all of its conditions")) return;
    const Assessment& witness = fails.witness ? *fails.witness : deciding;
    Linting::must_show(!dropping_changes(rule, condition, witness),
                       "that a condition of " + name(rule) + " changes nothing");
    const auto& when = list_.rules[rule].rule.when;
    linting_.add(
        {{fails.witness ? Severity::note : Severity::warning,
          "LN014",
          place(rule, condition),
          name(rule) + ": the condition on " + condition_words(linting_.pack, when, condition) +
              " changes nothing",
          fails.witness ? "it keeps the rule from holding there, and what is decided is the "
                          "same without it, there and everywhere"
                        : "wherever the rest of the rule holds, it holds too",
          {},
          "take it out, unless it helps the reader"},
         witness,
         {}});
  }

  [[nodiscard]] const Location& place(std::size_t rule, std::size_t condition) const {
    const auto& conditions = list_.rules[rule].rule.when.conditions;
    const bool told = condition < conditions.size() && conditions[condition].at.line > 0;
    return told ? conditions[condition].at : list_.rules[rule].at;
  }

  [[nodiscard]] bool dropping_changes(std::size_t rule, std::size_t condition,
                                      const Assessment& assessment) const {
    ClusterPack changed = linting_.pack;
    Premise& when = list_.tree ? changed.tree.steps[rule].when : changed.table.rules[rule].when;
    when = without(when, condition);
    return ruling(linting_.pack, list_, assessment).outcome !=
           ruling(changed, list_, assessment).outcome;
  }

  Linting& linting_;
  const RuleList& list_;
  RuleQuestions questions_;
  std::vector<Answer::Kind> decides_;
};

}  // namespace

std::vector<Answer::Kind> lint_list(Linting& linting, const RuleList& list) {
  RuleLint rules(linting, list);
  rules.look();
  return rules.decides();
}

void lint_rules(Linting& linting) {
  if (linting.pack.method == Method::table) {
    const RuleList table = table_of(linting.pack);
    lint_table(linting, table, lint_list(linting, table));
  }
  const RuleList tree = tree_of(linting.pack);
  if (!tree.rules.empty()) lint_list(linting, tree);
}

}  // namespace pbr::linting
