// Laws that hold whatever the episodes pack says.
#include "pbr/episodes.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "random_story.hpp"

using namespace pbr;
using namespace pbr::test;

namespace {

EpisodeRules random_rules() {
  EpisodeRules rules;
  rules.overlap = *rc::gen::element(OverlapRule::later_start, OverlapRule::earlier_stays,
                                    OverlapRule::higher_need);
  rules.between_providers = *rc::gen::element(
      BetweenProviders::side_by_side, BetweenProviders::later_start, BetweenProviders::higher_need);
  rules.bridge_days = *rc::gen::element(0, 0, 3, 30);
  rules.re_referral_days = *rc::gen::element(0, 10, 60);
  rules.early_days = *rc::gen::inRange(0, 40);
  rules.revert = {ClusterCode("04"), ClusterCode("10")};
  return rules;
}

std::string maybe_death() {
  return *rc::gen::inRange(0, 3) == 0 ? text_day(*rc::gen::inRange(-20, 70)) : "";
}

// Whether a recorded spell claims the day: by itself, its referral and the person's death.
bool claimed(const Known& known, const std::string& death, const std::string& provider, Date when) {
  if (!death.empty() && when >= day(death)) return false;
  for (const ClusterSpell& spell : known.spells) {
    if (!provider.empty() && spell.provider.text() != provider) continue;
    if (spell.start <= when && when < end_alone(known, spell)) return true;
  }
  return false;
}

// Everything that is said of episodes but their order.
std::string all_told(Story story) {
  std::string text;
  for (const Episode& e : story.episodes(period)) {
    text += e.id.text() + " " + e.provider.text() + " " + e.cluster.text() + " " +
            e.referral.text() + " " + to_text(e.period.first) + " " + std::to_string(e.days) + " " +
            std::to_string(e.admitted_days) + " " + e.from_cluster + " " +
            std::string(to_text(e.transition)) + " " + std::string(to_text(e.ended_by)) + " " +
            std::string(to_text(e.revert)) + " " + std::to_string(e.overdue_days) + " " +
            std::to_string(e.reviews.size()) + "\n";
  }
  return text;
}

// A part of a story that can be told before or after the others.
using Telling = std::function<void(Story&)>;

// Spells of one provider never start on the same day: of those the later row counts, by rule 3.
std::vector<Telling> random_tellings() {
  std::vector<Telling> parts;
  for (const auto* id : {"R1", "R2", "R3"}) {
    const int received = *rc::gen::inRange(-40, 60);
    const std::string closed = random_end(received), provider = random_provider();
    parts.emplace_back(
        [=](Story& story) { story.referral(id, text_day(received), closed, "", provider); });
  }
  const auto starts = *rc::gen::unique<std::vector<int>>(5, rc::gen::inRange(-40, 90));
  for (const int start : starts) {
    const std::string cluster = random_cluster(), end = random_end(start);
    const std::string referral = *rc::gen::element<std::string>("", "R1", "R2", "R3");
    const std::string provider = random_provider();
    parts.emplace_back(
        [=](Story& story) { story.spell(cluster, text_day(start), end, referral, provider); });
    const std::string stay_end = random_end(start + 3), stay_at = random_provider();
    parts.emplace_back([=](Story& story) { story.stay(text_day(start + 3), stay_end, stay_at); });
  }
  for (const int date : *rc::gen::unique<std::vector<int>>(4, rc::gen::inRange(-40, 90))) {
    const std::string cluster = random_cluster(), provider = random_provider();
    parts.emplace_back([=](Story& story) {
      story.assessed(cluster, text_day(date), AssessmentReason::review, provider);
    });
  }
  return parts;
}

std::map<std::string, int> sums_of(Story& story, Period inside) {
  const auto episodes = story.episodes(inside);
  auto sums = day_sums(episodes);
  for (const Episode& episode : episodes) {
    for (const Review& review : episode.reviews) {
      ++sums["reviews " + episode.provider.text() + std::string(to_text(review.timing))];
    }
  }
  return sums;
}

}  // namespace

