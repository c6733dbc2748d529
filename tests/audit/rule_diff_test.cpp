#include "pbr/rule_diff.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "pbr/allocation.hpp"
#include "pbr/rulebook.hpp"
#include "support/golden.hpp"
#include "support/random_packs.hpp"

// cases/packs/X.yaml against cases/diff/X.yaml, each change as cases/diff/X.expected lists it.
namespace {

using namespace pbr;

const std::string folder = PBR_SOURCE_DIR "/tests/audit/cases/";

ClusterPack pack_at(const std::string& reference) {
  auto pack = load_clusters(reference, {{PBR_SOURCE_DIR "/rules"}});
  INFO(render(pack.problems));
  REQUIRE(pack.value);
  return std::move(*pack.value);
}

std::string side(const std::optional<std::string>& value, const Location& at) {
  return value.value_or("(none)") + " @" + std::to_string(at.line);
}

std::string told(const RuleChange& change) {
  return change.part + " | " + change.what + " | " + side(change.before, change.before_at) + " | " +
         side(change.after, change.after_at) + "\n";
}

std::string told(const std::vector<RuleChange>& changes) {
  std::string text;
  for (const auto& change : changes) text += told(change);
  return text;
}

TEST_CASE("every change of a pack is told, with both lines") {
  for (const std::string name : {"profile", "logit", "table"}) {
    const auto before = pack_at(folder + "packs/" + name + ".yaml");
    const auto after = pack_at(folder + "diff/" + name + ".yaml");
    const auto changes = rule_diff(before, after);
    const auto found = told(changes);
    INFO(name << "\n" << found);
    CHECK(found == test::golden(folder + "diff/" + name + ".expected", found));
    for (const auto& change : changes) {
      CHECK(change.before_at.file == before.header.file);
      CHECK(change.after_at.file == after.header.file);
    }
  }
}

TEST_CASE("a pack has no difference to itself") {
  for (const auto* reference :
       {"england/clusters/illustrative", "netherlands/clusters/illustrative",
        "australia/clusters/illustrative"}) {
    const auto pack = pack_at(reference);
    CHECK(told(rule_diff(pack, pack)).empty());
  }
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    const auto pack = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    RC_ASSERT(told(rule_diff(pack, pack)).empty());
  }));
}

TEST_CASE("the difference the other way round has both sides exchanged") {
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    const auto a = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    const auto b = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    std::multiset<std::string> there, back;
    for (const auto& change : rule_diff(a, b)) there.insert(told(change));
    for (auto change : rule_diff(b, a)) {
      std::swap(change.before, change.after);
      std::swap(change.before_at, change.after_at);
      back.insert(told(change));
    }
    RC_ASSERT(there == back);
  }));
}

TEST_CASE("packs without a difference decide alike") {
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    const auto a = test::random_pack(draws, Method::profile);
    auto b = a;
    auto& page = b.clusters.at(draws.below(b.clusters.size()));
    if (!page.grid.empty()) {
      auto& row = page.grid.at(draws.below(page.grid.size()));
      row.cells.at(draws.below(5)) = static_cast<Cell>(draws.below(4));
    }
    const auto changes = rule_diff(a, b);
    const auto assessment = test::random_assessment(draws);
    RC_ASSERT(changes.size() <= 1);
    if (changes.empty()) RC_ASSERT(decide(a, assessment) == decide(b, assessment));
  }));
}

TEST_CASE("packs of two methods differ in method, and have no cell in common") {
  const auto changes =
      rule_diff(pack_at(folder + "packs/profile.yaml"), pack_at(folder + "packs/logit.yaml"));
  const auto method = std::find_if(changes.begin(), changes.end(), [](const RuleChange& change) {
    return change.part == "pack" && change.what == "method";
  });
  REQUIRE(method != changes.end());
  CHECK(method->before == "profile");
  CHECK(method->after == "logit");
  for (const auto& change : changes) CHECK(change.part.find("item") == std::string::npos);
}

TEST_CASE("moves are those of allocating twice") {
  CHECK(rc::check([](std::uint64_t seed) {
    test::Draws draws(seed);
    const auto before = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    const auto after = test::random_pack(draws, static_cast<Method>(draws.below(3)));
    std::vector<Assessment> assessments;
    for (std::uint64_t left = draws.below(200); left > 0; --left) {
      assessments.push_back(test::random_assessment(draws));
      const auto person = draws.below(30);
      if (person > 0) assessments.back().person = PersonId("p" + std::to_string(person));
      if (draws.percent(5)) assessments.back().ratings[0] = 7;
    }
    std::map<std::pair<ClusterCode, ClusterCode>, std::pair<std::uint64_t, std::set<PersonId>>>
        pairs;
    std::set<PersonId> all, moved;
    std::uint64_t moves = 0;
    for (const auto& each : assessments) {
      const auto from = allocate(before, each).cluster, to = allocate(after, each).cluster;
      auto& cell = pairs[{from, to}];
      ++cell.first;
      if (from != to) ++moves;
      if (each.person.empty()) continue;
      cell.second.insert(each.person);
      all.insert(each.person);
      if (from != to) moved.insert(each.person);
    }
    const auto found = rule_moves(before, after, assessments);
    std::vector<RuleMove> matrix;
    for (const auto& [pair, cell] : pairs) {
      matrix.push_back({pair.first, pair.second, cell.first, cell.second.size()});
    }
    RC_ASSERT(found.matrix == matrix);
    RC_ASSERT(found.assessments == assessments.size());
    RC_ASSERT(found.moved == moves);
    RC_ASSERT(found.people == all.size());
    RC_ASSERT(found.people_moved == moved.size());
    std::uint64_t by_margin = 0;
    for (const auto& band : found.margins) by_margin += band.assessments;
    RC_ASSERT(by_margin == moves);
  }));
}

TEST_CASE("moved assessments are told by how far ahead their cluster was") {
  const auto before = pack_at(folder + "packs/profile.yaml");
  auto after = before;
  after.clusters.erase(after.clusters.begin() + 1);  // no page 03
  Assessment two, three;
  two.super_class = three.super_class = SuperClass::a;
  two.ratings.fill(0);
  three.ratings.fill(0);
  two.ratings[6] = 2;    // only 03
  three.ratings[6] = 3;  // 03 with 1, 04 with 3
  const auto moves = rule_moves(before, after, std::vector<Assessment>{two, three, three});
  REQUIRE(moves.margins.size() == 2);
  CHECK(moves.margins[0].words == "2");
  CHECK(moves.margins[0].assessments == 2);
  CHECK(moves.margins[1].words == "no runner-up");
  CHECK(moves.margins[1].assessments == 1);
  CHECK(moves.people == 0);
}

}  // namespace
