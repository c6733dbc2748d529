// Days of one person in one cluster at one provider, before the reporting period is looked at.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pbr/episodes.hpp"

namespace pbr {

struct ClusterRun {
  ClusterCode cluster;
  ReferralId referral;
  Date start;
  std::optional<Date> end;  ///< the day it ended, not counted; empty: open
  bool recorded = true;
  Row row = 0;               ///< of the spell, or of the assessment that opened it
  std::size_t provider = 0;  ///< its place among the person's providers, by id
};

/// What was recorded or found of one person at one provider, in order of start, without overlaps
/// and each with at least one day.
using ClusterRuns = std::vector<ClusterRun>;

/// What runs are made with: rules() is never null.
struct RunTerms {
  const ClusterPack& clusters;
  const EpisodeRules& rules;
  Period period;  ///< the reporting period
};

/// Whether a run has the day or one after it.
[[nodiscard]] inline bool outlasts(const ClusterRun& run, Date day) {
  return !run.end || *run.end > day;
}

/// Rules 3 to 5 and 9 on the spells recorded at the provider; findings get what they changed.
[[nodiscard]] ClusterRuns recorded_runs(const CareRecord& care, const ProviderId& provider,
                                        const RunTerms& terms, Findings& findings);

/// Rules 2 and 9 where no spell is recorded at the provider: from the assessments there.
[[nodiscard]] ClusterRuns derived_runs(const CareRecord& care,
                                       std::span<const Allocation> allocations,
                                       const ProviderId& provider, const ClusterPack& pack);

}  // namespace pbr
