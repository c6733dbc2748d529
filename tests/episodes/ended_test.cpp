#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

std::string ends(Story story) {
  std::string text;
  for (const Episode& episode : story.episodes()) {
    text += episode.cluster.text() + " " + std::string(to_text(episode.ended_by)) + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("rule 14: an episode open at the period's end was ended by nothing") {
  CHECK(ends(Story().spell("03", "2014-05-01")) == "03 ; ");
  CHECK(ends(Story().spell("03", "2014-05-01", "2015-04-01")) == "03 ; ");
}

TEST_CASE("rule 14: the spell's own end, or the next cluster on that day") {
  CHECK(ends(Story().spell("03", "2014-05-01", "2014-06-01")) == "03 recorded; ");
  CHECK(ends(Story().spell("03", "2014-05-01", "2014-06-01").spell("04", "2014-06-01")) ==
        "03 next_cluster; 04 ; ");
  CHECK(ends(Story().spell("03", "2014-05-01", "2014-06-01").spell("04", "2014-06-02")) ==
        "03 recorded; 04 ; ");
  CHECK(ends(Story().spell("03", "2014-05-01").spell("04", "2014-06-01")) ==
        "03 next_cluster; 04 ; ");
}

TEST_CASE("rule 14: another provider's episode ends none where they stand side by side") {
  CHECK(ends(Story()
                 .spell("03", "2014-05-01", "2014-06-01")
                 .spell("04", "2014-06-01", "", "", "P2")) == "03 recorded; 04 ; ");
}

TEST_CASE("rule 14: the referral closed on that day, whatever else the day brought") {
  CHECK(ends(Story()
                 .referral("R1", "2014-04-20", "2014-06-01")
                 .spell("03", "2014-05-01", "2014-06-01", "R1")) == "03 referral_closed; ");
  CHECK(ends(Story()
                 .referral("R1", "2014-04-20", "2014-06-01")
                 .spell("03", "2014-05-01", "", "R1")
                 .spell("04", "2014-06-01")) == "03 referral_closed; 04 ; ");
  CHECK(ends(Story()
                 .referral("R1", "2014-04-20", "2014-06-01")
                 .assessed("03", "2014-05-01")
                 .discharged("2014-06-01")) == "03 referral_closed; ");
}

TEST_CASE("rule 14: a discharge assessment at that provider, of a recorded spell too") {
  CHECK(ends(Story().assessed("03", "2014-05-01").discharged("2014-06-01")) == "03 discharge; ");
  CHECK(ends(Story().spell("03", "2014-05-01", "2014-06-01").discharged("2014-06-01")) ==
        "03 discharge; ");
  CHECK(ends(Story().spell("03", "2014-05-01", "2014-06-01").discharged("2014-06-02")) ==
        "03 recorded; ");
  CHECK(ends(Story()
                 .spell("03", "2014-05-01", "2014-06-01")
                 .assessed("99", "2014-06-01", AssessmentReason::discharge, "P2")) ==
        "03 recorded; ");
}

TEST_CASE("rule 14: a derived episode cut by an assessment whose own episode has no day") {
  CHECK(ends(Story()
                 .referral("R1", "2014-04-20")
                 .assessed("03", "2014-05-01")
                 .referral("R2", "2014-05-20", "2014-06-01")
                 .assessed("04", "2014-06-01")) == "03 next_cluster; ");
}

TEST_CASE("rule 14: death before everything else of the day") {
  CHECK(ends(Story()
                 .died("2014-06-01")
                 .referral("R1", "2014-04-20", "2014-06-01")
                 .spell("03", "2014-05-01", "2014-06-01", "R1")
                 .discharged("2014-06-01")) == "03 death; ");
}

TEST_CASE("every end, review and mark of a stay has its word of the contract") {
  CHECK(to_text(EndedBy::open).empty());
  CHECK(to_text(EndedBy::next_cluster) == "next_cluster");
  CHECK(to_text(EndedBy::discharge) == "discharge");
  CHECK(to_text(EndedBy::referral_closed) == "referral_closed");
  CHECK(to_text(EndedBy::death) == "death");
  CHECK(to_text(EndedBy::recorded) == "recorded");
  CHECK(to_text(Revert::none).empty());
  CHECK(to_text(Revert::reverted) == "reverted");
  CHECK(to_text(Revert::not_reverted) == "not_reverted");
  CHECK(to_text(ReviewTiming::early) == "early");
  CHECK(to_text(ReviewTiming::in_time) == "in_time");
  CHECK(to_text(ReviewTiming::late) == "late");
  CHECK(to_text(OverlapRule::earlier_stays) == "earlier_stays");
  CHECK(to_text(BetweenProviders::side_by_side) == "side_by_side");
}
