#include "pbr/episodes.hpp"

#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

TEST_CASE("rule 1: a spell counts its first day and not the day it ends") {
  CHECK(told(Story().spell("03", "2014-05-01", "2014-05-11").episodes()) ==
        "03 2014-05-01..2014-05-10 10");
  CHECK(told(Story().spell("03", "2014-05-01", "2014-05-02").episodes()) ==
        "03 2014-05-01..2014-05-01 1");
}

TEST_CASE("rule 1: a stay counts the day of admission and not that of discharge") {
  const auto episodes = Story()
                            .spell("03", "2014-05-01", "2014-06-01")
                            .stay("2014-05-03", "2014-05-05")
                            .stay("2014-05-09", "2014-05-09")
                            .episodes();
  REQUIRE(episodes.size() == 1);
  CHECK(episodes[0].admitted_days == 2);
  REQUIRE(episodes[0].admitted.size() == 1);
  CHECK(episodes[0].admitted[0] == days("2014-05-03", "2014-05-04"));
}

TEST_CASE("rule 2: recorded spells count where the person has any at that provider") {
  Story story;
  story.spell("04", "2014-05-01", "2014-06-01").assessed("03", "2014-04-10");
  CHECK(told(story.episodes()) == "04 2014-05-01..2014-05-31 31");
  story.assessed("10", "2014-07-01", AssessmentReason::initial, "P2");
  CHECK(told(story.episodes()) ==
        "04 2014-05-01..2014-05-31 31; 10 2014-07-01..2015-03-31 274 open");
  CHECK(story.episodes()[0].recorded);
  CHECK_FALSE(story.episodes()[1].recorded);
}

TEST_CASE("rule 2: a provider's only spell without a day still rules out derived episodes") {
  Story story;
  story.spell("04", "2014-05-01", "2014-05-01").assessed("03", "2014-04-10");
  CHECK(told(story.episodes()).empty());
}

TEST_CASE("the final code counts, else the initial, else the unusable code") {
  const auto cluster_of = [](const std::string& codes) {
    return Story().spell(codes, "2014-05-01").episodes().at(0).cluster.text();
  };
  CHECK(cluster_of("03>04") == "04");
  CHECK(cluster_of("03>") == "03");
  CHECK(cluster_of(">04") == "04");
  CHECK(cluster_of("") == "99");
  CHECK(cluster_of("09") == "99");
  CHECK(cluster_of("77") == "99");
  CHECK(cluster_of("99") == "99");
  CHECK(cluster_of("00") == "00");
}

TEST_CASE("rule 3: of two spells that overlap the later start counts from its start (EP001)") {
  Story story;
  story.spell("03", "2014-05-01", "2014-06-01").spell("04", "2014-05-11", "2014-07-01");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-10 10; 04 2014-05-11..2014-06-30 51");
  CHECK(told(story.findings()) ==
        "EP001 row 1 end: 2014-06-01; an end on or before 2014-05-11, when a later spell starts");
  CHECK(story.findings().sorted()[0].severity == Severity::warning);
  CHECK(story.findings().sorted()[0].table == TableKind::clusters);
}

TEST_CASE("rule 3: an open spell is cut by a later one and does not come back after it") {
  Story story;
  story.spell("03", "2014-05-01").spell("04", "2014-05-11", "2014-05-21");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-10 10; 04 2014-05-11..2014-05-20 10");
  CHECK(told(story.findings()) ==
        "EP001 row 1 end: no end; an end on or before 2014-05-11, when a later spell starts");
}

TEST_CASE("rule 3: with the same start the later row counts") {
  Story story;
  story.spell("03", "2014-05-01", "2014-06-01").spell("04", "2014-05-01", "2014-05-11");
  CHECK(told(story.episodes()) == "04 2014-05-01..2014-05-10 10");
  CHECK(told(story.findings()) ==
        "EP001 row 1 end: 2014-06-01; an end on or before 2014-05-01, when a later spell starts / "
        "EP003 row 1 end: no day; an end after its start, and days of its own");
}

