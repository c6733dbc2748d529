// A person's records drawn at random, about a period of 60 days, and what is counted of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "story.hpp"

namespace pbr::test {

// Days -40 to 99 around a period of the first 60: some lie before it, some after.
inline const Date origin(2014, 4, 1);
inline const Period period{origin, origin + 60};

[[nodiscard]] std::string text_day(int offset);
/// Empty, or a day up to 49 days after the start.
[[nodiscard]] std::string random_end(int start);
[[nodiscard]] std::string random_provider();  ///< P1 or P2
[[nodiscard]] std::string random_cluster();

/// A story and what it was told, for a second way to read it.
struct Known {
  Story story;
  std::vector<ClusterSpell> spells;    ///< in order of start, then row
  std::map<std::string, Date> closed;  ///< by provider and referral id
  std::vector<Stay> stays;
};

/// Spells, stays and two referrals at two providers.
[[nodiscard]] Known random_story();
/// Assessments alone, with a referral at one provider.
[[nodiscard]] Story random_assessments();

/// The day a spell really ends, by itself and its referral; the far future where it is open.
[[nodiscard]] Date end_alone(const Known& known, const ClusterSpell& spell);

/// The episodes of a provider that have the day.
[[nodiscard]] std::vector<const Episode*> holding(const std::vector<Episode>& episodes,
                                                  const std::string& provider, Date when);
/// Ids run from 1, each episode has days, and none outside the period.
void numbered_and_inside(const std::vector<Episode>& episodes, Period inside);
/// Days and admitted days by provider and cluster.
[[nodiscard]] std::map<std::string, int> day_sums(const std::vector<Episode>& episodes);
void add_sums(std::map<std::string, int>& into, const std::map<std::string, int>& from);

}  // namespace pbr::test
