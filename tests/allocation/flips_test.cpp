#include "pbr/explanation.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "small_pack.hpp"
#include "support/random_packs.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string told(const std::optional<Flip>& flip) {
  if (!flip) return "-";
  std::string text;
  for (const RatingChange& change : flip->changes) {
    text += std::string(item_label(change.item)) + ":" + std::to_string(change.from) + ">" +
            std::to_string(change.to) + " ";
  }
  return text + flip->cluster.text();
}

std::string flip_to(const ClusterPack& pack, const Assessment& assessment, const char* code) {
  const Flips flips = nearest_flips(pack, assessment);
  return told(
      flips.to.at(static_cast<std::size_t>(pack.find(ClusterCode(code)) - pack.clusters.data())));
}

Assessment changed(Assessment assessment, const std::vector<RatingChange>& changes) {
  for (const RatingChange& change : changes) assessment.ratings.at(change.item) = change.to;
  return assessment;
}

// How near a change is, in the words of the header: fewest items, smallest sum of steps, lowest
// items, lowest ratings.
using Nearness = std::tuple<std::size_t, int, std::vector<std::size_t>, std::vector<int>>;

Nearness nearness(const std::vector<RatingChange>& changes) {
  Nearness result{changes.size(), 0, {}, {}};
  for (const RatingChange& change : changes) {
    std::get<1>(result) += change.from == 9 ? 5 : std::abs(int{change.from} - int{change.to});
    std::get<2>(result).push_back(change.item);
    std::get<3>(result).push_back(change.to);
  }
  return result;
}

std::vector<RatingChange> changes_of(const Assessment& assessment, std::size_t item) {
  std::vector<RatingChange> changes;
  for (Rating to = 0; to <= 4; ++to) {
    const Rating from = assessment.ratings.at(item);
    if (to != from) changes.push_back({item, from, to});
  }
  return changes;
}

// Every change of one and of two of all items, whatever the pack asks about.
std::vector<std::vector<RatingChange>> all_changes(const Assessment& assessment) {
  std::vector<std::vector<RatingChange>> all;
  for (std::size_t first = 0; first < item_count; ++first) {
    for (const RatingChange& one : changes_of(assessment, first)) {
      all.push_back({one});
      for (std::size_t second = first + 1; second < item_count; ++second) {
        for (const RatingChange& two : changes_of(assessment, second)) all.push_back({one, two});
      }
    }
  }
  return all;
}

struct Nearest {
  std::vector<RatingChange> changes;
  Nearness how;
};

// By code, the slow way.
std::map<std::string, Nearest> nearest_by_force(const ClusterPack& pack,
                                                const Assessment& assessment) {
  std::map<std::string, Nearest> nearest;
  const auto given = allocate(pack, assessment).cluster;
  for (const auto& changes : all_changes(assessment)) {
    const auto code = allocate(pack, changed(assessment, changes)).cluster;
    if (code == given) continue;
    const Nearness how = nearness(changes);
    const auto [at, first] = nearest.try_emplace(code.text(), Nearest{changes, how});
    if (!first && how < at->second.how) at->second = {changes, how};
  }
  return nearest;
}

void check_against_force(const ClusterPack& pack, const Assessment& assessment) {
  const Flips flips = nearest_flips(pack, assessment);
  const auto forced = nearest_by_force(pack, assessment);
  REQUIRE(flips.to.size() == pack.clusters.size());
  const Nearest* any = nullptr;
  for (const auto& [code, each] : forced) {
    if (any == nullptr || each.how < any->how) any = &each;
  }
  REQUIRE(flips.any.has_value() == (any != nullptr));
  if (any != nullptr) CHECK(flips.any->changes == any->changes);
  for (std::size_t at = 0; at < pack.clusters.size(); ++at) {
    const auto found = forced.find(pack.clusters[at].code.text());
    REQUIRE(flips.to[at].has_value() == (found != forced.end()));
    if (!flips.to[at]) continue;
    CHECK(flips.to[at]->cluster == pack.clusters[at].code);
    CHECK(flips.to[at]->changes == found->second.changes);
  }
}

}  // namespace

