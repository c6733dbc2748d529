#include "pbr/explanation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "small_pack.hpp"
#include "support/random_packs.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

bool same(const Allocation& a, const Allocation& b) {
  return a.cluster == b.cluster && a.runner_up == b.runner_up && a.margin == b.margin &&
         a.essential_met == b.essential_met && a.reason == b.reason;
}

void check_page(const ClusterPack& pack, const PageVerdict& page) {
  CHECK(((page.in_super_class && page.in_branch) || !page.candidate));
  if (pack.method == Method::logit) {
    const auto sum = std::accumulate(
        page.coefficients.begin(), page.coefficients.end(), page.cluster->constant,
        [](std::int64_t so_far, const CoefficientVerdict& each) { return so_far + each.added; });
    CHECK(sum == page.points);
    CHECK(page.probability.has_value() == page.candidate);
    CHECK((page.excluded_by.empty() || !page.candidate));
  } else {
    const auto sum =
        std::accumulate(page.items.begin(), page.items.end(), 0,
                        [](int so_far, const ItemVerdict& each) { return so_far + each.penalty; });
    const auto misses = std::count_if(page.items.begin(), page.items.end(),
                                      [](const ItemVerdict& each) { return each.key_missed; });
    CHECK(sum == page.penalty);
    CHECK(misses == page.key_misses);
    CHECK((page.key_misses > 0 || page.points == page.penalty));
    CHECK((page.broken.empty() || !page.essential_met));
  }
}

void check_rules(const ClusterPack& pack, const Explanation& why) {
  CHECK(why.rules.size() == pack.table.rules.size());
  CHECK(why.derived.size() == pack.derived.size());
  const auto first = std::find_if(why.rules.begin(), why.rules.end(),
                                  [](const PremiseVerdict& rule) { return rule.holds; });
  const auto at = first == why.rules.end() ? Decision::none : first - why.rules.begin();
  CHECK(at == why.decision.nearest);
  for (const PremiseVerdict& rule : why.rules) {
    CHECK(rule.holds == (rule.failed.empty() && rule.super_class_fits));
  }
}

void check_tree(const ClusterPack& pack, const Assessment& assessment, const Explanation& why) {
  const bool asked = pack.tree.use && assessment.super_class == SuperClass::undecided;
  CHECK(why.tree_steps.size() == (asked ? pack.tree.steps.size() : 0));
  const auto step = why.decision.tree_step;
  if (step >= 0) {
    CHECK(why.tree_steps.at(static_cast<std::size_t>(step)).holds);
    CHECK(why.super_class == pack.tree.steps.at(static_cast<std::size_t>(step)).super_class);
  }
}

void check_ranks(const ClusterPack& pack, const Explanation& why) {
  const auto& pages = why.pages;
  const bool chosen = !pages.empty() && pages[0].candidate;
  CHECK(chosen == (why.decision.cluster != Decision::none));
  if (!chosen) return;
  CHECK(pages[0].cluster->code == why.allocation.cluster);
  CHECK(pages[0].points == why.decision.points);
  const bool second = pages.size() > 1 && pages[1].candidate;
  CHECK(second == why.allocation.runner_up.has_value());
  if (!second) return;
  CHECK(pages[1].cluster->code == *why.allocation.runner_up);
  if (pack.method == Method::logit) CHECK(pages[0].probability == why.decision.probability);
}

}  // namespace

TEST_CASE("explain decides as allocate and decide do, and its parts add up", "[explain][laws]") {
  const auto method = GENERATE(Method::profile, Method::logit, Method::table);
  Draws draws(7 + static_cast<std::uint64_t>(method));
  for (int packs = 0; packs < 150; ++packs) {
    const ClusterPack pack = random_pack(draws, method);
    for (int each = 0; each < 10; ++each) {
      const Assessment assessment = random_assessment(draws);
      const Explanation why = explain(pack, assessment);
      REQUIRE(same(why.allocation, allocate(pack, assessment)));
      REQUIRE(why.decision == decide(pack, assessment));
      CHECK(why.usable);
      for (const PageVerdict& page : why.pages) check_page(pack, page);
      if (method == Method::table) {
        CHECK(why.pages.empty());
        check_rules(pack, why);
      } else {
        CHECK(why.pages.size() == pack.clusters.size() - 1);
        check_ranks(pack, why);
      }
      check_tree(pack, assessment, why);
    }
  }
}

