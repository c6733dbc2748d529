// A list of rules as lint looks at it: the rules of a table, or the steps of a tree.
#pragma once

#include "audit/lint_context.hpp"
#include "audit/search_rules.hpp"

namespace pbr::linting {

struct ListedRule {
  std::string name;  ///< "rule high", "step 2 of the tree"
  search::Rule rule;
  Location at;
};

struct RuleList {
  std::vector<ListedRule> rules;
  bool unique = false;
  bool tree = false;
  int outcome_of_none = 0;            ///< what is decided where no rule holds, or two disagree
  std::vector<SuperClass> occasions;  ///< super-classes that can be asked with
};
[[nodiscard]] RuleList table_of(const ClusterPack& pack);
[[nodiscard]] RuleList tree_of(const ClusterPack& pack);

/// What the list decides for an assessment, by the interpreter: the first rule that holds, and what
/// comes of it.
struct Ruling {
  std::optional<std::size_t> rule;
  int outcome = 0;
};
[[nodiscard]] Ruling ruling(const ClusterPack& pack, const RuleList& list,
                            const Assessment& assessment);
[[nodiscard]] bool rule_holds(const ClusterPack& pack, const RuleList& list, std::size_t rule,
                              const Assessment& assessment);

/// An assessment found for one of the occasions; or that there is none, or that it was left open.
struct Found {
  search::Answer::Kind kind = search::Answer::Kind::none;
  std::optional<Assessment> witness;
};

/// Questions about one list.
class RuleQuestions {
 public:
  RuleQuestions(Linting& linting, const RuleList& list) : linting_(linting), list_(list) {}

  /// The rule holds, whatever others do.
  [[nodiscard]] Found can_hold(std::size_t rule);
  /// It is the first that holds (hit policy first).
  [[nodiscard]] Found can_decide(std::size_t rule);
  /// Both hold.
  [[nodiscard]] Found can_meet(std::size_t rule, std::size_t other);
  /// Some rule of the outcome holds and none of another (hit policy unique).
  [[nodiscard]] Found can_come(int outcome);
  /// The rule would hold without its condition and does not with it; `matters`: and the decision is
  /// another then. Condition number conditions.size() is the one on super-classes.
  [[nodiscard]] Found condition_fails(std::size_t rule, std::size_t condition, bool matters);

 private:
  [[nodiscard]] Found ask(const std::vector<search::Rule>& rules, std::size_t apart,
                          const search::Goal& goal);
  [[nodiscard]] search::Stand changes_first(const search::Rules& rules,
                                            const search::Rules::State& state,
                                            std::size_t rule) const;
  [[nodiscard]] search::Stand changes_unique(const search::Rules& rules,
                                             const search::Rules::State& state,
                                             std::size_t rule) const;

  Linting& linting_;
  const RuleList& list_;
};

/// What is wrong with single rules; whether each decides somewhere (hit policy first), or can hold
/// (unique).
std::vector<search::Answer::Kind> lint_list(Linting& linting, const RuleList& list);
/// What is wrong with a table as a whole, given that (LN001, LN004).
void lint_table(Linting& linting, const RuleList& list,
                const std::vector<search::Answer::Kind>& decides);

/// A copy of the premise without one condition.
[[nodiscard]] Premise without(const Premise& premise, std::size_t condition);

}  // namespace pbr::linting
