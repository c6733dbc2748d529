// Packs made for the places where a kernel changes its way: the width of lanes, ties, many pages.
#include <catch2/catch.hpp>

#include "pbr/scorecard.hpp"
#include "scorecard/card.hpp"
#include "support/random_packs.hpp"
#include "support/same_decisions.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;
using scorecard::Width;

std::string code(std::size_t number) {
  std::string text = std::to_string(number);
  return text.insert(0, 3 - std::min<std::size_t>(3, text.size()), '0');
}

/// Pages 001 ... of super-class A, 000 the variance cluster.
ClusterPack empty_pages(Method method, std::size_t pages) {
  ClusterPack pack;
  pack.method = method;
  pack.variance = ClusterCode("000");
  pack.unusable = ClusterCode("999");
  for (std::size_t at = 0; at <= pages; ++at) {
    Cluster cluster;
    cluster.code = ClusterCode(code(at));
    cluster.super_class = SuperClass::a;
    pack.clusters.push_back(std::move(cluster));
  }
  return pack;
}

std::vector<Assessment> assessments(std::uint64_t seed) {
  Draws draws(seed);
  std::vector<Assessment> result(RatingBlock::capacity);
  for (auto& each : result) each = random_assessment(draws);
  return result;
}

void check_same(const ClusterPack& pack) {
  const EveryKernel kernels(pack);
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const auto difference = kernels.difference(assessments(seed));
    INFO(difference.value_or(""));
    CHECK_FALSE(difference.has_value());
  }
}

// Two pages whose penalties lie between 0 and `span`, both of which occur.
ClusterPack profile_of_span(int span) {
  ClusterPack pack = empty_pages(Method::profile, 2);
  pack.profile.penalty = {0, 0, span / 2, span - span / 2};
  using enum Cell;
  pack.clusters[1].grid = {{0, {expected, may, unlikely, expected, may}},
                           {1, {expected, expected, may, unlikely, may}}};
  pack.clusters[1].grid[1].cells = {may, expected, may, expected, may};
  pack.clusters[1].grid[0].cells = {unlikely, expected, expected, unlikely, expected};
  pack.clusters[2].grid = {{2, {expected, expected, may, may, may}}};
  return pack;
}

// Two types: one of score 0, one of scores 0 and `span`.
ClusterPack logit_of_span(std::int64_t span) {
  ClusterPack pack = empty_pages(Method::logit, 2);
  pack.logit.places = 9;
  pack.clusters[2].coefficients = {{3, {span, 0, span, 0, span}, {}}};
  return pack;
}

Width width_of(const ClusterPack& pack) { return scorecard::compile(pack).lanes.width; }

}  // namespace