TEST_CASE("a type has what each item added and the exclusions that hold", "[explain]") {
  ClusterPack pack = pack_of({page("03", SuperClass::a, {}), page("04", SuperClass::a, {})});
  pack.method = Method::logit;
  pack.logit.places = 2;
  const std::size_t six = item_index("6").value(), seven = item_index("7").value();
  pack.clusters[1].constant = -125;
  pack.clusters[1].coefficients = {{six, {0, 10, 20, 30, 40}, {}}, {seven, {1, 2, 3, 4, 5}, {}}};
  pack.clusters[2].excluded_by = {{{{six, 3}}, "", {}}, {{{six, 3}, {seven, 4}}, "", {}}};
  const Explanation why = explain(pack, rated("6=3 7=9", SuperClass::a));
  REQUIRE(why.pages.size() == 2);
  const PageVerdict& three = why.pages[0];
  CHECK(three.points == -95);
  REQUIRE(three.coefficients.size() == 2);
  CHECK(three.coefficients[0].added == 30);
  CHECK(three.coefficients[1].added == 0);
  CHECK(three.coefficients[1].rating == not_known);
  CHECK(three.probability == 1'000'000);
  const PageVerdict& four = why.pages[1];
  CHECK_FALSE(four.candidate);
  CHECK(four.probability == std::nullopt);
  REQUIRE(four.excluded_by.size() == 1);
  CHECK(four.excluded_by[0] == &pack.clusters[2].excluded_by[0]);
}

TEST_CASE("a rule has the conditions that failed and the values found", "[explain]") {
  ClusterPack pack = pack_of({page("03", SuperClass::undecided, {})});
  pack.method = Method::table;
  const std::size_t six = item_index("6").value(), seven = item_index("7").value();
  pack.derived = {{.id = "both", .terms = {{six, 1}, {seven, 2}}, .at = {}},
                  {.id = "item_6", .terms = {{six, 1}}, .at = {}}};
  Premise high{{{.derived = 0, .lowest = 9, .highest = 12, .at = {}},
                {.derived = 1, .lowest = 1, .highest = 1, .at = {}}}};
  high.super_classes = {false, true, false, false};
  pack.table.rules = {{"high", high, ClusterCode("03"), "", {}},
                      {"rest", {}, ClusterCode("00"), "", {}}};
  const Explanation why = explain(pack, rated("6=2 7=3", SuperClass::b));
  CHECK(why.derived == std::vector<std::optional<int>>{8, 2});
  REQUIRE(why.rules.size() == 2);
  CHECK_FALSE(why.rules[0].super_class_fits);
  REQUIRE(why.rules[0].failed.size() == 2);
  CHECK(why.rules[0].failed[0] == &pack.table.rules[0].when.conditions[0]);
  CHECK(why.rules[1].holds);
  CHECK(why.decision.nearest == 1);
  const Explanation unknown = explain(pack, rated("6=9 7=3", SuperClass::a));
  CHECK(unknown.derived == std::vector<std::optional<int>>{std::nullopt, std::nullopt});
}

TEST_CASE("the steps of the tree stand where it was asked", "[explain]") {
  ClusterPack pack = small_pack();
  const std::size_t four = item_index("4").value();
  pack.derived = {{.id = "item_4", .terms = {{four, 1}}, .at = {}}};
  pack.tree.steps = {{.when = {{{.derived = 0, .lowest = 2, .highest = 4, .at = {}}}},
                      .super_class = SuperClass::c,
                      .at = {}},
                     {.when = {}, .super_class = SuperClass::a, .at = {}}};
  const Assessment assessment = rated("4=1 7=3", SuperClass::undecided);
  CHECK(explain(pack, assessment).tree_steps.empty());
  pack.tree.use = true;
  const Explanation why = explain(pack, assessment);
  REQUIRE(why.tree_steps.size() == 2);
  CHECK_FALSE(why.tree_steps[0].holds);
  CHECK(why.tree_steps[1].holds);
  CHECK(why.super_class == SuperClass::a);
  CHECK(why.allocation.reason.ends_with("; super-class A by step 2 of the tree"));
}
