#include "pbr/episodes.hpp"

#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

TEST_CASE("rule 2: an allocation lasts until the next one to another cluster") {
  Story story;
  story.assessed("03", "2014-05-01").assessed("04", "2014-05-11");
  CHECK(told(story.episodes()) ==
        "03 2014-05-01..2014-05-10 10; 04 2014-05-11..2015-03-31 325 open");
  CHECK(told(story.findings()).empty());
}

TEST_CASE("rule 2: an assessment that confirms the cluster opens nothing") {
  CHECK(told(Story().assessed("03", "2014-05-01").assessed("03", "2014-09-01").episodes()) ==
        "03 2014-05-01..2015-03-31 335 open");
}

TEST_CASE("rule 2: an assessment that could not be used opens nothing while a cluster is running") {
  CHECK(told(Story().assessed("03", "2014-05-01").assessed("99", "2014-09-01").episodes()) ==
        "03 2014-05-01..2015-03-31 335 open");
}

TEST_CASE("rule 2: a first allocation that could not be used lasts until a usable one") {
  CHECK(told(Story()
                 .assessed("99", "2014-05-01")
                 .assessed("99", "2014-05-03")
                 .assessed("03", "2014-05-11")
                 .episodes()) ==
        "99 2014-05-01..2014-05-10 10; 03 2014-05-11..2015-03-31 325 open");
}

TEST_CASE("rule 2: the variance cluster is a cluster like the others") {
  CHECK(told(Story().assessed("03", "2014-05-01").assessed("00", "2014-05-11").episodes()) ==
        "03 2014-05-01..2014-05-10 10; 00 2014-05-11..2015-03-31 325 open");
}

TEST_CASE("rule 2: the closing of the referral ends the episode") {
  Story story;
  story.referral("R1", "2014-04-20", "2014-05-11").assessed("03", "2014-05-01");
  CHECK(told(story.episodes()) == "03 2014-05-01..2014-05-10 10");
  CHECK(story.episodes()[0].referral.text() == "R1");
  // Assessed again in a second referral: the same cluster is a new episode.
  story.referral("R2", "2014-06-01").assessed("03", "2014-06-05");
  CHECK(told(story.episodes()) ==
        "03 2014-05-01..2014-05-10 10; 03 2014-06-05..2015-03-31 300 open");
  CHECK(story.episodes()[1].referral.text() == "R2");
}

TEST_CASE("rule 2: a referral at another provider closes nothing") {
  CHECK(told(Story()
                 .referral("R1", "2014-04-20", "2014-05-11", "", "P2")
                 .assessed("03", "2014-05-01")
                 .episodes()) == "03 2014-05-01..2015-03-31 335 open");
}

TEST_CASE("rule 2: of referrals open on the day the one received last is taken") {
  const auto episodes = Story()
                            .referral("R1", "2014-04-01")
                            .referral("R2", "2014-04-20", "2014-06-01")
                            .assessed("03", "2014-05-01")
                            .episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-31 31");
  CHECK(episodes.at(0).referral.text() == "R2");
}

TEST_CASE("rule 2: an assessment on the day its referral closes opens nothing") {
  const auto episodes = Story()
                            .referral("R1", "2014-04-20", "2014-05-11")
                            .assessed("03", "2014-05-01")
                            .assessed("04", "2014-05-11")
                            .episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-10 10");
  CHECK(episodes.at(0).transition == Transition::discharge);
}

TEST_CASE("rule 2: a referral received the day another closes opens an episode of its own") {
  const auto episodes = Story()
                            .referral("R1", "2014-04-20", "2014-05-11")
                            .referral("R2", "2014-05-11")
                            .assessed("03", "2014-05-01")
                            .assessed("03", "2014-05-11")
                            .episodes();
  CHECK(told(episodes) == "03 2014-05-01..2014-05-10 10; 03 2014-05-11..2015-03-31 325 open");
  CHECK(episodes.at(1).referral.text() == "R2");
}

TEST_CASE("rule 2: a discharge assessment closes the running episode on its date") {
  const auto* closed = "03 2014-05-01..2014-05-10 10";
  CHECK(told(Story().assessed("03", "2014-05-01").discharged("2014-05-11", "04").episodes()) ==
        closed);
  CHECK(told(Story().assessed("03", "2014-05-01").discharged("2014-05-11", "99").episodes()) ==
        closed);
  CHECK(told(Story()
                 .assessed("03", "2014-05-01")
                 .assessed("03", "2014-05-11")
                 .discharged("2014-05-11", "03")
                 .episodes()) == closed);
}

TEST_CASE("rule 2: a discharge assessment with nothing running opens nothing") {
  CHECK(Story().discharged("2014-05-11", "04").episodes().empty());
  CHECK(told(Story()
                 .assessed("03", "2014-05-01")
                 .discharged("2014-05-11")
                 .assessed("03", "2014-06-01")
                 .episodes()) ==
        "03 2014-05-01..2014-05-10 10; 03 2014-06-01..2015-03-31 304 open");
}

TEST_CASE("of several assessments on one day the last that could be used counts") {
  CHECK(told(Story().assessed("03", "2014-05-01").assessed("04", "2014-05-01").episodes()) ==
        "04 2014-05-01..2015-03-31 335 open");
  CHECK(told(Story().assessed("03", "2014-05-01").assessed("99", "2014-05-01").episodes()) ==
        "03 2014-05-01..2015-03-31 335 open");
  // Corrected on the same day: nothing changes.
  CHECK(told(Story()
                 .assessed("03", "2014-05-01")
                 .assessed("04", "2014-06-01")
                 .assessed("03", "2014-06-01")
                 .episodes()) == "03 2014-05-01..2015-03-31 335 open");
}

TEST_CASE("providers have time lines of their own") {
  CHECK(told(Story()
                 .assessed("03", "2014-05-01")
                 .assessed("04", "2014-06-01", AssessmentReason::initial, "P2")
                 .episodes()) ==
        "03 2014-05-01..2015-03-31 335 open; 04 2014-06-01..2015-03-31 304 open");
}
