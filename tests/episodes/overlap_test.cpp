// Rule 3 under the other policies than the one built in, which recorded_test has.
#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

Story earlier_stays() { return Story().by(overlap_by(OverlapRule::earlier_stays)); }
Story higher_need() { return Story().by(overlap_by(OverlapRule::higher_need)); }

}  // namespace

TEST_CASE("rule 3, earlier_stays: the later spell starts where the earlier ends") {
  Story story = earlier_stays();
  story.spell("03", "2014-05-01", "2014-06-01").spell("04", "2014-05-11", "2014-07-01");
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-31 31; 04 2014-06-01..2014-06-30 30");
  CHECK(episodes.at(1).started == day("2014-06-01"));
  CHECK(told(story.findings()) ==
        "EP001 row 2 start: 2014-05-11; a start on or after 2014-06-01, when an earlier spell "
        "ends");
}

TEST_CASE("rule 3, earlier_stays: a spell inside an earlier one has no day") {
  Story story = earlier_stays();
  story.spell("03", "2014-05-01", "2014-06-01").spell("14", "2014-05-11", "2014-05-21");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-31 31");
  CHECK(told(story.findings()) ==
        "EP003 row 2 end: no day; an end after its start, and days of its own / "
        "EP001 row 2 start: 2014-05-11; a start on or after 2014-06-01, when an earlier spell "
        "ends");
}

TEST_CASE("rule 3, earlier_stays: nothing comes beside an earlier spell that has no end") {
  Story story = earlier_stays();
  story.spell("03", "2014-05-01").spell("14", "2014-05-11", "2014-05-21");
  CHECK(told(story.episodes()) == "03 2014-05-01..2015-03-31 335 open");
  CHECK(told(story.findings(), "EP001") ==
        "EP001 row 2 start: 2014-05-11; no spell beside an earlier one that has no end");
}

TEST_CASE("rule 3, earlier_stays: the latest end before counts, and of one start the first row") {
  CHECK(told(earlier_stays()
                 .spell("03", "2014-05-01", "2014-06-01")
                 .spell("04", "2014-05-02", "2014-05-10")
                 .spell("14", "2014-05-20", "2014-06-11")
                 .episodes()) == "03 2014-05-01..2014-05-31 31; 14 2014-06-01..2014-06-10 10");
  CHECK(told(earlier_stays()
                 .spell("03", "2014-05-01", "2014-05-11")
                 .spell("04", "2014-05-01", "2014-05-21")
                 .episodes()) == "03 2014-05-01..2014-05-10 10; 04 2014-05-11..2014-05-20 10");
}

TEST_CASE("rule 3, higher_need: each day has the higher need, and the other comes back after it") {
  Story story = higher_need();
  story.spell("03", "2014-05-01", "2014-07-01").spell("14", "2014-05-11", "2014-05-21");
  const auto episodes = story.episodes();
  CHECK(told(episodes) ==
        "03 2014-05-01..2014-05-10 10; 14 2014-05-11..2014-05-20 10; 03 2014-05-21..2014-06-30 41");
  CHECK(episodes.at(1).transition == Transition::step_up);
  CHECK(episodes.at(2).from_cluster == "14");
  CHECK(told(story.findings()) ==
        "EP001 row 1 start: 2014-05-11 belongs to another spell; each day in one spell; the higher "
        "need has it");
}

TEST_CASE("rule 3, higher_need: a later spell of lower need waits, or has no day") {
  CHECK(told(higher_need()
                 .spell("14", "2014-05-01", "2014-06-01")
                 .spell("03", "2014-05-11", "2014-07-01")
                 .episodes()) == "14 2014-05-01..2014-05-31 31; 03 2014-06-01..2014-06-30 30");
  Story inside = higher_need();
  inside.spell("14", "2014-05-01").spell("03", "2014-05-11", "2014-05-21");
  CHECK(told(inside.episodes()) == "14 2014-05-01..2015-03-31 335 open");
  CHECK(told(inside.findings()) ==
        "EP003 row 2 end: no day; an end after its start, and days of its own / "
        "EP001 row 2 start: 2014-05-11 belongs to another spell; each day in one spell; the higher "
        "need has it");
}

TEST_CASE(
    "rule 3, higher_need: of equals the later start, then the later row; no cluster is least") {
  CHECK(told(higher_need()
                 .spell("04", "2014-05-01", "2014-06-01")
                 .spell("10", "2014-05-11", "2014-05-21")
                 .episodes()) ==
        "04 2014-05-01..2014-05-10 10; 10 2014-05-11..2014-05-20 10; 04 2014-05-21..2014-05-31 11");
  CHECK(told(higher_need()
                 .spell("04", "2014-05-01", "2014-05-11")
                 .spell("10", "2014-05-01", "2014-05-11")
                 .episodes()) == "10 2014-05-01..2014-05-10 10");
  CHECK(told(higher_need()
                 .spell("00", "2014-05-01", "2014-05-11")
                 .spell("99", "2014-05-01", "2014-05-21")
                 .episodes()) == "00 2014-05-01..2014-05-10 10; 99 2014-05-11..2014-05-20 10");
}

TEST_CASE("rule 5: under every policy a spell without a day cuts no other") {
  for (const auto rule :
       {OverlapRule::later_start, OverlapRule::earlier_stays, OverlapRule::higher_need}) {
    CHECK(told(Story()
                   .by(overlap_by(rule))
                   .spell("03", "2014-05-01", "2014-06-01")
                   .spell("14", "2014-05-11", "2014-05-11")
                   .episodes()) == "03 2014-05-01..2014-05-31 31");
  }
}
