// Clusters that no rule of a table gives, vectors on which none holds, values that nothing uses.
#include <algorithm>

#include "audit/lint_rules.hpp"
#include "audit/lint_words.hpp"

namespace pbr::linting {
namespace {

using search::Answer;

// Clusters that the table never gives.
class TableClusters {
 public:
  TableClusters(Linting& linting, const RuleList& list, const std::vector<Answer::Kind>& decides)
      : linting_(linting), list_(list), decides_(decides), questions_(linting, list) {}

  void look() {
    for (const Cluster& cluster : linting_.pack.clusters) {
      if (linting_.pack.is_page(cluster)) look_at(cluster);
    }
  }

 private:
  [[nodiscard]] std::vector<std::size_t> rules_of(const Cluster& cluster) const {
    std::vector<std::size_t> rules;
    for (std::size_t at = 0; at < list_.rules.size(); ++at) {
      if (linting_.pack.table.rules[at].cluster == cluster.code) rules.push_back(at);
    }
    return rules;
  }

  void look_at(const Cluster& cluster) {
    const auto rules = rules_of(cluster);
    if (rules.empty()) return tell(cluster, "no rule names it", {});
    Answer::Kind kind = Answer::Kind::none;
    for (const std::size_t rule : rules) {
      if (decides_[rule] == Answer::Kind::open) kind = Answer::Kind::open;
    }
    for (const std::size_t rule : rules) {
      if (decides_[rule] == Answer::Kind::found) kind = Answer::Kind::found;
    }
    if (list_.unique && kind == Answer::Kind::found) {
      kind = questions_.can_come(list_.rules[rules.front()].rule.outcome).kind;
    }
    if (kind == Answer::Kind::found) return;
    if (kind == Answer::Kind::open) {
      return linting_.left_open(cluster.at,
                                "whether any ratings give cluster " + cluster.code.text(),
                                linting_.budget.states, "state");
    }
    for (const std::size_t rule : rules) {
      if (const Found hold = questions_.can_hold(rule); hold.witness) {
        return tell(cluster, words(rule, *hold.witness), hold.witness);
      }
    }
    tell(cluster, "its rules can never hold", {});
  }

  [[nodiscard]] std::string words(std::size_t rule, const Assessment& witness) const {
    const Ruling other = ruling(linting_.pack, list_, witness);
    Linting::must_show(other.outcome != list_.rules[rule].rule.outcome, "another decision");
    return list_.rules[rule].name +
           " holds there and does not decide: " + given_by(linting_.pack, witness).text() +
           " is given";
  }

  void tell(const Cluster& cluster, const std::string& found, std::optional<Assessment> witness) {
    linting_.add({{Severity::warning,
                   "LN001",
                   cluster.at,
                   "no ratings give cluster " + cluster.code.text(),
                   found,
                   {},
                   "give it a rule that decides, or take the page out"},
                  std::move(witness),
                  {}});
  }

  Linting& linting_;
  const RuleList& list_;
  const std::vector<Answer::Kind>& decides_;
  RuleQuestions questions_;
};

std::string occasion_words(const RuleList& list, SuperClass super_class) {
  return list.occasions.size() == 1 ? "" : super_class_words(super_class) + ": ";
}

void tell_unruled(Linting& linting, const RuleList& list, const Uncovered& counts,
                  const search::Codes& codes) {
  const ClusterPack& pack = linting.pack;
  const Assessment witness = linting.assessment(codes, counts.super_class, false);
  const Decision decision = decide(pack, witness);
  Linting::must_show(decision.cluster == Decision::none && decision.nearest == Decision::none,
                     "that no rule holds");
  const Location at = list.rules.empty() ? Location{pack.header.file} : list.rules.back().at;
  linting.add({{Severity::warning,
                "LN004",
                at,
                occasion_words(list, counts.super_class) + "no rule holds on some vectors",
                counts_words(counts),
                {},
                "end the table with a rule without conditions (when: {})"},
               witness,
               {}});
}

void look_for_unruled(Linting& linting, const RuleList& list) {
  std::vector<search::Rule> rules;
  for (const ListedRule& each : list.rules) rules.push_back(each.rule);
  const search::Rules compiled(linting.pack, linting.space, rules, 0);
  for (const SuperClass super_class : list.occasions) {
    ++linting.report.work.questions;
    const auto none = no_rule_holds(compiled, super_class, linting.space, linting.budget);
    const Uncovered counts{false,    super_class, none.known, none.of_known,
                           none.any, none.of_any, !none.open};
    linting.report.uncovered.push_back(counts);
    if (none.open) {
      linting.left_open({linting.pack.header.file},
                        occasion_words(list, super_class) + "on how many vectors no rule holds",
                        linting.budget.states, "state");
    } else if (none.any > 0) {
      tell_unruled(linting, list, counts, none.witness);
    }
  }
}

}  // namespace

void lint_table(Linting& linting, const RuleList& list, const std::vector<Answer::Kind>& decides) {
  TableClusters(linting, list, decides).look();
  look_for_unruled(linting, list);
}

void lint_derived(Linting& linting) {
  const ClusterPack& pack = linting.pack;
  std::vector<bool> used(pack.derived.size(), false);
  const auto use = [&](const Premise& premise) {
    for (const Condition& condition : premise.conditions) used[condition.derived] = true;
  };
  for (const TableRule& rule : pack.table.rules) use(rule.when);
  for (const TreeStep& step : pack.tree.steps) use(step.when);
  for (std::size_t at = 0; at < pack.derived.size(); ++at) {
    const DerivedValue& derived = pack.derived[at];
    ++linting.report.work.questions;
    if (!used[at]) {
      linting.add({{Severity::warning,
                    "LN015",
                    derived.at,
                    "derived value " + derived.id + ": nothing uses it",
                    {},
                    {},
                    "take it out, or test it in a rule"},
                   {},
                   {}});
    }
    for (const DerivedValue::Term& term : derived.terms) {
      if (search::has_item(linting.instrument, term.item)) continue;
      linting.add({{Severity::warning,
                    "LN011",
                    derived.at,
                    "derived value " + derived.id + ", " + item_words(term.item) +
                        ": outside the instrument",
                    "the item is never known: there is no witness",
                    {},
                    "take the item out, or name another instrument"},
                   {},
                   {}});
    }
  }
}

}  // namespace pbr::linting
