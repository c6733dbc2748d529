#include "pbr/episodes.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>

#include "random_story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

// A second way to say rules 1 and 3 to 5, day by day: the spell that counts on a day is the last
// to have started by then, among those that have a day at all; if it has ended, none does.
std::string cluster_on(const Known& known, const std::string& provider, Date when) {
  const ClusterSpell* last = nullptr;
  for (const ClusterSpell& spell : known.spells) {  // in order of start, then row
    if (spell.provider.text() != provider || spell.start > when) continue;
    if (end_alone(known, spell) > spell.start) last = &spell;
  }
  if (last == nullptr || end_alone(known, *last) <= when) return {};
  return last->cluster_initial.text();
}

bool admitted_on(const Known& known, const std::string& provider, Date when) {
  for (const Stay& stay : known.stays) {
    if (stay.provider.text() != provider || stay.start > when) continue;
    if (!stay.end || *stay.end > when) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("on every day the episodes agree with a second way to read the spells", "[laws]") {
  REQUIRE(rc::check("day by day", [] {
    Known known = random_story();
    const auto episodes = known.story.episodes(period);
    numbered_and_inside(episodes, period);
    std::map<std::string, int> admitted;
    for (const std::string provider : {"P1", "P2"}) {
      for (Date when = period.first; when < period.end; when = when + 1) {
        const auto here = holding(episodes, provider, when);
        RC_ASSERT(here.size() <= 1U);
        const std::string cluster = cluster_on(known, provider, when);
        RC_ASSERT((here.empty() ? "" : here[0]->cluster.text()) == cluster);
        if (!here.empty() && admitted_on(known, provider, when)) ++admitted[here[0]->id.text()];
      }
    }
    for (const Episode& episode : episodes) {
      RC_ASSERT(episode.admitted_days == admitted[episode.id.text()]);
    }
  }));
}

TEST_CASE("derived episodes at one provider do not overlap", "[laws]") {
  REQUIRE(rc::check("derived", [] {
    Story story = random_assessments();
    const auto episodes = story.episodes(period);
    numbered_and_inside(episodes, period);
    for (const std::string provider : {"P1", "P2"}) {
      for (Date when = period.first; when < period.end; when = when + 1) {
        RC_ASSERT(holding(episodes, provider, when).size() <= 1U);
      }
    }
  }));
}

TEST_CASE("two halves of the reporting period have the days of the whole", "[laws]") {
  REQUIRE(rc::check("halves", [] {
    Story recorded = random_story().story;
    Story derived = random_assessments();
    const Date middle = origin + *rc::gen::inRange(1, 60);
    for (Story* story : {&recorded, &derived}) {
      auto halves = day_sums(story->episodes({period.first, middle}));
      add_sums(halves, day_sums(story->episodes({middle, period.end})));
      const auto whole = day_sums(story->episodes(period));
      RC_ASSERT(halves == whole);
    }
  }));
}

TEST_CASE("what is dated after the period changes nothing in it", "[laws]") {
  REQUIRE(rc::check("no look ahead", [] {
    Story story = random_story().story;
    Story later = story;
    later.spell("04", text_day(60 + *rc::gen::inRange(0, 30)))
        .stay(text_day(60), text_day(70))
        .assessed("03", text_day(60 + *rc::gen::inRange(0, 30)));
    const auto before = story.episodes(period);
    const auto after = later.episodes(period);
    RC_ASSERT(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      RC_ASSERT(before[i].period == after[i].period);
      RC_ASSERT(before[i].ended == after[i].ended);
      RC_ASSERT(before[i].admitted == after[i].admitted);
      RC_ASSERT(before[i].transition == after[i].transition);
      RC_ASSERT(before[i].review_due == after[i].review_due);
    }
  }));
}