TEST_CASE("under any rules a person is in one cluster a day at a provider", "[laws]") {
  REQUIRE(rc::check("one cluster a day", [] {
    const EpisodeRules rules = random_rules();
    const std::string death = maybe_death();
    for (Story story : {random_story().story, random_assessments()}) {
      if (!death.empty()) story.died(death);
      const auto episodes = story.by(rules).episodes(period);
      numbered_and_inside(episodes, period);
      const bool one_only = rules.between_providers != BetweenProviders::side_by_side;
      for (Date when = period.first; when < period.end; when = when + 1) {
        const auto first = holding(episodes, "P1", when), second = holding(episodes, "P2", when);
        RC_ASSERT(first.size() <= 1U);
        RC_ASSERT(second.size() <= 1U);
        RC_ASSERT(!one_only || first.size() + second.size() <= 1U);
        if (!death.empty() && when >= day(death)) RC_ASSERT(first.empty() && second.empty());
      }
    }
  }));
}

TEST_CASE("no day that a spell claims is lost, nor any other won, but by bridges", "[laws]") {
  REQUIRE(rc::check("claimed days", [] {
    Known known = random_story();
    EpisodeRules rules = random_rules();
    rules.bridge_days = 0;
    // later_start does lose days, as rule 3 says: what it leaves is the first law above.
    if (rules.overlap == OverlapRule::later_start) rules.overlap = OverlapRule::higher_need;
    rules.between_providers =
        *rc::gen::element(BetweenProviders::side_by_side, BetweenProviders::higher_need);
    const std::string death = maybe_death();
    if (!death.empty()) known.story.died(death);
    const auto episodes = known.story.by(rules).episodes(period);
    const bool apart = rules.between_providers == BetweenProviders::side_by_side;
    for (Date when = period.first; when < period.end; when = when + 1) {
      const auto first = holding(episodes, "P1", when), second = holding(episodes, "P2", when);
      if (apart) {
        RC_ASSERT(first.empty() != claimed(known, death, "P1", when));
        RC_ASSERT(second.empty() != claimed(known, death, "P2", when));
      } else {
        RC_ASSERT((first.empty() && second.empty()) != claimed(known, death, "", when));
      }
    }
  }));
}

TEST_CASE("with the higher need nobody has a day of less need than another spell's", "[laws]") {
  REQUIRE(rc::check("highest need", [] {
    Known known = random_story();
    const ClusterPack pack = episode_pack();
    const auto need = [&](const ClusterCode& code) {
      const Cluster* cluster = pack.find(code);
      return cluster == nullptr ? -1 : cluster->need;
    };
    const auto episodes = known.story.by(overlap_by(OverlapRule::higher_need)).episodes(period);
    for (const Episode& episode : episodes) {
      for (const ClusterSpell& spell : known.spells) {
        if (spell.provider != episode.provider) continue;
        const Period own{spell.start, std::max(spell.start, end_alone(known, spell))};
        if (overlap(own, episode.period).empty()) continue;
        RC_ASSERT(need(spell.cluster_initial) <= need(episode.cluster));
      }
    }
  }));
}

TEST_CASE("under any rules two halves of the period have the days and reviews of the whole",
          "[laws]") {
  REQUIRE(rc::check("halves by rules", [] {
    const EpisodeRules rules = random_rules();
    const Date middle = origin + *rc::gen::inRange(1, 60);
    const std::string death = maybe_death();
    for (Story story : {random_story().story, random_assessments()}) {
      if (!death.empty()) story.died(death);
      story.by(rules);
      auto halves = sums_of(story, {period.first, middle});
      add_sums(halves, sums_of(story, {middle, period.end}));
      const auto whole = sums_of(story, period);
      RC_ASSERT(halves == whole);
    }
  }));
}

TEST_CASE("the order of the rows changes nothing", "[laws]") {
  REQUIRE(rc::check("order of rows", [] {
    const EpisodeRules rules = random_rules();
    const std::string death = maybe_death();
    std::vector<Telling> parts = random_tellings();
    const auto told_so = [&] {
      Story story;
      if (!death.empty()) story.died(death);
      for (const Telling& tell : parts) tell(story);
      return all_told(story.by(rules));
    };
    const std::string before = told_so();
    for (std::size_t i = parts.size(); i > 1; --i) {
      std::swap(parts[i - 1], parts[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    RC_ASSERT(told_so() == before);
  }));
}
