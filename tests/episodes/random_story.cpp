#include "random_story.hpp"

#include <rapidcheck.h>

namespace pbr::test {

std::string text_day(int offset) { return to_text(origin + offset); }

std::string random_end(int start) {
  return *rc::gen::inRange(0, 5) == 0 ? "" : text_day(start + *rc::gen::inRange(0, 50));
}

std::string random_provider() { return *rc::gen::element<std::string>("P1", "P2"); }
std::string random_cluster() { return *rc::gen::element<std::string>("03", "04", "10", "99"); }

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

Date end_alone(const Known& known, const ClusterSpell& spell) {
  const Date own = spell.end.value_or(Date(2199, 1, 1));
  const auto closed = known.closed.find(spell.provider.text() + spell.referral.text());
  return closed == known.closed.end() ? own : std::min(own, closed->second);
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

}  // namespace pbr::test
