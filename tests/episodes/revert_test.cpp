#include <catch2/catch.hpp>

#include "story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

// "10 -; 14 -; 10 reverted; "
std::string marks(Story story) {
  std::string text;
  for (const Episode& episode : story.by(reverting_to({"04", "10"})).episodes()) {
    const auto mark = to_text(episode.revert);
    text += episode.cluster.text() + " " + (mark.empty() ? "-" : std::string(mark)) + "; ";
  }
  return text;
}

// In 10 until admitted on 1 June, then in another cluster until 11 June.
Story in_10(const std::string& admitted_in = "14") {
  return Story()
      .spell("10", "2014-05-01", "2014-06-01")
      .spell(admitted_in, "2014-06-01", "2014-06-11")
      .stay("2014-06-01", "2014-06-11");
}

}  // namespace

TEST_CASE("rule 15: back in the cluster before the stay, or in another") {
  CHECK(marks(in_10().spell("10", "2014-06-11")) == "10 -; 14 -; 10 reverted; ");
  CHECK(marks(in_10().spell("03", "2014-06-11")) == "10 -; 14 -; 03 not_reverted; ");
}

TEST_CASE(
    "rule 15: the first episode after the stay, however long the cluster of the stay runs on") {
  CHECK(marks(Story()
                  .spell("10", "2014-05-01", "2014-06-01")
                  .spell("14", "2014-06-01", "2014-08-01")
                  .stay("2014-06-01", "2014-06-11")
                  .spell("10", "2014-08-01", "2014-09-01")
                  .spell("03", "2014-09-01")) == "10 -; 14 -; 10 reverted; 03 -; ");
}

TEST_CASE("rule 15: only clusters that the pack names, and none without a pack") {
  CHECK(marks(Story()
                  .spell("03", "2014-05-01", "2014-06-01")
                  .spell("14", "2014-06-01", "2014-06-11")
                  .stay("2014-06-01", "2014-06-11")
                  .spell("03", "2014-06-11")) == "03 -; 14 -; 03 -; ");
  CHECK(in_10().spell("10", "2014-06-11").episodes().at(2).revert == Revert::none);
}

TEST_CASE("rule 15: an episode that runs through the stay has no mark, nor has the one after it") {
  CHECK(marks(Story()
                  .spell("10", "2014-05-01", "2014-08-01")
                  .stay("2014-06-01", "2014-06-11")
                  .spell("03", "2014-08-01")) == "10 -; 03 -; ");
}

TEST_CASE(
    "rule 15: another cluster on the day the stay ends counts, on the day after it does not") {
  const auto leaving = [](const std::string& end) {
    return marks(
        Story().spell("10", "2014-05-01", end).stay("2014-06-01", "2014-06-11").spell("03", end));
  };
  CHECK(leaving("2014-06-11") == "10 -; 03 not_reverted; ");
  CHECK(leaving("2014-06-12") == "10 -; 03 -; ");
}

TEST_CASE("rule 15: the cluster of the day before the stay, else of its first day") {
  CHECK(marks(Story()
                  .spell("10", "2014-06-01", "2014-06-05")
                  .spell("14", "2014-06-05", "2014-06-11")
                  .stay("2014-06-01", "2014-06-11")
                  .spell("10", "2014-06-11")) == "10 -; 14 -; 10 reverted; ");
  // The day before it was 03, which the pack does not name.
  CHECK(marks(Story()
                  .spell("03", "2014-05-01", "2014-06-01")
                  .spell("10", "2014-06-01", "2014-06-05")
                  .spell("14", "2014-06-05", "2014-06-11")
                  .stay("2014-06-01", "2014-06-11")
                  .spell("10", "2014-06-11")) == "03 -; 10 -; 14 -; 10 -; ");
}

TEST_CASE("rule 15: days that are not clustered are passed over") {
  CHECK(marks(in_10().spell("99", "2014-06-11", "2014-07-01").spell("10", "2014-07-01")) ==
        "10 -; 14 -; 99 -; 10 reverted; ");
  CHECK(marks(in_10("99").spell("10", "2014-06-11")) == "10 -; 99 -; 10 -; ");
}

TEST_CASE("rule 15: a stay at another provider, or one that has not ended, says nothing") {
  CHECK(marks(Story()
                  .spell("10", "2014-05-01", "2014-06-01")
                  .spell("14", "2014-06-01", "2014-06-11")
                  .stay("2014-06-01", "2014-06-11", "P2")
                  .spell("10", "2014-06-11")) == "10 -; 14 -; 10 -; ");
  CHECK(marks(Story()
                  .spell("10", "2014-05-01", "2014-06-01")
                  .spell("14", "2014-06-01", "2014-06-11")
                  .stay("2014-06-01")
                  .spell("10", "2014-06-11")) == "10 -; 14 -; 10 -; ");
}

TEST_CASE("rule 15: of several stays the latest says so") {
  CHECK(marks(Story()
                  .spell("10", "2014-05-01", "2014-06-01")
                  .spell("04", "2014-06-01", "2014-07-01")
                  .stay("2014-05-20", "2014-06-05")
                  .stay("2014-06-20", "2014-07-01")
                  .spell("10", "2014-07-01")) == "10 -; 04 -; 10 not_reverted; ");
}

TEST_CASE("rule 15: stays that touch are one stay") {
  CHECK(marks(Story()
                  .spell("10", "2014-05-01", "2014-06-01")
                  .spell("14", "2014-06-01", "2014-06-11")
                  .stay("2014-06-01", "2014-06-05")
                  .stay("2014-06-05", "2014-06-11")
                  .spell("10", "2014-06-11")) == "10 -; 14 -; 10 reverted; ");
}

TEST_CASE("rule 15: a cluster that comes back by the higher need is reverted too") {
  EpisodeRules rules = reverting_to({"10"});
  rules.overlap = OverlapRule::higher_need;
  const auto episodes = Story()
                            .by(rules)
                            .spell("10", "2014-05-01")
                            .spell("14", "2014-06-01", "2014-06-11")
                            .stay("2014-06-01", "2014-06-11")
                            .episodes();
  REQUIRE(episodes.size() == 3);
  CHECK(episodes.at(2).revert == Revert::reverted);
}
