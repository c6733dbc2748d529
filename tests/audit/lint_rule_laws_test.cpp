// Every answer of lint on rules and steps against all vectors of small random packs, tried one by
// one with the interpreter.
#include <algorithm>
#include <catch2/catch.hpp>

#include "allocation/premise.hpp"
#include "audit/lint_words.hpp"
#include "lint_case.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

struct Ways {
  std::vector<bool> holds, decides;  // by rule
  std::set<std::pair<std::size_t, std::size_t>> meet;
};

Ways ways_of(const Case& each, const std::vector<Premise>& premises,
             const std::vector<SuperClass>& super_classes) {
  Ways ways{std::vector<bool>(premises.size()), std::vector<bool>(premises.size()), {}};
  each.each([&](const Assessment& assessment) {
    const auto derived = derived_values(each.pack, assessment);
    for (const auto super_class : super_classes) {
      std::vector<std::size_t> held;
      for (std::size_t at = 0; at < premises.size(); ++at) {
        if (holds(premises[at], derived, super_class)) held.push_back(at);
      }
      for (const std::size_t at : held) ways.holds[at] = true;
      if (!held.empty()) ways.decides[held.front()] = true;
      for (const std::size_t a : held) {
        for (const std::size_t b : held) ways.meet.insert({a, b});
      }
    }
  });
  return ways;
}

std::vector<Premise> premises_of(const ClusterPack& pack) {
  std::vector<Premise> list;
  for (const TableRule& rule : pack.table.rules) list.push_back(rule.when);
  return list;
}

// Rules by what lint says of them: "rule 2 can never hold".
std::set<std::string> named(const std::vector<bool>& rules, const std::string& before,
                            const std::string& behind) {
  std::set<std::string> set;
  for (std::size_t at = 0; at < rules.size(); ++at) {
    if (rules[at]) set.insert(before + std::to_string(at + 1) + behind);
  }
  return set;
}

void same_rules(const Case& each) {
  const auto ways = ways_of(each, premises_of(each.pack), every_super_class);
  std::vector<bool> never_holds(ways.holds.size()), never_decides(ways.holds.size());
  const bool first = each.pack.table.hit == HitPolicy::first;
  for (std::size_t at = 0; at < ways.holds.size(); ++at) {
    never_holds[at] = !ways.holds[at];
    never_decides[at] = first && ways.holds[at] && !ways.decides[at];
  }
  RC_ASSERT(messages(each.report, "LN013") == named(never_holds, "rule ", " can never hold"));
  RC_ASSERT(
      messages(each.report, "LN012") ==
      named(never_decides, "rule ", " never decides: wherever it holds, an earlier one does too"));
  std::set<std::string> disagree;
  for (std::size_t at = 0; at < ways.holds.size() && !first; ++at) {
    std::vector<std::string> others;
    for (std::size_t other = 0; other < at; ++other) {
      const auto& rules = each.pack.table.rules;
      if (rules[other].cluster != rules[at].cluster && ways.meet.contains({at, other})) {
        others.push_back("rule " + rules[other].id);
      }
    }
    if (others.empty()) continue;
    disagree.insert("rule " + each.pack.table.rules[at].id + " disagrees with " +
                    linting::listed(others));
  }
  RC_ASSERT(messages(each.report, "LN005") == disagree);
}

// Conditions whose going changes no cluster, of rules that decide (or hold, where unique).
void same_conditions(const Case& each) {
  const auto premises = premises_of(each.pack);
  const auto ways = ways_of(each, premises, every_super_class);
  const bool first = each.pack.table.hit == HitPolicy::first;
  std::multiset<std::string> expected, told;
  for (std::size_t at = 0; at < premises.size(); ++at) {
    if (!ways.holds[at] || (first && !ways.decides[at])) continue;
    const auto& when = premises[at];
    const bool all = std::count(when.super_classes.begin(), when.super_classes.end(), true) == 4;
    for (std::size_t which = 0; which < when.conditions.size() + (all ? 0 : 1); ++which) {
      ClusterPack changed = each.pack;
      Premise& own = changed.table.rules[at].when;
      std::string name = "super_class";
      if (which < when.conditions.size()) {
        name = each.pack.derived[when.conditions[which].derived].id;
        own.conditions.erase(own.conditions.begin() + static_cast<std::ptrdiff_t>(which));
      } else {
        own.super_classes.fill(true);
      }
      bool same = true;
      each.each([&](Assessment assessment) {
        for (const auto super_class : every_super_class) {
          assessment.super_class = super_class;
          same = same &&
                 linting::given_by(each.pack, assessment) == linting::given_by(changed, assessment);
        }
      });
      if (same) {
        expected.insert("rule " + each.pack.table.rules[at].id + ": the condition on " + name +
                        " changes nothing");
      }
    }
  }
  for (const auto& finding : each.report.findings) {
    if (finding.problem.code == "LN014") told.insert(finding.problem.message);
  }
  RC_ASSERT(told == expected);
}

TEST_CASE("table: lint agrees with every vector tried", "[laws][lint]") {
  REQUIRE(law("clusters", random_table, same_reach));
  REQUIRE(law("rules", random_table, same_rules));
  REQUIRE(law("conditions", random_table, same_conditions));
  REQUIRE(law("counts", random_table, same_counts));
}

ClusterPack with_tree(Draw& draw) {
  ClusterPack pack = random_table(draw);
  pack.tree.steps = random_steps(draw, pack);
  pack.tree.use = once_in(draw, 2);
  return pack;
}

TEST_CASE("tree: steps that never decide are those that never do", "[laws][lint]") {
  REQUIRE(law("steps", with_tree, [](const Case& each) {
    std::vector<Premise> premises;
    for (const TreeStep& step : each.pack.tree.steps) premises.push_back(step.when);
    const auto ways = ways_of(each, premises, {SuperClass::undecided});
    std::vector<bool> never_holds(premises.size()), never_decides(premises.size());
    for (std::size_t at = 0; at < premises.size(); ++at) {
      never_holds[at] = !ways.holds[at];
      never_decides[at] = ways.holds[at] && !ways.decides[at];
    }
    const auto of_steps = [](std::set<std::string> all) {
      std::erase_if(all, [](const std::string& text) { return text.rfind("step", 0) != 0; });
      return all;
    };
    RC_ASSERT(of_steps(messages(each.report, "LN013")) ==
              named(never_holds, "step ", " of the tree can never hold"));
    RC_ASSERT(of_steps(messages(each.report, "LN012")) ==
              named(never_decides, "step ",
                    " of the tree never decides: wherever it holds, an earlier one does too"));
  }));
}

}  // namespace
