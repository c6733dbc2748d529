#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

// Three days, 11 to 13 May, between two clusters of one referral.
Story three_days() {
  return Story()
      .referral("R1", "2014-04-20")
      .spell("03", "2014-05-01", "2014-05-11", "R1")
      .spell("04", "2014-05-14", "2014-05-24", "R1");
}

}  // namespace

TEST_CASE(
    "rule 10: a gap inside a referral is a finding, and stays where the rule is leave (EP005)") {
  Story story = three_days();
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-10 10; 04 2014-05-14..2014-05-23 10");
  CHECK(episodes.at(0).ended_by == EndedBy::recorded);
  CHECK(told(story.findings()) ==
        "EP005 row 3 start: 3 days without a cluster before it; no gap in a referral; left: no "
        "cluster has them");
  CHECK(story.findings().sorted().at(0).severity == Severity::note);
}

TEST_CASE("rule 10: a gap of at most so many days is filled by the cluster before") {
  Story story = three_days().by(bridging(3));
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-13 13; 04 2014-05-14..2014-05-23 10");
  CHECK(episodes.at(0).ended_by == EndedBy::next_cluster);
  CHECK(told(story.findings()) ==
        "EP005 row 3 start: 3 days without a cluster before it; no gap in a referral; bridged: the "
        "cluster before has them");
  CHECK(told(three_days().by(bridging(2)).episodes()) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-05-14..2014-05-23 10");
}

TEST_CASE("rule 10: a single day is told of in the singular, and 29 February is one") {
  Story story;
  story.spell("03", "2016-02-01", "2016-02-29", "R1").spell("04", "2016-03-01", "", "R1");
  CHECK(told(story.episodes(days("2015-04-01", "2016-03-31"))) ==
        "03 2016-02-01..2016-02-28 28; 04 2016-03-01..2016-03-31 31 open");
  CHECK(told(story.findings()) ==
        "EP005 row 2 start: 1 day without a cluster before it; no gap in a referral; left: no "
        "cluster has them");
}

TEST_CASE("rule 10: what touches, or is of two referrals or of none, has no gap") {
  const auto found = [](Story story) {
    const auto text = told(story.by(bridging(30)).episodes());
    CHECK(told(story.findings()).empty());
    return text;
  };
  CHECK(found(Story()
                  .spell("03", "2014-05-01", "2014-05-11", "R1")
                  .spell("04", "2014-05-11", "2014-05-21", "R1")) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-05-11..2014-05-20 10");
  CHECK(found(Story()
                  .spell("03", "2014-05-01", "2014-05-11", "R1")
                  .spell("04", "2014-05-14", "2014-05-24", "R2")) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-05-14..2014-05-23 10");
  CHECK(found(Story()
                  .spell("03", "2014-05-01", "2014-05-11")
                  .spell("04", "2014-05-14", "2014-05-24")) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-05-14..2014-05-23 10");
  CHECK(found(Story()
                  .spell("03", "2014-05-01", "2014-05-11", "R1")
                  .spell("04", "2014-05-14", "2014-05-24", "R1", "P2")) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-05-14..2014-05-23 10");
}

TEST_CASE("rule 10: a bridge over the period's end may come from a spell after it") {
  Story story = Story()
                    .by(bridging(10))
                    .spell("03", "2015-03-01", "2015-03-29", "R1")
                    .spell("04", "2015-04-03", "", "R1");
  CHECK(told(story.episodes()) == "03 2015-03-01..2015-03-31 31 open");
}

TEST_CASE("rule 10: between derived episodes the finding stands at the assessment") {
  Story story = Story()
                    .by(bridging(10))
                    .referral("R1", "2014-04-20")
                    .assessed("03", "2014-05-01")
                    .discharged("2014-05-11")
                    .assessed("04", "2014-05-14");
  CHECK(told(story.episodes()) ==
        "03 2014-05-01..2014-05-13 13; 04 2014-05-14..2015-03-31 322 open");
  CHECK(told(story.findings()) ==
        "EP005 row 4 date: 3 days without a cluster before it; no gap in a referral; bridged: the "
        "cluster before has them");
  CHECK(story.findings().sorted().at(0).table == TableKind::assessments);
}
