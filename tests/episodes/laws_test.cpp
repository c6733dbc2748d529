#include "pbr/episodes.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <map>

#include "story.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

// Days -40 to 99 around a period of the first 60: some lie before it, some after.
const Date origin(2014, 4, 1);
const Period period{origin, origin + 60};

std::string text_day(int offset) { return to_text(origin + offset); }

std::string random_end(int start) {
  return *rc::gen::inRange(0, 5) == 0 ? "" : text_day(start + *rc::gen::inRange(0, 50));
}

std::string random_provider() { return *rc::gen::element<std::string>("P1", "P2"); }
std::string random_cluster() { return *rc::gen::element<std::string>("03", "04", "10", "99"); }

struct Known {
  Story story;
  std::vector<ClusterSpell> spells;
  std::map<std::string, Date> closed;
  std::vector<Stay> stays;
};

Known random_story() {
  Known known;
  for (const auto* id : {"R1", "R2"}) {
    const int received = *rc::gen::inRange(-40, 20);
    const std::string closed = random_end(received);
    const std::string provider = random_provider();
    known.story.referral(id, text_day(received), closed, "", provider);
    if (!closed.empty()) known.closed[provider + id] = day(closed);
  }
  for (int n = *rc::gen::inRange(1, 7); n > 0; --n) {
    const int start = *rc::gen::inRange(-40, 90);
    known.story.spell(random_cluster(), text_day(start), random_end(start),
                      *rc::gen::element<std::string>("", "R1", "R2"), random_provider());
  }
  for (int n = *rc::gen::inRange(0, 4); n > 0; --n) {
    const int start = *rc::gen::inRange(-40, 90);
    known.story.stay(text_day(start), random_end(start), random_provider());
  }
  const CareRecord care = known.story.care();
  for (const ClusterSpell* spell : care.clusters) known.spells.push_back(*spell);
  for (const Stay* stay : care.stays) known.stays.push_back(*stay);
  return known;
}

Story random_assessments() {
  Story story;
  story.referral("R1", text_day(*rc::gen::inRange(-40, 20)), random_end(20));
  for (int n = *rc::gen::inRange(1, 7); n > 0; --n) {
    story.assessed(random_cluster(), text_day(*rc::gen::inRange(-40, 90)),
                   *rc::gen::element(AssessmentReason::initial, AssessmentReason::review,
                                     AssessmentReason::discharge),
                   random_provider());
  }
  return story;
}

// The day a spell really ends, by itself and its referral; the far future where it is open.
Date end_alone(const Known& known, const ClusterSpell& spell) {
  const Date own = spell.end.value_or(Date(2199, 1, 1));
  const auto closed = known.closed.find(spell.provider.text() + spell.referral.text());
  return closed == known.closed.end() ? own : std::min(own, closed->second);
}

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

std::vector<const Episode*> holding(const std::vector<Episode>& episodes,
                                    const std::string& provider, Date when) {
  std::vector<const Episode*> found;
  for (const Episode& episode : episodes) {
    if (episode.provider.text() == provider && episode.period.contains(when)) {
      found.push_back(&episode);
    }
  }
  return found;
}

void numbered_and_inside(const std::vector<Episode>& episodes, Period inside) {
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const Episode& episode = episodes[i];
    RC_ASSERT(episode.id.text() == "A-" + std::to_string(i + 1));
    RC_ASSERT(episode.days > 0);
    RC_ASSERT(episode.days == episode.period.days());
    RC_ASSERT(overlap(episode.period, inside) == episode.period);
    RC_ASSERT(episode.admitted_days <= episode.days);
    if (i > 0) RC_ASSERT(episodes[i - 1].started <= episode.started);
    if (episode.ended) RC_ASSERT(*episode.ended == episode.period.end);
  }
}

std::map<std::string, int> day_sums(const std::vector<Episode>& episodes) {
  std::map<std::string, int> sums;
  for (const Episode& episode : episodes) {
    const std::string key = episode.provider.text() + " " + episode.cluster.text();
    sums[key] += episode.days;
    sums[key + " admitted"] += episode.admitted_days;
  }
  return sums;
}

void add_sums(std::map<std::string, int>& into, const std::map<std::string, int>& from) {
  for (const auto& [key, sum] : from) into[key] += sum;
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
