#include "pbr/episodes.hpp"

#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

std::string review_told(const Episode& episode) {
  return (episode.review_due ? to_text(*episode.review_due) : "-") + " " +
         std::string(to_text(episode.review_status));
}

}  // namespace

// source: worked example 9 of the payment facts; intervals of PMC6946607, Table 1
// rulebook: the published longest times to review, written in the table
// as_at: the day assessed
TEST_CASE("review dates of the worked example") {
  struct Case {
    std::string code, assessed;
    ReviewInterval review;
    std::string due;
  };
  const auto each = GENERATE(values<Case>({
      {"03", "2019-01-31", {.months = 6}, "2019-07-31"},
      {"01", "2019-01-31", {.days = 84}, "2019-04-25"},
      {"02", "2019-01-31", {.days = 105}, "2019-05-16"},
      {"14", "2019-01-31", {.days = 28}, "2019-02-28"},
      {"11", "2019-01-31", {.months = 12}, "2020-01-31"},
      {"05", "2018-08-31", {.months = 6}, "2019-02-28"},
  }));
  INFO(each.code);
  Cluster cluster;
  cluster.review = each.review;
  const auto due = review_due(day(each.assessed), cluster);
  REQUIRE(due);
  CHECK(to_text(*due) == each.due);
}

// source: worked example 9, last sentence
TEST_CASE("cluster 14 of 2019-01-31 at a period ending 2019-02-28 is not within review") {
  Story story;
  story.spell("14", "2019-01-31");
  CHECK(review_told(story.episodes(days("2019-01-01", "2019-02-28")).at(0)) ==
        "2019-02-28 overdue");
  CHECK(review_told(story.episodes(days("2019-01-01", "2019-02-27")).at(0)) == "2019-02-28 within");
}

TEST_CASE("a cluster without an interval has no review") {
  CHECK_FALSE(review_due(day("2019-01-31"), Cluster{}).has_value());
  CHECK(review_told(Story().spell("99", "2014-05-01").episodes().at(0)) == "- none");
}

TEST_CASE("rule 7: the latest assessment at that provider counts, else the start") {
  const auto due = [](Story story) {
    return review_told(story.spell("03", "2014-03-01").episodes().at(0));
  };
  CHECK(due(Story()) == "2014-09-01 overdue");
  CHECK(due(Story().assessed("03", "2014-02-28")) == "2014-09-01 overdue");
  CHECK(due(Story().assessed("03", "2014-03-15")) == "2014-09-15 overdue");
  CHECK(due(Story().assessed("03", "2014-08-01").assessed("04", "2014-12-31")) ==
        "2015-06-30 within");
  CHECK(due(Story().assessed("03", "2014-12-31", AssessmentReason::review, "P2")) ==
        "2014-09-01 overdue");
}

TEST_CASE("rule 7: an assessment after the period, or one that could not be used, is no review") {
  Story story;
  story.spell("03", "2014-10-01").assessed("03", "2015-04-01").assessed("99", "2015-01-01");
  CHECK(review_told(story.episodes().at(0)) == "2015-04-01 within");
  story.assessed("03", "2015-03-31");
  CHECK(review_told(story.episodes().at(0)) == "2015-09-30 within");
}

TEST_CASE("rule 7: a closed episode has a due date and no review status") {
  Story story;
  story.spell("03", "2014-05-01", "2014-08-01").assessed("04", "2014-08-01");
  CHECK(review_told(story.episodes().at(0)) == "2014-11-01 none");
}

TEST_CASE("reviews are the usable assessments inside an episode, each day once") {
  Story story;
  story.spell("03", "2014-01-10", "2014-06-01");
  for (const char* date : {"2014-01-09", "2014-01-10", "2014-03-01", "2014-05-01", "2014-05-01",
                           "2014-05-31", "2014-06-01"}) {
    story.assessed("03", date);
  }
  story.assessed("99", "2014-05-02").assessed("03", "2014-05-03", AssessmentReason::review, "P2");
  const std::vector<Episode> episodes = story.episodes();
  std::string dates;
  for (const Review& review : episodes.at(0).reviews) dates += to_text(review.date) + " ";
  // The first lies before the reporting period: a review period may begin there.
  CHECK(dates == "2014-03-01 2014-05-01 2014-05-31 ");
}