TEST_CASE("penalties on both sides of every width of lanes") {
  struct Line {
    int span;
    Width width;
  };
  const Line lines[] = {{0, Width::bits8},
                        {254, Width::bits8},
                        {255, Width::bits16},
                        {32'766, Width::bits16},
                        {32'767, Width::bits16},
                        {32'768, Width::bits16},
                        {65'534, Width::bits16},
                        {65'535, Width::bits32},
                        {2'147'483'646, Width::bits32},
                        {2'147'483'647, Width::bits64}};
  for (const Line& line : lines) {
    const ClusterPack pack = profile_of_span(line.span);
    INFO("span " << line.span);
    CHECK(width_of(pack) == line.width);
    check_same(pack);
  }
}

TEST_CASE("scores on both sides of every width of lanes") {
  struct Line {
    std::int64_t span;
    Width width;
  };
  constexpr std::int64_t most = std::int64_t{1} << 61;
  const Line lines[] = {{1, Width::bits16},
                        {65'534, Width::bits16},
                        {65'535, Width::bits32},
                        {2'147'483'646, Width::bits32},
                        {2'147'483'647, Width::bits64},
                        {4'294'967'296, Width::bits64},
                        {most, Width::bits64}};
  for (const Line& line : lines) {
    for (const std::int64_t span : {line.span, -line.span}) {
      const ClusterPack pack = logit_of_span(span);
      INFO("span " << span);
      CHECK(width_of(pack) == line.width);
      check_same(pack);
    }
  }
}

TEST_CASE("key scales that always cost something do so only where they come first") {
  ClusterPack pack = profile_of_span(3);
  pack.profile.key_scales_first_initial = true;
  using enum Cell;
  // Never in R or O: a miss at any rating, and of every page.
  for (std::size_t page : {1U, 2U}) {
    pack.clusters[page].grid.push_back({4, {may, may, may, may, may}});
    pack.clusters[page].grid.back().key = true;
  }
  check_same(pack);
}

TEST_CASE("ties go to the lowest codes, whatever came before") {
  // Page 1 and 2 tie, then 3 beats both: the second is 1, which was best first.
  ClusterPack pack = empty_pages(Method::profile, 4);
  pack.profile.penalty = {0, 0, 1, 2};
  using enum Cell;
  pack.clusters[1].grid = {{0, {may, may, may, may, may}}};
  pack.clusters[2].grid = pack.clusters[1].grid;
  pack.clusters[4].grid = {{0, {unlikely, unlikely, unlikely, unlikely, unlikely}}};
  check_same(pack);
  RatingBlock block;
  block.add(assessments(1)[0]);
  for (const Kernel kernel : kernels()) {
    Decision decision;
    Scorecard(pack, kernel).decide(block, {&decision, 1});
    CHECK(decision.cluster == 3);
    CHECK(decision.runner_up == 1);
  }
}

TEST_CASE("128 equal types have 7812.5 millionths each, and a half goes up") {
  for (const std::size_t types : {127U, 128U, 129U, 255U}) {
    const ClusterPack pack = empty_pages(Method::logit, types);
    check_same(pack);
    RatingBlock block;
    block.add(assessments(1)[0]);
    block.super_class[0] = 0;
    for (const Kernel kernel : kernels()) {
      Decision decision;
      Scorecard(pack, kernel).decide(block, {&decision, 1});
      CHECK(decision.probability ==
            (2'000'000 + static_cast<int>(types)) / (2 * static_cast<int>(types)));
    }
  }
}

TEST_CASE("leads beside a rounding boundary are decided alike") {
  for (const std::int64_t lead : {999'999'600'075'151, 999'999'600'075'152}) {
    ClusterPack pack = empty_pages(Method::logit, 2);
    pack.logit.places = 15;
    pack.clusters[1].constant = lead;
    check_same(pack);
  }
}

TEST_CASE("more branches than one lookup holds") {
  Draws draws(5);
  ClusterPack pack = random_pack(draws, Method::profile);
  pack.tree.use = true;
  pack.tree.steps.clear();
  pack.derived = {{"item_1", {{0, 1}}}, {"item_2", {{1, 1}}}};
  for (int first = 0; first <= 4; ++first) {
    for (int second = 0; second <= 4; ++second) {
      TreeStep step;
      step.when.conditions = {{0, false, first, first, {}}, {1, false, second, second, {}}};
      step.super_class = SuperClass::b;
      step.branch = std::to_string(5 * first + second);
      pack.tree.steps.push_back(std::move(step));
    }
  }
  for (std::size_t at = 0; at < pack.clusters.size(); ++at) {
    pack.clusters[at].super_class = SuperClass::b;
    pack.clusters[at].branch = std::to_string(at % 20);
  }
  check_same(pack);
}

TEST_CASE("a pack beyond what lanes number is decided by the scalar kernel") {
  const ClusterPack pack = empty_pages(Method::logit, 300);
  CHECK(Scorecard(pack, kernels().back()).kernel() == Kernel::scalar);
  check_same(pack);
}

TEST_CASE("a pack of the variance cluster alone decides nothing") {
  for (const Method method : {Method::profile, Method::logit, Method::table}) {
    check_same(empty_pages(method, 0));
  }
}

TEST_CASE("two-part exclusions of one page that share no part are kept apart") {
  ClusterPack pack = empty_pages(Method::logit, 9);
  // 1=0 and 2=0, 1=1 and 2=1: neither 1=0 with 2=1 nor 1=1 with 2=0.
  pack.clusters[9].excluded_by = {{{{0, 0}, {1, 0}}, "", {}},
                                  {{{1, 1}, {0, 1}}, "", {}},
                                  {{{0, 0}, {1, 3}}, "", {}},
                                  {{{2, 4}}, "", {}}};
  check_same(pack);
}
