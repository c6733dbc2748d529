// An episode as review periods.
#pragma once

#include <vector>

#include "pbr/tariff.hpp"

namespace pbr {

/// A review period: `days` of it that the episode has, before the reporting period too, and the
/// days it would have up to the day the review is due.
struct ReviewPeriod {
  Period days;
  int longest = 0;
};

/// In order, without a gap, from the episode's start, or where reviews begin periods from the last
/// one before the reporting period, up to the end of the episode in the reporting period; none
/// where the pack knows no interval for its cluster.
[[nodiscard]] std::vector<ReviewPeriod> review_periods(const Episode& episode,
                                                       const ReviewPeriodTerms& terms,
                                                       const ClusterPack& clusters);

}  // namespace pbr
