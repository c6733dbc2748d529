// Every answer of lint on pages and types against all vectors of small random packs, tried one by
// one with the interpreter.
#include <algorithm>
#include <catch2/catch.hpp>

#include "allocation/page.hpp"
#include "audit/lint_words.hpp"
#include "lint_case.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

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

}  // namespace
