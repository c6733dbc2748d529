#include "pbr/explanation.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "by_sets.hpp"
#include "small_pack.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

SuperClass random_super_class() {
  return *rc::gen::element(SuperClass::a, SuperClass::b, SuperClass::c);
}

// Few items and many R cells: so that criteria are met about as often as not, and ties are common.
std::vector<GridRow> random_grid() {
  std::vector<GridRow> grid;
  for (const auto* item : {"1", "6", "7", "8", "13", "E"}) {
    if (*rc::gen::inRange(0, 3) == 0) continue;
    std::string cells;
    for (int i = 0; i < 5; ++i) cells += *rc::gen::element('R', 'R', 'O', 'Y', '-');
    if (*rc::gen::inRange(0, 2) == 0) std::replace(cells.begin(), cells.end(), 'R', 'O');
    GridRow each = row(item, cells);
    each.starred = *rc::gen::inRange(0, 3) == 0;
    each.key = *rc::gen::inRange(0, 3) == 0;
    grid.push_back(each);
  }
  return grid;
}

ClusterPack random_pack() {
  std::vector<Cluster> pages;
  const int count = *rc::gen::inRange(0, 7);
  for (int i = 1; i <= count; ++i) {
    pages.push_back(page("0" + std::to_string(i), random_super_class(), random_grid()));
  }
  ClusterPack pack = pack_of(std::move(pages));
  if (*rc::gen::inRange(0, 2) == 0) return pack;
  for (int& penalty : pack.profile.penalty) penalty = *rc::gen::inRange(0, 5);
  pack.profile.penalty_unknown = *rc::gen::inRange(0, 3);
  pack.profile.essential_restricts_initial = *rc::gen::arbitrary<bool>();
  pack.profile.essential_restricts_review = *rc::gen::arbitrary<bool>();
  pack.profile.key_scales_first_initial = *rc::gen::arbitrary<bool>();
  pack.profile.key_scales_first_review = *rc::gen::arbitrary<bool>();
  return pack;
}

Assessment random_assessment() {
  Assessment assessment;
  for (Rating& rating : assessment.ratings) {
    rating = *rc::gen::element<Rating>(0, 1, 2, 3, 4, not_known);
  }
  assessment.super_class =
      *rc::gen::element(SuperClass::undecided, SuperClass::a, SuperClass::b, SuperClass::c);
  assessment.reason = *rc::gen::element(AssessmentReason::initial, AssessmentReason::review,
                                        AssessmentReason::discharge, AssessmentReason::unknown);
  if (*rc::gen::inRange(0, 40) == 0) assessment.ratings.fill(not_known);
  return assessment;
}

// A hundred assessments against each of a hundred packs.
template <class Law>
bool holds(const char* name, Law law) {
  return rc::check(name, [&] {
    const ClusterPack pack = random_pack();
    for (int i = 0; i < 100; ++i) law(pack, random_assessment());
  });
}

void same_decision(const Allocation& a, const Allocation& b) {
  RC_ASSERT(a.cluster == b.cluster);
  RC_ASSERT(a.runner_up == b.runner_up);
  RC_ASSERT(a.margin == b.margin);
  RC_ASSERT(a.essential_met == b.essential_met);
}

}  // namespace

TEST_CASE("allocate agrees with a second implementation by sets", "[laws]") {
  REQUIRE(holds("by sets", [](const ClusterPack& pack, const Assessment& assessment) {
    const Allocation slow = allocate_by_sets(pack, assessment);
    const Allocation fast = allocate(pack, assessment);
    same_decision(fast, slow);
    if (slow.reason.empty()) return;
    const auto space = slow.reason.find(' ');
    RC_ASSERT(fast.reason.ends_with("nearest page " + slow.reason.substr(0, space) +
                                    " with penalty " + slow.reason.substr(space + 1)));
  }));
}

TEST_CASE("explain decides as allocate does, and its pages add up", "[laws]") {
  REQUIRE(holds("explain", [](const ClusterPack& pack, const Assessment& assessment) {
    const Explanation why = explain(pack, assessment);
    const Allocation allocation = allocate(pack, assessment);
    same_decision(allocation, why.allocation);
    RC_ASSERT(allocation.reason == why.allocation.reason);
    for (const PageVerdict& page : why.pages) {
      int penalty = 0;
      for (const ItemVerdict& item : page.items) penalty += item.penalty;
      RC_ASSERT(penalty == page.penalty);
      RC_ASSERT(page.broken.empty() == page.essential_met);
      RC_ASSERT(page.in_super_class || !page.candidate);
    }
    if (why.pages.empty() || !why.pages[0].candidate) return;
    RC_ASSERT(why.pages[0].cluster->code == allocation.cluster);
    const bool second = why.pages.size() > 1 && why.pages[1].candidate;
    RC_ASSERT(second == allocation.runner_up.has_value());
    if (second) RC_ASSERT(why.pages[1].cluster->code == *allocation.runner_up);
  }));
}

TEST_CASE("a page of another super-class may be taken away and nothing changes", "[laws]") {
  REQUIRE(holds("others", [](const ClusterPack& pack, const Assessment& assessment) {
    ClusterPack less = pack;
    std::erase_if(less.clusters, [&](const Cluster& page) {
      return pack.is_page(page) && page.super_class == SuperClass::c;
    });
    if (assessment.super_class != SuperClass::a && assessment.super_class != SuperClass::b) return;
    const Allocation a = allocate(pack, assessment);
    // Where the super-class has no page, its nearest may be one of the others.
    if (a.reason.starts_with("no page") || a.reason.starts_with("the pack")) return;
    Allocation b = allocate(less, assessment);
    // A step of the key scales is longer than any page's penalty, so it may be shorter now.
    if (pack.profile.key_scales_first_initial || pack.profile.key_scales_first_review) {
      b.margin = a.margin;
    }
    same_decision(a, b);
    RC_ASSERT(a.reason == b.reason);
  }));
}

TEST_CASE("a review offers at least the candidates of an initial assessment", "[laws]") {
  REQUIRE(holds("review", [](const ClusterPack& pack, Assessment assessment) {
    ClusterPack usual = pack;
    usual.profile.essential_restricts_initial = true;
    usual.profile.essential_restricts_review = false;
    const auto candidates = [&](AssessmentReason reason) {
      assessment.reason = reason;
      const auto pages = explain(usual, assessment).pages;
      return std::count_if(pages.begin(), pages.end(), [](const auto& p) { return p.candidate; });
    };
    RC_ASSERT(candidates(AssessmentReason::review) >= candidates(AssessmentReason::initial));
  }));
}
