#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

// Closed on 1 June; received again so many days later.
Story again_after(int later) {
  return Story()
      .referral("R1", "2014-04-20", "2014-06-01")
      .spell("03", "2014-05-01", "2014-06-01", "R1")
      .referral("R2", to_text(day("2014-06-01") + later))
      .spell("04", "2014-08-01", "", "R2");
}

std::string second(Story story, int within) {
  const auto episodes = story.by(re_referral_within(within)).episodes();
  const Episode& last = episodes.back();
  return last.from_cluster + ">" + last.cluster.text() + " " +
         std::string(to_text(last.transition)) + " " + std::string(to_text(last.transition_status));
}

}  // namespace

TEST_CASE("rule 12: a referral at most so many days after the last one closed continues it") {
  CHECK(second(again_after(28), 28) == "03>04 step_up possible");
  CHECK(second(again_after(29), 28) == ">04 initial unlisted");
  CHECK(second(again_after(0), 1) == "03>04 step_up possible");
}

TEST_CASE("rule 12: with 0 days, as built in, no referral continues another") {
  CHECK(second(again_after(0), 0) == ">04 initial unlisted");
}

TEST_CASE("rule 12: the second episode of the new referral follows the first of it") {
  CHECK(second(again_after(5).spell("10", "2014-09-01", "", "R2"), 28) ==
        "04>10 sideways unlisted");
}

TEST_CASE("rule 12: a referral that is still open, or another provider's, is not continued") {
  CHECK(second(Story()
                   .referral("R1", "2014-04-20")
                   .spell("03", "2014-05-01", "2014-06-01", "R1")
                   .referral("R2", "2014-06-02")
                   .spell("04", "2014-06-02", "", "R2"),
               28) == ">04 initial unlisted");
  CHECK(second(Story()
                   .referral("R1", "2014-04-20", "2014-06-01", "", "P2")
                   .spell("03", "2014-05-01", "2014-06-01", "R1", "P2")
                   .referral("R2", "2014-06-02")
                   .spell("04", "2014-06-02", "", "R2"),
               28) == ">04 initial unlisted");
}

TEST_CASE("rule 12: the referral that closed last is continued, not one before it") {
  CHECK(second(Story()
                   .referral("R1", "2014-04-01", "2014-06-03")
                   .spell("03", "2014-05-01", "2014-05-11", "R1")
                   .referral("R2", "2014-04-02", "2014-06-01")
                   .spell("10", "2014-05-12", "2014-05-21", "R2")
                   .referral("R3", "2014-06-10")
                   .spell("04", "2014-06-10", "", "R3"),
               28) == "03>04 step_up possible");
}

TEST_CASE("rule 12: through a referral without an episode to the one it continues in turn") {
  const Story story = Story()
                          .referral("R1", "2014-04-20", "2014-06-01")
                          .spell("03", "2014-05-01", "2014-06-01", "R1")
                          .referral("R2", "2014-06-10", "2014-06-20")
                          .referral("R3", "2014-07-01")
                          .spell("04", "2014-07-01", "", "R3");
  CHECK(second(story, 28) == "03>04 step_up possible");
  CHECK(second(story, 10) == ">04 initial unlisted");
}

TEST_CASE("rule 12: of several that closed on one day the one received last") {
  CHECK(second(Story()
                   .referral("R1", "2014-04-02", "2014-06-01")
                   .spell("03", "2014-05-01", "2014-05-11", "R1")
                   .referral("R2", "2014-04-01", "2014-06-01")
                   .spell("10", "2014-05-12", "2014-05-21", "R2")
                   .referral("R3", "2014-06-10")
                   .spell("04", "2014-06-10", "", "R3"),
               28) == "03>04 step_up possible");
}

TEST_CASE("rule 12: referrals of no day that close on the day they are received end the way back") {
  CHECK(second(Story()
                   .referral("R1", "2014-06-01", "2014-06-01")
                   .referral("R2", "2014-06-01", "2014-06-01")
                   .spell("04", "2014-05-01", "2014-05-31", "R2"),
               28) == ">04 discharge unlisted");
}
