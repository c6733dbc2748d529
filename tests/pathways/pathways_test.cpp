#include "pbr/pathways.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "episodes/story.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

const Period period = financial_year();

Pathways pathways(std::initializer_list<Story> people) {
  Pathways sums;
  for (Story story : people) add_pathways(story.episodes(), period, sums);
  return sums;
}

// "initial>03 initial likely 1 of 1 (1 people); ..."
std::string told(const PlaceSums& place) {
  std::string text;
  for (const Move& move : moves_of(place, episode_pack())) {
    text += move.key.from + ">" + move.key.to + " " + std::string(to_text(move.kind)) + " " +
            std::string(to_text(move.status)) + " " + std::to_string(move.moves) + " of " +
            std::to_string(move.out) + " by " + std::to_string(move.people) + "; ";
  }
  return text;
}

std::string told(std::initializer_list<Story> people) { return told(pathways(people).all); }

// Ages with something at them: "0 entered 1, 31 moved 1".
std::string ages(const StaySums& stays) {
  std::string text;
  for (const auto& [age, at] : stays.ages) {
    text += text.empty() ? "" : ", ";
    text += std::to_string(age);
    for (const auto& [name, count] : {std::pair{" entered ", at.entered},
                                      {" moved ", at.moved},
                                      {" discharged ", at.discharged},
                                      {" open ", at.open}}) {
      if (count != 0) text += name + std::to_string(count);
    }
  }
  return text;
}

std::string ages(Story story, const char* cluster) {
  return ages(pathways({std::move(story)}).all.stays.at(ClusterCode(cluster)));
}

}  // namespace

TEST_CASE("a start inside the period is a move, one before it is none") {
  CHECK(told({Story().spell("03", "2014-04-01")}) == "initial>03 initial likely 1 of 1 by 1; ");
  CHECK(told({Story().spell("03", "2015-03-31")}) == "initial>03 initial likely 1 of 1 by 1; ");
  CHECK(told({Story().spell("03", "2014-03-31")}).empty());
  CHECK(told({Story().spell("03", "2013-05-01", "2014-06-01").spell("04", "2014-06-01")}) ==
        "03>04 step_up possible 1 of 1 by 1; ");
}

TEST_CASE("an episode that starts and is discharged in the period is two moves") {
  CHECK(told({Story().spell("03", "2014-05-01", "2014-06-01")}) ==
        "03>discharge discharge likely 1 of 1 by 1; initial>03 initial likely 1 of 1 by 1; ");
  CHECK(told({Story()
                  .spell("04", "2014-05-01", "2014-06-01")
                  .spell("03", "2014-06-01", "2014-07-01")}) ==
        "03>discharge discharge likely 1 of 1 by 1; 04>03 step_down rare 1 of 1 by 1; "
        "initial>04 initial unlisted 1 of 1 by 1; ");
}

TEST_CASE("what ends on the day after the period's last day was open on it: no discharge") {
  CHECK(told({Story().spell("03", "2014-01-01", "2015-04-01")}).empty());
  CHECK(told({Story().spell("03", "2014-01-01", "2015-03-31")}) ==
        "03>discharge discharge likely 1 of 1 by 1; ");
}

TEST_CASE("an end that another referral's episode follows is no move out") {
  CHECK(told({Story()
                  .spell("03", "2014-01-01", "2014-06-01", "R1")
                  .spell("04", "2014-08-01", "", "R2")}) ==
        "initial>04 initial unlisted 1 of 1 by 1; ");
}

TEST_CASE("kinds by need; days that are not clustered have no rank") {
  const auto second = [](const char* from, const char* to) {
    return told({Story().spell(from, "2014-01-01", "2014-06-01").spell(to, "2014-06-01")});
  };
  CHECK(second("03", "04") == "03>04 step_up possible 1 of 1 by 1; ");
  CHECK(second("04", "10") == "04>10 sideways unlisted 1 of 1 by 1; ");
  CHECK(second("03", "03") == "03>03 same unlisted 1 of 1 by 1; ");
  CHECK(second("99", "03") == "99>03 sideways unlisted 1 of 1 by 1; ");
}

