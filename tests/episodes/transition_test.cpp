#include "pbr/episodes.hpp"

#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

std::string transitions(Story story) {
  std::string text;
  for (const Episode& episode : story.episodes()) {
    text += episode.from_cluster + ">" + episode.cluster.text() + " " +
            std::string(to_text(episode.transition)) + " " +
            std::string(to_text(episode.transition_status)) + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("rule 8: initial without an earlier episode in the same referral") {
  CHECK(transitions(Story().spell("03", "2014-05-01")) == ">03 initial likely; ");
  CHECK(transitions(Story().spell("04", "2014-05-01")) == ">04 initial unlisted; ");
  CHECK(transitions(Story()
                        .spell("03", "2014-05-01", "2014-06-01", "R1")
                        .spell("03", "2014-06-01", "", "R2")) ==
        ">03 initial likely; >03 initial likely; ");
}

TEST_CASE("rule 8: step up, step down and sideways by the clusters' need, and same") {
  const auto second = [](const std::string& from, const std::string& to) {
    const auto episodes =
        Story().spell(from, "2014-05-01", "2014-06-01").spell(to, "2014-06-01").episodes();
    return std::string(to_text(episodes.at(1).transition)) + " " +
           std::string(to_text(episodes.at(1).transition_status));
  };
  CHECK(second("03", "04") == "step_up possible");
  CHECK(second("04", "03") == "step_down rare");
  CHECK(second("04", "10") == "sideways unlisted");
  CHECK(second("03", "03") == "same unlisted");
  CHECK(second("99", "03") == "sideways unlisted");
  CHECK(second("03", "99") == "sideways unlisted");
  CHECK(second("99", "99") == "same unlisted");
}

TEST_CASE("rule 8: an earlier episode counts though it lies before the period or after a gap") {
  CHECK(transitions(Story().spell("03", "2013-05-01", "2013-06-01").spell("04", "2014-05-01")) ==
        "03>04 step_up possible; ");
}

TEST_CASE("rule 8: the episode before it in the same referral, past one of another referral") {
  CHECK(transitions(Story()
                        .spell("03", "2014-05-01", "2014-06-01", "R1")
                        .spell("10", "2014-06-01", "2014-07-01", "R2")
                        .spell("04", "2014-07-01", "", "R1")) ==
        ">03 initial likely; >10 initial unlisted; 03>04 step_up possible; ");
}

TEST_CASE("rule 8: discharge where the last episode ends inside the period") {
  CHECK(transitions(Story().spell("03", "2014-05-01", "2014-06-01")) == ">03 discharge likely; ");
  CHECK(transitions(Story()
                        .spell("03", "2014-05-01", "2014-06-01")
                        .spell("04", "2014-08-01", "2014-09-01")) ==
        ">03 initial likely; 03>04 discharge unlisted; ");
  CHECK(transitions(Story().spell("03", "2014-05-01", "2015-04-01")) == ">03 initial likely; ");
  CHECK(transitions(Story().spell("03", "2014-05-01", "2015-03-31")) == ">03 discharge likely; ");
}

TEST_CASE("rule 8: the other provider's episodes and what starts after the period do not follow") {
  CHECK(transitions(Story()
                        .spell("03", "2014-05-01", "2014-06-01")
                        .spell("04", "2014-08-01", "", "", "P2")) ==
        ">03 discharge likely; >04 initial unlisted; ");
  CHECK(transitions(Story().spell("03", "2014-05-01", "2014-06-01").spell("04", "2015-04-01")) ==
        ">03 discharge likely; ");
  CHECK(transitions(Story().spell("03", "2014-05-01", "2014-06-01").spell("04", "2015-03-31")) ==
        ">03 initial likely; 03>04 step_up possible; ");
}

TEST_CASE("every transition and review status has its word of the contract") {
  CHECK(to_text(Transition::initial) == "initial");
  CHECK(to_text(Transition::step_up) == "step_up");
  CHECK(to_text(Transition::step_down) == "step_down");
  CHECK(to_text(Transition::sideways) == "sideways");
  CHECK(to_text(Transition::same) == "same");
  CHECK(to_text(Transition::discharge) == "discharge");
  CHECK(to_text(ReviewStatus::none) == "none");
  CHECK(to_text(ReviewStatus::within) == "within");
  CHECK(to_text(ReviewStatus::overdue) == "overdue");
}