TEST_CASE("rule 3: spells that touch, or stand at two providers, do not overlap") {
  Story touching;
  touching.spell("03", "2014-05-01", "2014-05-11").spell("04", "2014-05-11", "2014-06-01");
  CHECK(told(touching.episodes()) == "03 2014-05-01..2014-05-10 10; 04 2014-05-11..2014-05-31 21");
  CHECK(told(touching.findings()).empty());
  Story apart;
  apart.spell("03", "2014-05-01", "2014-06-01", "", "P2").spell("04", "2014-05-11", "2014-06-01");
  CHECK(told(apart.episodes()) == "03 2014-05-01..2014-05-31 31; 04 2014-05-11..2014-05-31 21");
  CHECK(told(apart.findings(), "EP001").empty());
}

TEST_CASE("rule 4: a spell that outlasts its referral ends when the referral closes (EP002)") {
  Story story;
  story.referral("R1", "2014-04-20", "2014-05-11").spell("03", "2014-05-01", "2014-06-01", "R1");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-10 10");
  CHECK(told(story.findings()) ==
        "EP002 row 2 end: 2014-06-01; an end on or before 2014-05-11, when its referral closed");
  Story open;
  open.referral("R1", "2014-04-20", "2014-05-11").spell("03", "2014-05-01", "", "R1");
  CHECK(told(open.episodes()) == "03 2014-05-01..2014-05-10 10");
  CHECK(told(open.findings()) ==
        "EP002 row 2 end: no end; an end on or before 2014-05-11, when its referral closed");
}

