// Every answer of lint against all vectors of small random packs, tried one by one with the
// interpreter.
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "allocation/page.hpp"
#include "allocation/premise.hpp"
#include "audit/lint_words.hpp"
#include "audit/search_space.hpp"
#include "lint_random.hpp"
#include "pbr/lint.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::set<std::string> messages(const LintReport& report, const std::string& code) {
  std::set<std::string> set;
  for (const auto& finding : report.findings) {
    if (finding.problem.code == code) set.insert(finding.problem.message);
  }
  return set;
}

// A pack, an instrument or none, and what lint says of them.
struct Case {
  ClusterPack pack;
  std::optional<Instrument> instrument;
  LintReport report;

  Case(ClusterPack given, Draw& draw) : pack(std::move(given)) {
    if (among(draw, 0, 1) == 1) instrument = random_instrument(draw);
    report = lint(pack, range());
  }
  [[nodiscard]] const Instrument* range() const { return instrument ? &*instrument : nullptr; }
  void each(const std::function<void(const Assessment&)>& act) const {
    for_each_vector(search::asked_items(pack), range(), act);
  }
};

template <class Check>
bool law(const std::string& what, ClusterPack (*make)(Draw&), Check check) {
  return rc::check(what, [&] {
    Draw draw(*rc::gen::arbitrary<std::uint32_t>());
    const Case each(make(draw), draw);
    check(each);
  });
}

const auto both_reasons = {AssessmentReason::initial, AssessmentReason::review};
const auto every_super_class = {SuperClass::a, SuperClass::b, SuperClass::c, SuperClass::undecided};

// By cluster: given at an initial assessment, at a review; in any super-class or none.
std::map<std::string, std::array<bool, 2>> given_clusters(const Case& each) {
  std::map<std::string, std::array<bool, 2>> given;
  each.each([&](Assessment assessment) {
    for (const auto reason : both_reasons) {
      for (const auto super_class : every_super_class) {
        assessment.reason = reason;
        assessment.super_class = super_class;
        const Decision decision = decide(each.pack, assessment);
        if (decision.cluster == Decision::none) continue;
        const auto& code = each.pack.clusters[static_cast<std::size_t>(decision.cluster)].code;
        given[code.text()][reason == AssessmentReason::review ? 1 : 0] = true;
      }
    }
  });
  return given;
}

void same_reach(const Case& each) {
  auto given = given_clusters(each);
  std::set<std::string> never, review_only;
  for (const Cluster& cluster : each.pack.clusters) {
    const auto& code = cluster.code.text();
    if (!each.pack.is_page(cluster)) continue;
    if (!given[code][0] && !given[code][1]) never.insert("no ratings give cluster " + code);
    if (!given[code][0] && given[code][1]) {
      review_only.insert("cluster " + code + " is given at a review only");
    }
  }
  RC_ASSERT(messages(each.report, "LN001") == never);
  RC_ASSERT(messages(each.report, "LN002") == review_only);
  RC_ASSERT(messages(each.report, "LN040").empty());
}

// How far the page stands behind the one given, in points and with the tie counted as one.
std::optional<std::int64_t> behind(const ClusterPack& pack, std::int16_t page,
                                   const Assessment& assessment) {
  if (!linting::is_candidate(pack, page, assessment)) return std::nullopt;
  const Decision decision = decide(pack, assessment);
  const std::int64_t gap = linting::points_of(pack, page, assessment) - decision.points;
  const std::int64_t turned = pack.method == Method::logit ? -gap : gap;
  return turned + (decision.cluster < page ? 1 : 0);
}

void nearest_is_nearest(const Case& each) {
  for (const auto& finding : each.report.findings) {
    if (finding.problem.code != "LN001" || finding.problem.found.rfind("nearest", 0) != 0) continue;
    const auto& message = finding.problem.message;
    const auto page =
        static_cast<std::int16_t>(each.pack.find(ClusterCode(message.substr(message.size() - 2))) -
                                  each.pack.clusters.data());
    std::optional<std::int64_t> least;
    each.each([&](Assessment assessment) {
      assessment.super_class = finding.witness->super_class;
      assessment.reason = finding.witness->reason;
      const auto here = behind(each.pack, page, assessment);
      if (here && (!least || *here < *least)) least = here;
    });
    RC_ASSERT(behind(each.pack, page, *finding.witness) == least);
  }
}

