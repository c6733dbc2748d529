#include "pbr/explanation.hpp"

#include <catch2/catch.hpp>

#include "small_pack.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string ranked(const Explanation& explanation) {
  std::string text;
  for (const PageVerdict& page : explanation.pages) {
    text += page.cluster->code.text() + (page.candidate ? "+" : "-") +
            std::to_string(page.penalty) + " ";
  }
  return text;
}

const PageVerdict& page_of(const Explanation& explanation, const std::string& code) {
  for (const PageVerdict& page : explanation.pages) {
    if (page.cluster->code.text() == code) return page;
  }
  throw std::out_of_range(code);
}

std::string broken(const PageVerdict& page) {
  std::string text;
  for (const GridRow* row : page.broken) text += std::string(item_label(row->item)) + " ";
  return text;
}

}  // namespace

TEST_CASE("candidates stand by rank, then the others by penalty and code", "[explain]") {
  const ClusterPack pack = small_pack();
  CHECK(ranked(explain(pack, rated("7=3 8=2", SuperClass::a))) == "03+0 04+2 11-0 10-3 18-3 ");
  CHECK(ranked(explain(pack, rated("7=0", SuperClass::a))) == "11-0 10-3 18-3 03-6 04-7 ");
  CHECK(ranked(explain(pack, rated("6=9", SuperClass::b, AssessmentReason::review))) ==
        "10+0 11+0 18-3 03-6 04-7 ");
}

TEST_CASE("a page says whether it is in the super-class and whether its criteria are met",
          "[explain]") {
  const ClusterPack pack = small_pack();
  const Explanation explanation = explain(pack, rated("7=3 8=2", SuperClass::a));
  CHECK(page_of(explanation, "03").in_super_class);
  CHECK(page_of(explanation, "03").essential_met);
  CHECK_FALSE(page_of(explanation, "11").in_super_class);
  CHECK(page_of(explanation, "11").essential_met);
  CHECK_FALSE(page_of(explanation, "11").candidate);
}

TEST_CASE("every item of a page has its cell and penalty", "[explain]") {
  const ClusterPack pack = small_pack();
  const Explanation explanation = explain(pack, rated("6=1 7=9 8=4", SuperClass::a));
  const PageVerdict& three = page_of(explanation, "03");
  REQUIRE(three.items.size() == 3);
  CHECK(three.items[0].cell == Cell::may);
  CHECK(three.items[0].penalty == 1);
  CHECK(three.items[0].rating == 1);
  CHECK(three.items[1].cell == std::nullopt);
  CHECK(three.items[1].penalty == 0);
  CHECK(three.items[2].cell == Cell::unlikely);
  CHECK(three.items[2].penalty == 3);
  CHECK(three.items[2].row == &pack.clusters[1].grid[2]);
}

TEST_CASE("broken rows: unstarred rows outside R, or all starred rows where none is in R",
          "[explain]") {
  const ClusterPack pack =
      pack_of({page("16", SuperClass::b,
                    {row("3", "--RRR"), row("6", "--RRR"), starred(row("7", "--RRR")),
                     starred(row("8", "--RRR")), row("10", "OOOYY")})});
  const auto broken_by = [&](const char* ratings) {
    return broken(explain(pack, rated(ratings, SuperClass::b)).pages.at(0));
  };
  CHECK(broken_by("3=2 6=2 7=2 8=0").empty());
  CHECK(broken_by("3=1 6=2 7=2 8=0") == "3 ");
  CHECK(broken_by("3=9 6=9 7=0 8=2") == "3 6 ");
  CHECK(broken_by("3=2 6=2 7=1 8=9") == "7 8 ");
  CHECK(broken_by("10=4") == "3 6 7 8 ");
}

TEST_CASE("an unusable assessment is measured against no page", "[explain]") {
  const ClusterPack pack = small_pack();
  const Explanation explanation = explain(pack, rated("all=9", SuperClass::a));
  CHECK(explanation.pages.empty());
  CHECK(explanation.allocation.cluster.text() == "99");
  CHECK(explanation.allocation.reason == "no item rated");
}

TEST_CASE("the variance cluster is no page", "[explain]") {
  const ClusterPack pack = small_pack();
  const Explanation explanation = explain(pack, rated("7=0", SuperClass::undecided));
  CHECK(explanation.pages.size() == 5);
  CHECK_THROWS_AS(page_of(explanation, "00"), std::out_of_range);
}
