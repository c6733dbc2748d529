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

TEST_CASE("rule 7: overdue days run from the due date to the period's last day, both counted") {
  const auto overdue = [](const std::string& last_day) {
    return Story()
        .spell("14", "2019-01-31")
        .episodes(days("2019-01-01", last_day))
        .at(0)
        .overdue_days;
  };
  CHECK(overdue("2019-02-27") == 0);
  CHECK(overdue("2019-02-28") == 1);
  CHECK(overdue("2019-03-31") == 32);
  // Of a leap year: 28 days after 31 January 2020 is 28 February, and there is a 29th.
  CHECK(Story()
            .spell("14", "2020-01-31")
            .episodes(days("2020-01-01", "2020-03-01"))
            .at(0)
            .overdue_days == 3);
  CHECK(Story()
            .spell("14", "2019-01-31", "2019-03-01")
            .episodes(days("2019-01-01", "2019-03-31"))
            .at(0)
            .overdue_days == 0);
}

// source: month arithmetic that clips to the month's end, constructed by us for leap years
TEST_CASE("review dates about 29 February") {
  struct Case {
    std::string assessed;
    ReviewInterval review;
    std::string due;
  };
  const auto each = GENERATE(values<Case>({
      {"2019-08-31", {.months = 6}, "2020-02-29"},
      {"2020-02-29", {.months = 12}, "2021-02-28"},
      {"2020-02-29", {.months = 6}, "2020-08-29"},
      {"2020-02-29", {.days = 28}, "2020-03-28"},
      {"2020-02-01", {.days = 28}, "2020-02-29"},
      {"2019-02-01", {.days = 28}, "2019-03-01"},
      {"2000-02-29", {.months = 12}, "2001-02-28"},
      {"1899-08-31", {.months = 6}, "1900-02-28"},
  }));
  INFO(each.assessed);
  Cluster cluster;
  cluster.review = each.review;
  CHECK(to_text(review_due(day(each.assessed), cluster).value()) == each.due);
}

namespace {

// "2014-09-01 early 61; " for each review.
std::string reviews_told(Story story, Period period = financial_year()) {
  std::string text;
  const auto episodes = story.episodes(period);
  for (const Review& review : episodes.at(0).reviews) {
    text += to_text(review.date) + " " + std::string(to_text(review.timing)) + " " +
            std::to_string(review.days_early()) + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("rule 13: a review is late after the day it was due, and early more days before it") {
  const auto reviewed = [](const std::string& date) {
    return reviews_told(Story().by(early_after(28)).spell("03", "2014-05-01").assessed("03", date));
  };
  CHECK(reviewed("2014-11-02") == "2014-11-02 late -1; ");
  CHECK(reviewed("2014-11-01") == "2014-11-01 in_time 0; ");
  CHECK(reviewed("2014-10-04") == "2014-10-04 in_time 28; ");
  CHECK(reviewed("2014-10-03") == "2014-10-03 early 29; ");
}

TEST_CASE(
    "rule 13: with the rules built in no review is early; with 0 days any before the day is") {
  const Story story = Story().spell("03", "2014-05-01").assessed("03", "2014-05-02");
  CHECK(reviews_told(story) == "2014-05-02 in_time 183; ");
  CHECK(reviews_told(Story(story).by(early_after(0))) == "2014-05-02 early 183; ");
}

TEST_CASE("rule 13: each review is due from the one before it, before the period too") {
  const Story story = Story()
                          .spell("03", "2013-10-01")
                          .assessed("03", "2014-03-01")
                          .assessed("03", "2014-09-02")
                          .assessed("04", "2015-03-02")
                          .assessed("03", "2015-04-01");
  CHECK(reviews_told(story) == "2014-09-02 late -1; 2015-03-02 in_time 0; ");
  const auto episode = Story(story).episodes().at(0);
  CHECK(reviews_of(episode, ReviewTiming::late) == 1);
  CHECK(reviews_of(episode, ReviewTiming::in_time) == 1);
  CHECK(reviews_of(episode, ReviewTiming::early) == 0);
}

TEST_CASE("rule 13: one a day; none on the first day, at another provider, unusable or unending") {
  const Story story = Story()
                          .spell("03", "2014-05-01", "2014-09-01")
                          .assessed("03", "2014-05-01")
                          .assessed("03", "2014-06-01")
                          .assessed("04", "2014-06-01")
                          .assessed("99", "2014-06-02")
                          .assessed("03", "2014-06-03", AssessmentReason::review, "P2")
                          .assessed("03", "2014-09-01");
  CHECK(reviews_told(story) == "2014-06-01 in_time 153; ");
  CHECK(reviews_told(Story().spell("99", "2014-05-01").assessed("03", "2014-06-01")).empty());
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
  CHECK(dates == "2014-05-01 2014-05-31 ");
  // The latest before the reporting period, where a review period may begin.
  CHECK(episodes.at(0).reviewed_before == Date(2014, 3, 1));
}