void same_pairs(const Case& each) {
  const auto& clusters = each.pack.clusters;
  std::set<std::string> expected;
  for (std::size_t a = 1; a < clusters.size(); ++a) {
    for (std::size_t b = a + 1; b < clusters.size(); ++b) {
      if (clusters[a].super_class != clusters[b].super_class) continue;
      bool parted = false;
      bool together = false;
      each.each([&](Assessment assessment) {
        assessment.super_class = clusters[a].super_class;
        for (const auto reason : both_reasons) {
          assessment.reason = reason;
          const auto x = static_cast<std::int16_t>(a);
          const auto y = static_cast<std::int16_t>(b);
          const bool first = linting::is_candidate(each.pack, x, assessment);
          const bool second = linting::is_candidate(each.pack, y, assessment);
          parted = parted || first != second;
          together = together || (first && second);
          parted = parted || (first && second &&
                              linting::points_of(each.pack, x, assessment) !=
                                  linting::points_of(each.pack, y, assessment));
        }
      });
      if (together && !parted) {
        expected.insert("clusters " + clusters[a].code.text() + " and " + clusters[b].code.text() +
                        " can never be told apart");
      }
    }
  }
  RC_ASSERT(messages(each.report, "LN003") == expected);
}

void same_counts(const Case& each) {
  for (const Uncovered& counts : each.report.uncovered) {
    std::array<std::uint64_t, 4> tried{};  // known, of known, any, of any
    const auto items = search::asked_items(each.pack);
    each.each([&](Assessment assessment) {
      assessment.super_class = counts.super_class;
      assessment.reason = counts.review ? AssessmentReason::review : AssessmentReason::initial;
      const Decision decision = decide(each.pack, assessment);
      const bool none = decision.cluster == Decision::none && decision.conflict == Decision::none;
      const bool known = std::all_of(items.begin(), items.end(), [&](std::size_t item) {
        return assessment.ratings[item] != not_known;
      });
      tried[3] += 1;
      tried[2] += none ? 1 : 0;
      tried[1] += known ? 1 : 0;
      tried[0] += known && none ? 1 : 0;
    });
    RC_ASSERT(counts.decided);
    RC_ASSERT((std::array{counts.known, counts.of_known, counts.any, counts.of_any}) == tried);
  }
  RC_ASSERT(!each.report.uncovered.empty());
}

TEST_CASE("profile: lint agrees with every vector tried", "[laws][lint]") {
  REQUIRE(law("reach", random_profile, same_reach));
  REQUIRE(law("nearest", random_profile, nearest_is_nearest));
  REQUIRE(law("pairs", random_profile, same_pairs));
  REQUIRE(law("counts", random_profile, same_counts));
}

TEST_CASE("logit: lint agrees with every vector tried", "[laws][lint]") {
  REQUIRE(law("reach", random_logit, same_reach));
  REQUIRE(law("nearest", random_logit, nearest_is_nearest));
  REQUIRE(law("pairs", random_logit, same_pairs));
  REQUIRE(law("counts", random_logit, same_counts));
}

// ---- what can be taken out --------------------------------------------------------------------

// Whether one page stands alike on every vector in two packs: criteria, penalty, key scales missed.
bool stands_alike(const Case& each, std::size_t page, const ClusterPack& changed) {
  const ProfileTerms& terms = each.pack.profile;
  const bool keys = terms.key_scales_first_initial || terms.key_scales_first_review;
  bool alike = true;
  each.each([&](const Assessment& assessment) {
    const auto score = [&](const ClusterPack& pack) {
      return score_page(pack, pack.clusters[page], assessment, {}, {});
    };
    const PageScore before = score(each.pack);
    const PageScore after = score(changed);
    alike = alike && before.essential_met == after.essential_met &&
            before.penalty == after.penalty && (!keys || before.key_misses == after.key_misses);
  });
  return alike;
}

