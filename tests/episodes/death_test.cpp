#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

TEST_CASE(
    "rule 9: a spell that goes on after the death ends on that day, which does not count (EP006)") {
  Story story = Story().died("2014-05-11").spell("03", "2014-05-01", "2014-06-01");
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-10 10");
  CHECK(episodes.at(0).ended_by == EndedBy::death);
  CHECK(told(story.findings()) ==
        "EP006 row 1 end: 2014-06-01; an end on or before 2014-05-11, when the person died");
  CHECK(story.findings().sorted().at(0).severity == Severity::warning);
  Story open = Story().died("2014-05-11").spell("03", "2014-05-01");
  CHECK(told(open.episodes()) == "03 2014-05-01..2014-05-10 10");
  CHECK(told(open.findings()) ==
        "EP006 row 1 end: no end; an end on or before 2014-05-11, when the person died");
}

TEST_CASE("rule 9: a spell that ends on the day of death is right, and death ended it") {
  Story story = Story().died("2014-05-11").spell("03", "2014-05-01", "2014-05-11");
  CHECK(story.episodes().at(0).ended_by == EndedBy::death);
  CHECK(told(story.findings()).empty());
}

TEST_CASE("rule 9: a spell that starts on the day of death or after has no day and cuts no other") {
  Story story = Story()
                    .died("2014-05-11")
                    .spell("03", "2014-05-01", "2014-05-11")
                    .spell("04", "2014-05-11", "2014-05-21")
                    .spell("14", "2014-05-30", "2014-06-01");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-10 10");
  CHECK(told(story.findings(), "EP003") ==
        "EP003 row 2 end: no day; an end after its start, and days of its own / "
        "EP003 row 3 end: no day; an end after its start, and days of its own");
}

TEST_CASE("rule 9: derived episodes end on the day of death, without a finding") {
  Story story =
      Story().died("2014-05-21").assessed("03", "2014-05-01").assessed("04", "2014-05-21");
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-20 20");
  CHECK(episodes.at(0).ended_by == EndedBy::death);
  CHECK(episodes.at(0).transition == Transition::discharge);
  CHECK(told(story.findings()).empty());
}

TEST_CASE("rule 9: a stay ends on the day of death too (EP006)") {
  Story story = Story()
                    .died("2014-05-11")
                    .spell("03", "2014-05-01", "2014-05-11")
                    .stay("2014-05-08", "2014-05-13")
                    .stay("2014-05-02", "2014-05-04")
                    .stay("2014-05-12");
  CHECK(story.episodes().at(0).admitted_days == 5);
  CHECK(told(story.findings()) ==
        "EP006 row 2 end: 2014-05-13; an end on or before 2014-05-11, when the person died / "
        "EP006 row 4 end: no end; an end on or before 2014-05-11, when the person died");
  CHECK(story.findings().sorted().at(0).table == TableKind::stays);
}

TEST_CASE("rule 9: a death after the period leaves the episode open in it") {
  Story story = Story().died("2015-04-02").spell("03", "2014-05-01");
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2015-03-31 335 open");
  CHECK(episodes.at(0).ended_by == EndedBy::open);
  CHECK(told(story.findings(), "EP006") ==
        "EP006 row 1 end: no end; an end on or before 2015-04-02, when the person died");
}
