#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

Story two_providers() {
  return Story()
      .spell("14", "2014-05-01", "2014-06-01", "", "P2")
      .spell("03", "2014-05-11", "2014-07-01", "", "P1");
}

}  // namespace

TEST_CASE("rule 11: days of two providers are a finding, and both have them (EP004)") {
  Story story = two_providers();
  CHECK(told(story.episodes()) == "14 2014-05-01..2014-05-31 31; 03 2014-05-11..2014-06-30 51");
  CHECK(told(story.findings()) ==
        "EP004 row 2 start: 21 days of the period also at another provider, clusters row 1; each "
        "day at one provider; both count");
  CHECK(story.findings().sorted().at(0).severity == Severity::warning);
}

TEST_CASE("rule 11, later_start: the later start has them, and the earlier does not come back") {
  Story story = two_providers().by(between_by(BetweenProviders::later_start));
  const auto episodes = story.episodes();
  CHECK(told(episodes) == "14 2014-05-01..2014-05-10 10; 03 2014-05-11..2014-06-30 51");
  CHECK(episodes.at(0).ended_by == EndedBy::next_cluster);
  CHECK(told(story.findings()) ==
        "EP004 row 2 start: 21 days of the period also at another provider, clusters row 1; each "
        "day at one provider; the later start counts");
  CHECK(told(Story()
                 .by(between_by(BetweenProviders::later_start))
                 .spell("03", "2014-05-01", "", "", "P2")
                 .spell("14", "2014-05-11", "2014-05-21")
                 .episodes()) == "03 2014-05-01..2014-05-10 10; 14 2014-05-11..2014-05-20 10");
}

TEST_CASE("rule 11, higher_need: each day at the provider of the higher need") {
  Story story = two_providers().by(between_by(BetweenProviders::higher_need));
  CHECK(told(story.episodes()) == "14 2014-05-01..2014-05-31 31; 03 2014-06-01..2014-06-30 30");
  CHECK(told(story.findings()) ==
        "EP004 row 2 start: 21 days of the period also at another provider, clusters row 1; each "
        "day at one provider; the higher need counts");
  const auto back = Story()
                        .by(between_by(BetweenProviders::higher_need))
                        .spell("03", "2014-05-01", "2014-07-01", "", "P2")
                        .spell("14", "2014-05-11", "2014-05-21")
                        .episodes();
  CHECK(told(back) ==
        "03 2014-05-01..2014-05-10 10; 14 2014-05-11..2014-05-20 10; 03 2014-05-21..2014-06-30 41");
  CHECK(back.at(0).provider.text() == "P2");
  CHECK(back.at(0).ended_by == EndedBy::next_cluster);
  CHECK(back.at(2).transition == Transition::discharge);
  CHECK(back.at(2).from_cluster == "03");
}

TEST_CASE("rule 11: of equals the provider whose id is greater") {
  for (const auto rule : {BetweenProviders::later_start, BetweenProviders::higher_need}) {
    const auto episodes = Story()
                              .by(between_by(rule))
                              .spell("04", "2014-05-01", "2014-05-11", "", "P2")
                              .spell("10", "2014-05-01", "2014-05-11", "", "P1")
                              .episodes();
    REQUIRE(told(episodes) == "04 2014-05-01..2014-05-10 10");
    CHECK(episodes.at(0).provider.text() == "P2");
  }
}

TEST_CASE("rule 11: derived episodes count like recorded ones, told of at their assessment") {
  Story story = Story()
                    .by(between_by(BetweenProviders::later_start))
                    .spell("03", "2014-05-01", "2014-06-01")
                    .assessed("04", "2014-05-31", AssessmentReason::initial, "P2");
  CHECK(told(story.episodes()) ==
        "03 2014-05-01..2014-05-30 30; 04 2014-05-31..2015-03-31 305 open");
  CHECK(told(story.findings()) ==
        "EP004 row 2 date: 1 day of the period also at another provider, clusters row 1; each day "
        "at one provider; the later start counts");
}

TEST_CASE("rule 11: only days of the period are counted, and a pair is told of once") {
  Story before;
  before.spell("03", "2014-01-01", "2014-03-01").spell("04", "2014-01-01", "2014-04-01", "", "P2");
  CHECK(before.episodes().empty());
  CHECK(told(before.findings()).empty());
  // 03 comes back after 14 and meets the other provider's spell twice: ten days and eleven.
  Story twice = Story()
                    .by(overlap_by(OverlapRule::higher_need))
                    .spell("04", "2014-05-01", "2014-06-01", "", "P2")
                    .spell("03", "2014-05-01", "2014-06-01")
                    .spell("14", "2014-05-11", "2014-05-21");
  (void)twice.episodes();
  CHECK(told(twice.findings(), "EP004") ==
        "EP004 row 1 start: 21 days of the period also at another provider, clusters row 2; each "
        "day at one provider; both count / "
        "EP004 row 3 start: 10 days of the period also at another provider, clusters row 1; each "
        "day at one provider; both count");
}

TEST_CASE("rule 11: what touches at two providers shares no day") {
  Story story;
  story.spell("03", "2014-05-01", "2014-05-11").spell("04", "2014-05-11", "", "", "P2");
  (void)story.episodes();
  CHECK(told(story.findings()).empty());
}