std::string row_words(const Cluster& page, const GridRow& row) {
  return "cluster " + page.code.text() + ", item " + std::string(item_label(row.item)) + ": ";
}

TEST_CASE("profile: the rows that lint names are those that can go and nothing changes",
          "[laws][lint]") {
  REQUIRE(law("rows", random_profile, [](const Case& each) {
    std::set<std::string> expected;
    for (std::size_t page = 1; page < each.pack.clusters.size(); ++page) {
      const Cluster& cluster = each.pack.clusters[page];
      const auto stars = std::count_if(cluster.grid.begin(), cluster.grid.end(),
                                       [](const GridRow& row) { return row.starred; });
      for (std::size_t at = 0; at < cluster.grid.size(); ++at) {
        ClusterPack changed = each.pack;
        auto& grid = changed.clusters[page].grid;
        grid.erase(grid.begin() + static_cast<std::ptrdiff_t>(at));
        // A row with an R that cannot be met is LN011, and a lone star without an R LN008.
        const GridRow& row = cluster.grid[at];
        if (has_must(row) || (row.starred && stars == 1)) continue;
        if (!stands_alike(each, page, changed)) continue;
        expected.insert(row_words(cluster, cluster.grid[at]) + "the row changes nothing");
      }
    }
    RC_ASSERT(messages(each.report, "LN006") == expected);
  }));
}

TEST_CASE("profile: stars that lint names can go and nothing changes", "[laws][lint]") {
  REQUIRE(law("stars", random_profile, [](const Case& each) {
    auto told = messages(each.report, "LN007");
    told.merge(messages(each.report, "LN008"));
    for (std::size_t page = 1; page < each.pack.clusters.size(); ++page) {
      const auto& grid = each.pack.clusters[page].grid;
      const bool met = std::any_of(grid.begin(), grid.end(),
                                   [](const GridRow& row) { return row.starred && has_must(row); });
      for (std::size_t at = 0; at < grid.size(); ++at) {
        const std::string words = row_words(each.pack.clusters[page], grid[at]);
        const bool named = std::any_of(told.begin(), told.end(), [&](const std::string& message) {
          return message.rfind(words, 0) == 0;
        });
        RC_ASSERT(!named || grid[at].starred);
        if (!named || !met) continue;  // readers refuse a page whose stars can never be met
        ClusterPack changed = each.pack;
        changed.clusters[page].grid[at].starred = false;
        RC_ASSERT(stands_alike(each, page, changed));
      }
    }
  }));
}

// Redundant exclusions by trying: taking one out of its type changes no vector.
TEST_CASE("logit: exclusions that lint names are those that can go", "[laws][lint]") {
  REQUIRE(law("exclusions", random_logit, [](const Case& each) {
    std::size_t told = 0;
    for (const auto& finding : each.report.findings) {
      told += finding.problem.code == "LN010" ? 1 : 0;
    }
    std::size_t expected = 0;
    for (std::size_t page = 1; page < each.pack.clusters.size(); ++page) {
      ClusterPack changed = each.pack;
      auto& own = changed.clusters[page].excluded_by;
      // From the last to the first, each against those that are left.
      for (std::size_t at = own.size(); at-- > 0;) {
        const auto& parts = own[at].parts;
        const bool outside = std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
          return !search::in_range(each.range(), part.item, part.rating);
        });
        if (outside) continue;
        const Exclusion out = own[at];
        own.erase(own.begin() + static_cast<std::ptrdiff_t>(at));
        bool needed = false;
        each.each([&](Assessment assessment) {
          const auto holds = [&](const Exclusion& exclusion) {
            return std::all_of(
                exclusion.parts.begin(), exclusion.parts.end(),
                [&](const auto& part) { return assessment.ratings[part.item] == part.rating; });
          };
          needed = needed || (holds(out) && std::none_of(own.begin(), own.end(), holds));
        });
        expected += needed ? 0 : 1;
        if (needed) own.insert(own.begin() + static_cast<std::ptrdiff_t>(at), out);
      }
    }
    RC_ASSERT(told == expected);
  }));
}

// ---- tables and trees -------------------------------------------------------------------------

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
