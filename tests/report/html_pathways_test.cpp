#include <catch2/catch.hpp>

#include "html_check.hpp"
#include "sample_study.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

bool holds(const std::string& page, const std::string& text) {
  return page.find(text) != std::string::npos;
}

std::string section(const std::string& page, const std::string& id) {
  const std::size_t from = page.find("<section id=\"" + id + "\"");
  REQUIRE(from != std::string::npos);
  return page.substr(from, page.find("</section>", from) - from);
}

/// The cells of the row with that header in the table with that id.
std::string row(const std::string& page, const std::string& table, const std::string& header) {
  const std::size_t from =
      page.find("<th scope=\"row\">" + header + "</th>", page.find("id=\"" + table + "\""));
  REQUIRE(from != std::string::npos);
  std::string text;
  bool inside_tag = false;
  for (const char c : page.substr(from, page.find("</tr>", from) - from)) {
    inside_tag = c == '<' || inside_tag;
    if (!inside_tag) text += c == '\n' ? '|' : c;
    inside_tag = c != '>' && inside_tag;
  }
  return text;
}

// 40 people in 03, of whom 20 end on day 10 and 10 on day 100; 4 in 11, who end on day 5.
StudyResult moving_study() {
  StudyResult result = sample_study();
  auto& clusters = result.rulebook.clusters.clusters;
  clusters.at(1).need = 3;
  clusters.at(2).need = 7;
  result.rulebook.clusters.transitions = {{{"initial", "03"}, TransitionStatus::likely}};
  PlaceSums& all = result.pathways.all;
  all.moves = {{{"initial", "03"}, {40, 40}},
               {{"03", "11"}, {20, 20}},
               {{"03", "discharge"}, {10, 9}},
               {{"11", "discharge"}, {12, 4}}};
  StaySums& first = all.stays[ClusterCode("03")];
  first.people = 40;
  first.ages = {
      {0, {40, 0, 0, 0}}, {10, {0, 20, 0, 0}}, {100, {0, 0, 10, 0}}, {200, {0, 0, 0, 10}}};
  first.days = {{10, 20}, {100, 10}, {200, 10}};
  StaySums& second = all.stays[ClusterCode("11")];
  second.people = 4;
  second.ages = {{0, {4, 0, 0, 0}}, {5, {0, 0, 4, 0}}};
  second.days = {{5, 4}};
  StaySums& both = all.stays[ClusterCode("")];
  both = first;
  both.people = 44;
  both.ages[0].entered = 44;
  both.ages[5].discharged = 4;
  both.days[5] = 4;
  return result;
}

}  // namespace

TEST_CASE("moves: shares of the moves out, with arrows; few people are marked") {
  const std::string page = page_of(moving_study());
  REQUIRE(unbalanced(page) == "");
  const std::string moves = section(page, "moves");
  CHECK(holds(moves, "Of the moves between clusters 100% step up and 0% step down"));
  CHECK(row(moves, "table-moves", "First") == "First|100%|*|*|40|");
  CHECK(row(moves, "table-moves", "03") == "03|*|67%\u2191|33%|30|");
  CHECK(row(moves, "table-moves", "11") == "11|*|*|*|10|");
  CHECK(holds(moves, "the pack is illustrative"));
  CHECK(row(moves, "table-moves-kind", "Step up, to a cluster of more need \u2191") ==
        "Step up, to a cluster of more need \u2191|20, 24%|*|*|*|20|");
  CHECK(row(moves, "table-moves-unusual", "03 Non-psychotic (moderate severity)") ==
        "03 Non-psychotic (moderate severity)|11 Ongoing recurrent psychosis (low)|not listed|20|");
}

TEST_CASE("stays: median, quartiles and survival; a cluster with few people shows none of them") {
  const std::string page = page_of(moving_study());
  const std::string stays = section(page, "stays");
  CHECK(holds(stays, "Half of the episodes end within 10 days"));
  CHECK(row(stays, "table-stays", "03 Non-psychotic (moderate severity)") ==
        "03 Non-psychotic (moderate severity)|40|30|10 (10 to 100)|10 to 100|");
  CHECK(row(stays, "table-stays", "11 Ongoing recurrent psychosis (low)") ==
        "11 Ongoing recurrent psychosis (low)|*|*|*|*|");
  CHECK(row(stays, "table-survival", "03 Non-psychotic (moderate severity)") ==
        "03 Non-psychotic (moderate severity)|50%|50%|25%|*|*|");
  CHECK(row(stays, "table-stays-days", "This study") == "This study|44|73.2|78.7|10|10|100|200|");
  CHECK(row(stays, "table-stays-days", "England, 2014/15 (PMC6946607, table 2)") ==
        "England, 2014/15 (PMC6946607, table 2)|988,648|109.3|91.3||86||365|");
}

TEST_CASE("the chart has two titles, words, and the share week by week") {
  const std::string stays = section(page_of(moving_study()), "stays");
  CHECK(holds(stays, "aria-labelledby=\"survival-title survival-shown\""));
  CHECK(holds(stays, "<h3 id=\"survival-title\">"));
  CHECK(holds(stays, "<p id=\"survival-text\" class=\"figure-text\">"));
  CHECK(holds(stays, "\"unit\":\"percent\",\"values\":[100,100,50,"));
}

TEST_CASE("moves of few people are not handed to the chart") {
  const std::string moves = section(page_of(moving_study()), "moves");
  CHECK(holds(moves, "data-kind=\"flow\""));
  CHECK(holds(moves, "\"values\":[\"03\",\"03\",\"First\"]"));
  CHECK(holds(moves, "\"unit\":\"count\",\"values\":[20,10,40]"));
}

TEST_CASE("a study without episodes says so and draws nothing") {
  const std::string page = page_of(sample_study());
  CHECK(holds(section(page, "moves"), "Nobody moves between clusters in the period"));
  CHECK(holds(section(page, "moves"), "No episode starts or is discharged in the period."));
  CHECK(holds(section(page, "stays"), "Nobody is in a cluster in the period"));
  CHECK_FALSE(holds(section(page, "stays"), "<figure"));
}

TEST_CASE("a median that is not reached is said to be so") {
  StudyResult result = moving_study();
  for (auto& [cluster, stays] : result.pathways.all.stays)
    stays.ages = {{0, {9, 0, 0, 0}}, {300, {0, 0, 0, 9}}};
  const std::string stays = section(page_of(result), "stays");
  CHECK(holds(stays, "Fewer than half of the episodes are seen to end"));
  CHECK(row(stays, "table-stays", "03 Non-psychotic (moderate severity)") ==
        "03 Non-psychotic (moderate severity)|10|*|not reached||");
}
