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
};

/// What was recorded or found of one person at one provider, in order of start, without overlaps
/// and each with at least one day.
using ClusterRuns = std::vector<ClusterRun>;

/// Rules 3 to 5 on the spells recorded at the provider; findings get what they changed.
[[nodiscard]] ClusterRuns recorded_runs(const CareRecord& care, const ProviderId& provider,
                                        const ClusterPack& pack, Findings& findings);

/// Rule 2 where no spell is recorded at the provider: from the assessments there.
[[nodiscard]] ClusterRuns derived_runs(const CareRecord& care,
                                       std::span<const Allocation> allocations,
                                       const ProviderId& provider, const ClusterPack& pack);

}  // namespace pbr