TEST_CASE("rule 4: a spell that ends with its referral, or has none, is left alone") {
  Story story;
  story.referral("R1", "2014-04-20", "2014-05-11")
      .spell("03", "2014-05-01", "2014-05-11", "R1")
      .spell("04", "2014-06-01", "2014-06-11", "unheard of")
      .spell("04", "2014-07-01", "2014-07-11");
  CHECK(told(story.episodes()) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-06-01..2014-06-10 10; 04 2014-07-01..2014-07-10 10");
  CHECK(told(story.findings()).empty());
}

TEST_CASE("rule 4: an id names a referral at its own provider") {
  Story elsewhere;
  elsewhere.referral("R1", "2014-04-20", "2014-05-11", "C2", "P2")
      .referral("R1", "2014-04-21", "", "C1")
      .spell("03", "2014-05-01", "2014-06-01", "R1");
  const auto episodes = elsewhere.episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-31 31");
  CHECK(told(elsewhere.findings()).empty());
  REQUIRE(episodes.size() == 1);
  CHECK(episodes[0].commissioner == CommissionerId{"C1"});
}

TEST_CASE("rule 5: a spell with no days makes no episode and is a finding (EP003)") {
  Story story;
  story.spell("03", "2014-05-01", "2014-05-01");
  CHECK(told(story.episodes()).empty());
  CHECK(told(story.findings()) ==
        "EP003 row 1 end: no day; an end after its start, and days of its own");
}

TEST_CASE("rule 5: a spell without a day cuts no other spell") {
  Story story;
  story.referral("R1", "2014-04-20", "2014-05-05")
      .spell("03", "2014-05-01", "2014-06-01")
      .spell("04", "2014-05-11", "2014-05-11")
      .spell("04", "2014-05-12", "2014-05-15", "R1");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-31 31");
  CHECK(told(story.findings()) ==
        "EP003 row 3 end: no day; an end after its start, and days of its own / "
        "EP002 row 4 end: 2014-05-15; an end on or before 2014-05-05, when its referral closed / "
        "EP003 row 4 end: no day; an end after its start, and days of its own");
}

TEST_CASE("no finding holds an identifier") {
  Story story;
  story.referral("SECRET-R", "2014-04-20", "2014-05-05")
      .spell("03", "2014-05-01", "2014-06-01", "SECRET-R", "SECRET-P")
      .spell("03", "2014-05-01", "2014-05-01", "SECRET-R", "SECRET-P");
  (void)story.episodes();
  CHECK_FALSE(told(story.findings()).empty());
  CHECK(told(story.findings()).find("SECRET") == std::string::npos);
}

TEST_CASE("rule 6: only days inside the reporting period count") {
  const auto one = Story()
                       .spell("03", "2014-01-01", "2015-12-31")
                       .stay("2014-03-20", "2014-04-03")
                       .stay("2015-03-30")
                       .episodes();
  REQUIRE(told(one) == "03 2014-04-01..2015-03-31 365 open");
  CHECK(one[0].started == day("2014-01-01"));
  CHECK(one[0].admitted_days == 4);
  CHECK(one[0].admitted.at(0) == days("2014-04-01", "2014-04-02"));
  CHECK(one[0].admitted.at(1) == days("2015-03-30", "2015-03-31"));
}

TEST_CASE("rule 6: episodes that do not touch the period are left out") {
  CHECK(Story().spell("03", "2014-01-01", "2014-04-01").episodes().empty());
  CHECK(Story().spell("03", "2015-04-01", "2015-05-01").episodes().empty());
  CHECK(told(Story().spell("03", "2014-01-01", "2014-04-02").episodes()) ==
        "03 2014-04-01..2014-04-01 1");
  // Ends on the first day after the period: on its last day it was open.
  CHECK(told(Story().spell("03", "2015-03-31", "2015-04-01").episodes()) ==
        "03 2015-03-31..2015-03-31 1 open");
}

TEST_CASE("stays that overlap or touch are merged, and those at another provider do not count") {
  const auto episodes = Story()
                            .spell("03", "2014-05-01", "2014-06-01")
                            .stay("2014-05-03", "2014-05-10")
                            .stay("2014-05-05", "2014-05-08")
                            .stay("2014-05-10", "2014-05-12")
                            .stay("2014-05-20", "2014-05-25", "P2")
                            .episodes();
  REQUIRE(episodes.size() == 1);
  REQUIRE(episodes[0].admitted.size() == 1);
  CHECK(episodes[0].admitted[0] == days("2014-05-03", "2014-05-11"));
  CHECK(episodes[0].admitted_days == 9);
}

TEST_CASE("episodes are numbered from 1 by start, then provider") {
  const auto episodes = Story()
                            .spell("03", "2014-06-01", "2014-07-01", "", "P1")
                            .spell("04", "2014-06-01", "2014-07-01", "", "P0")
                            .spell("10", "2014-05-01", "2014-05-11", "", "P2")
                            .episodes();
  REQUIRE(episodes.size() == 3);
  CHECK(episodes[0].id.text() == "A-1");
  CHECK(episodes[0].cluster.text() == "10");
  CHECK(episodes[1].id.text() == "A-2");
  CHECK(episodes[1].provider.text() == "P0");
  CHECK(episodes[2].id.text() == "A-3");
  CHECK(episodes[2].person.text() == "A");
}

TEST_CASE("the commissioner is the referral's, else the person's, else empty") {
  const auto commissioner = [](Story story) {
    return story.spell("03", "2014-05-01", "", "R1").episodes().at(0).commissioner.text();
  };
  CHECK(commissioner(Story().person_of("CP").referral("R1", "2014-04-01", "", "CR")) == "CR");
  CHECK(commissioner(Story().person_of("CP").referral("R1", "2014-04-01")) == "CP");
  CHECK(commissioner(Story().person_of("CP").referral("R2", "2014-04-01", "", "CR")) == "CP");
  CHECK(commissioner(Story().referral("R1", "2014-04-01")).empty());
}

TEST_CASE("allocations that do not stand for the assessments are a fault of ours") {
  const Story story = Story().assessed("03", "2014-05-01");
  const ClusterPack pack = episode_pack();
  Findings findings;
  const std::vector<Allocation> none;
  CHECK_THROWS_AS(episodes_of(story.care(), none, {financial_year(), &pack}, findings),
                  InternalError);
}