TEST_CASE("people count once a move and place, moves each time; shares are of all moves out") {
  const Story back_and_forth = Story()
                                   .spell("03", "2014-05-01", "2014-06-01")
                                   .spell("04", "2014-06-01", "2014-07-01")
                                   .spell("03", "2014-07-01", "2014-08-01")
                                   .spell("04", "2014-08-01");
  const Story once = Story().spell("03", "2014-05-01", "2014-06-01").spell("10", "2014-06-01");
  CHECK(told({back_and_forth, once}) ==
        "03>04 step_up possible 2 of 3 by 1; 03>10 step_up unlisted 1 of 3 by 1; "
        "04>03 step_down rare 1 of 1 by 1; initial>03 initial likely 2 of 2 by 2; ");
}

TEST_CASE("all providers together count a person once") {
  const Pathways sums = pathways(
      {Story().spell("03", "2014-05-01", "", "", "P1").spell("03", "2014-06-01", "", "", "P2")});
  CHECK(told(sums.all) == "initial>03 initial likely 2 of 2 by 1; ");
  CHECK(told(sums.providers.at(ProviderId("P1"))) == "initial>03 initial likely 1 of 1 by 1; ");
  CHECK(sums.all.stays.at(ClusterCode("03")).people == 1);
  CHECK(sums.all.stays.at(ClusterCode()).people == 1);
}

TEST_CASE("an age is counted from the episode's own start") {
  CHECK(ages(Story().spell("03", "2014-04-01", "2014-05-02"), "03") ==
        "0 entered 1, 31 discharged 1");
  CHECK(ages(Story().spell("03", "2014-03-31", "2014-05-01").spell("04", "2014-05-01"), "03") ==
        "1 entered 1, 31 moved 1");
  CHECK(ages(Story().spell("03", "2013-04-01"), "03") == "365 entered 1, 730 open 1");
  CHECK(ages(Story().spell("03", "2015-03-31"), "03") == "0 entered 1, 1 open 1");
  CHECK(ages(Story().spell("03", "2015-03-01", "2015-04-01"), "03") == "0 entered 1, 31 open 1");
  CHECK(ages(Story().spell("03", "2015-03-01", "2016-04-01"), "03") == "0 entered 1, 31 open 1");
}

TEST_CASE("an end after which the person comes back is moved, also to the same cluster") {
  CHECK(ages(Story().spell("03", "2014-05-01", "2014-05-11").spell("03", "2014-09-01"), "03") ==
        "0 entered 2, 10 moved 1, 212 open 1");
}

TEST_CASE("all clusters together stand under the empty code, days in the period beside") {
  const Pathways sums = pathways(
      {Story().spell("03", "2014-03-01", "2014-04-11").spell("04", "2014-04-11", "2014-05-01")});
  CHECK(ages(sums.all.stays.at(ClusterCode())) ==
        "0 entered 1, 20 discharged 1, 31 entered 1, 41 moved 1");
  CHECK(sums.all.stays.at(ClusterCode()).days == std::map<int, std::int64_t>{{10, 1}, {20, 1}});
}

namespace {

std::vector<Episode> random_person() {
  const Date origin(2014, 2, 1);
  Story story;
  for (int n = *rc::gen::inRange(0, 7); n > 0; --n) {
    const int start = *rc::gen::inRange(0, 430);
    const bool open = *rc::gen::inRange(0, 4) == 0;
    story.spell(*rc::gen::element<std::string>("03", "04", "10", "99"), to_text(origin + start),
                open ? "" : to_text(origin + start + *rc::gen::inRange(0, 200)),
                *rc::gen::element<std::string>("", "R1"),
                *rc::gen::element<std::string>("P1", "P2"));
  }
  return story.episodes();
}

std::vector<std::vector<Episode>> random_people() {
  std::vector<std::vector<Episode>> people(*rc::gen::inRange<std::size_t>(0, 9));
  for (auto& person : people) person = random_person();
  return people;
}

const Move& cell(const std::vector<Move>& moves, const MoveKey& key) {
  const auto found =
      std::find_if(moves.begin(), moves.end(), [&](const Move& move) { return move.key == key; });
  RC_ASSERT(found != moves.end());
  return *found;
}

}  // namespace

