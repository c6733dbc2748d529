// One person's year, as it truly was: clean records in the engine's own types.
#pragma once

#include <cstdint>
#include <vector>

#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr::synth {

/// The rule packs a cohort is drawn from.
struct CohortPacks {
  Instrument instrument;
  ClusterPack clusters;
};

/// A cluster spell whether or not it was recorded, with what happened in it inside the year.
struct TrueSpell {
  ClusterCode cluster;
  SuperClass super_class = SuperClass::undecided;
  Period in_year;
  int ward_days = 0;
  int contact_days = 0;
};

struct Life {
  std::uint64_t number = 0;  ///< of the person, from 1
  Person person;             ///< `groups` holds group_rurality
  std::vector<Referral> referrals;
  std::vector<Assessment> assessments;
  std::vector<ClusterSpell> clusters;  ///< the recorded ones
  std::vector<Contact> contacts;
  std::vector<Stay> stays;
  std::vector<MeasureScore> measures;
  std::vector<Status> statuses;
  std::vector<TrueSpell> spells;
};

/// The life of person `number`: depends on the packs, the seed and the number, and nothing else.
[[nodiscard]] Life make_life(const CohortPacks& packs, std::uint64_t seed, std::uint64_t number);

}  // namespace pbr::synth
