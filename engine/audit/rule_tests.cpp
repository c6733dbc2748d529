#include "pbr/rule_tests.hpp"

#include <algorithm>
#include <array>

#include "audit/rule_tests_facts.hpp"
#include "audit/rule_tests_why.hpp"

namespace pbr {
namespace {

using audit::is_outcome;

constexpr std::array fact_names{
    "cluster",   "runner_up",     "margin",   "essential_met", "reason",    "super_class",
    "branch",    "tree_step",     "derived",  "rule",          "candidate", "in_super_class",
    "in_branch", "essential_met", "excluded", "broken",        "penalty",   "points",
    "score",     "probability",   "error"};
static_assert(fact_names.size() == static_cast<std::size_t>(Fact::error) + 1);

bool matches(const ExpectedError& expected, const Diagnostic& problem) {
  return problem.severity == Severity::error && problem.code == expected.code &&
         (expected.message.empty() || problem.message == expected.message) &&
         (expected.line == 0 || problem.at.line == expected.line);
}

std::string problem_words(const Diagnostic& problem) {
  return problem.code +
         (problem.at.line > 0 ? " in line " + std::to_string(problem.at.line) : std::string{}) +
         ": " + problem.message;
}

// What the loading says instead: the first few problems, as a case would have to expect them.
std::string refusal_words(const Diagnostics& problems) {
  constexpr std::size_t shown = 3;
  std::string words;
  for (std::size_t at = 0; at < problems.size() && at < shown; ++at) {
    words += (at == 0 ? "" : "; ") + problem_words(problems[at]);
  }
  if (problems.size() > shown)
    words += "; and " + std::to_string(problems.size() - shown) + " more";
  return words.empty() ? "the pack loads without an error" : words;
}

RuleCaseResult run_refused(const RuleCase& tested) {
  RuleCaseResult result{&tested, {}, {}};
  const auto loaded = load_clusters(tested.refused->pack, RulePaths{});
  const bool found =
      std::any_of(loaded.problems.begin(), loaded.problems.end(),
                  [&](const Diagnostic& problem) { return matches(*tested.refused, problem); });
  if (!found) result.failed.push_back({&tested.checks.front(), refusal_words(loaded.problems)});
  return result;
}

bool asks_for_a_trace(const RuleCase& tested) {
  return std::any_of(tested.checks.begin(), tested.checks.end(),
                     [](const RuleCheck& check) { return !is_outcome(check.fact); });
}

RuleCaseResult run_given(const ClusterPack& pack, const RuleCase& tested) {
  RuleCaseResult result{&tested, {}, {}};
  std::optional<Explanation> explanation;
  if (asks_for_a_trace(tested)) explanation = explain(pack, tested.given);
  const Allocation allocation =
      explanation ? explanation->allocation : allocate(pack, tested.given);
  for (const RuleCheck& check : tested.checks) {
    const std::string got = explanation ? audit::fact_text(pack, *explanation, check)
                                        : audit::outcome_text(allocation, check.fact);
    if (!audit::same(check.fact, check.expected, got)) result.failed.push_back({&check, got});
  }
  if (!result.passed()) {
    if (!explanation) explanation = explain(pack, tested.given);
    result.why = audit::deciding_rules(pack, *explanation, tested);
  }
  return result;
}

}  // namespace

std::string name_of(const RuleCheck& check) {
  std::string name = fact_names.at(static_cast<std::size_t>(check.fact));
  if (check.fact >= Fact::candidate && check.fact <= Fact::probability) {
    return "page " + check.of + ": " + name;
  }
  if (check.fact == Fact::rule || check.fact == Fact::derived) {
    return check.of.empty() ? name : name + " " + check.of;
  }
  return name;
}

bool selects(const RuleTestFilter& filter, const RuleCase& tested) {
  if (tested.name.find(filter.text) == std::string::npos) return false;
  return filter.tags.empty() ||
         std::any_of(filter.tags.begin(), filter.tags.end(), [&](const std::string& tag) {
           return std::find(tested.tags.begin(), tested.tags.end(), tag) != tested.tags.end();
         });
}

std::vector<RuleCaseResult> run_rule_tests(const RuleTests& tests, const RuleTestFilter& filter) {
  std::vector<RuleCaseResult> results;
  for (const RuleCase& tested : tests.cases) {
    if (!selects(filter, tested)) continue;
    results.push_back(tested.refused ? run_refused(tested) : run_given(tests.pack, tested));
  }
  return results;
}

}  // namespace pbr