TEST_CASE("the nearest change of one rating", "[flips]") {
  const ClusterPack pack = small_pack();
  const Assessment assessment = rated("7=3 8=2", SuperClass::a);
  CHECK(allocate(pack, assessment).cluster.text() == "03");
  CHECK(flip_to(pack, assessment, "04") == "7:3>4 04");
  CHECK(flip_to(pack, assessment, "00") == "7:3>1 8:2>1 00");
  CHECK(flip_to(pack, assessment, "03") == "-");
  CHECK(flip_to(pack, assessment, "10") == "-");
  CHECK(told(nearest_flips(pack, assessment).any) == "7:3>4 04");
}

TEST_CASE("where no change of one rating does, the nearest of two", "[flips]") {
  const ClusterPack pack = small_pack();
  const Assessment assessment = rated("7=2 8=2", SuperClass::a);
  CHECK(flip_to(pack, assessment, "00") == "7:2>1 8:2>1 00");
}

TEST_CASE("from not known any rating is five steps", "[flips]") {
  const ClusterPack pack = pack_of({page("03", SuperClass::a, {row("7", "----R")}),
                                    page("04", SuperClass::a, {row("8", "---R-")})});
  CHECK(flip_to(pack, rated("7=9 8=0", SuperClass::a), "03") == "7:9>4 03");
  CHECK(flip_to(pack, rated("7=9 8=0", SuperClass::a), "04") == "8:0>3 04");
  CHECK(told(nearest_flips(pack, rated("7=9 8=0", SuperClass::a)).any) == "8:0>3 04");
}

TEST_CASE("of two changes equally near the one of the lower item stands, then of the lower rating",
          "[flips]") {
  const ClusterPack items = pack_of(
      {page("03", SuperClass::a, {starred(row("7", "-R---")), starred(row("8", "-R---"))})});
  CHECK(flip_to(items, rated("7=0 8=0", SuperClass::a), "03") == "7:0>1 03");
  const ClusterPack ratings = pack_of({page("03", SuperClass::a, {row("7", "-R-R-")})});
  CHECK(flip_to(ratings, rated("7=2", SuperClass::a), "03") == "7:2>1 03");
}

TEST_CASE("ratings that cannot be used have no change", "[flips]") {
  const Flips flips = nearest_flips(small_pack(), rated("all=9", SuperClass::a));
  CHECK_FALSE(flips.any);
  CHECK(flips.to.empty());
}

TEST_CASE("all types excluded may give the unusable code, which is no cluster of the pack",
          "[flips]") {
  ClusterPack pack = pack_of({page("03", SuperClass::a, {})});
  pack.method = Method::logit;
  pack.logit.all_excluded_is_variance = false;
  pack.clusters[1].excluded_by = {{{{item_index("6").value(), 4}}, "", {}}};
  const Flips flips = nearest_flips(pack, rated("6=3", SuperClass::a));
  CHECK(told(flips.any) == "6:3>4 99");
  CHECK(told(flips.to.at(0)) == "-");
  const Flips back = nearest_flips(pack, rated("6=4", SuperClass::a));
  CHECK(told(back.to.at(1)) == "6:4>3 03");
}

TEST_CASE("where the tree is asked a change may lead to another super-class", "[flips]") {
  ClusterPack pack = pack_of({page("03", SuperClass::a, {}), page("18", SuperClass::c, {})});
  const std::size_t four = item_index("4").value();
  pack.derived = {{.id = "item_4", .terms = {{four, 1}}, .at = {}}};
  pack.tree.use = true;
  pack.tree.steps = {
      {.when = {{{.derived = 0, .lowest = 2, .highest = 4, .at = {}}}, {true, true, true, true}},
       .super_class = SuperClass::c,
       .at = {}},
      {.when = {}, .super_class = SuperClass::a, .at = {}}};
  CHECK(flip_to(pack, rated("4=0", SuperClass::undecided), "18") == "4:0>2 18");
  CHECK(flip_to(pack, rated("4=0", SuperClass::a), "18") == "-");
}

TEST_CASE("nearest changes are those that trying every change of every item finds", "[flips]") {
  const auto method = GENERATE(Method::profile, Method::logit, Method::table);
  constexpr std::size_t most_pages = 8;
  constexpr int packs = 12;
  Draws draws(20140401 + static_cast<std::uint64_t>(method));
  for (int left = packs; left > 0;) {
    const ClusterPack pack = random_pack(draws, method);
    const Assessment assessment = random_assessment(draws);
    if (pack.clusters.size() > most_pages || pack.table.rules.size() > most_pages) continue;
    check_against_force(pack, assessment);
    --left;
  }
}