TEST_CASE("pathways do not depend on order or on how people are parted") {
  CHECK(rc::check("merged parts are the whole", [] {
    const auto people = random_people();
    Pathways whole;
    for (const auto& person : people) add_pathways(person, period, whole);
    std::vector<Pathways> parts(3);
    for (auto it = people.rbegin(); it != people.rend(); ++it) {
      add_pathways(*it, period, parts[*rc::gen::inRange<std::size_t>(0, 3)]);
    }
    Pathways merged;
    for (const Pathways& part : parts) merge(merged, part);
    RC_ASSERT(merged == whole);
  }));
}

TEST_CASE("the matrix adds up to the episodes") {
  CHECK(rc::check("columns, rows, kinds and statuses", [] {
    Pathways sums;
    std::int64_t started = 0, discharged = 0, all = 0;
    const auto people = random_people();
    for (const auto& person : people) {
      add_pathways(person, period, sums);
      for (const Episode& episode : person) {
        ++all;
        if (period.contains(episode.started)) ++started;
        if (episode.transition == Transition::discharge) ++discharged;
      }
    }
    const auto moves = moves_of(sums.all, episode_pack());
    std::map<std::string, std::int64_t> out;
    std::int64_t to_discharge = 0, to_clusters = 0;
    for (const Move& move : moves) {
      out[move.key.from] += move.moves;
      (move.key.to == "discharge" ? to_discharge : to_clusters) += move.moves;
      RC_ASSERT(move.people > 0);
      RC_ASSERT(move.people <= move.moves);
    }
    for (const Move& move : moves) RC_ASSERT(move.out == out.at(move.key.from));
    RC_ASSERT(to_clusters == started);
    RC_ASSERT(to_discharge == discharged);
    const LifeTable life = life_table(sums.all.stays[ClusterCode()]);
    RC_ASSERT(life.episodes == all);
    RC_ASSERT(life.discharged == discharged);
    RC_ASSERT(life.episodes - life.entered_late == started);
  }));
  CHECK(rc::check("a move says what its episode says", [] {
    const auto person = random_person();
    Pathways sums;
    add_pathways(person, period, sums);
    const auto moves = moves_of(sums.all, episode_pack());
    for (const Episode& episode : person) {
      const bool is_discharge = episode.transition == Transition::discharge;
      if (!is_discharge && !period.contains(episode.started)) continue;
      const std::string before = episode.from_cluster.empty() ? "initial" : episode.from_cluster;
      const std::string& cluster = episode.cluster.text();
      const Move& move =
          cell(moves, is_discharge ? MoveKey{cluster, "discharge"} : MoveKey{before, cluster});
      RC_ASSERT(move.kind == episode.transition);
      RC_ASSERT(move.status == episode.transition_status);
    }
  }));
  CHECK(rc::check("providers add up to all of them, but for people", [] {
    Pathways sums;
    for (const auto& person : random_people()) add_pathways(person, period, sums);
    std::map<MoveKey, std::int64_t> moves;
    std::map<ClusterCode, std::int64_t> episodes;
    for (const auto& [provider, place] : sums.providers) {
      for (const auto& [key, move] : place.moves) moves[key] += move.moves;
      for (const auto& [code, stays] : place.stays) episodes[code] += life_table(stays).episodes;
    }
    for (const auto& [key, move] : sums.all.moves) RC_ASSERT(moves[key] == move.moves);
    for (const auto& [code, stays] : sums.all.stays) {
      RC_ASSERT(episodes[code] == life_table(stays).episodes);
    }
    RC_ASSERT(moves.size() == sums.all.moves.size());
  }));
}
