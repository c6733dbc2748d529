// The clusters a person was assigned to, and the one in force at the period's end.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <vector>

#include "pbr/indicators.hpp"

namespace pbr {

/// A recorded spell by its final code, or an episode where no clusters table is given.
struct Assignment {
  ProviderId provider;
  ClusterCode cluster;  ///< empty where no final code was recorded
  Date start;
  std::optional<Date> end;
};

/// Those begun before the period's end, by start and then by row.
[[nodiscard]] std::vector<Assignment> assignments_of(const CareRecord& care,
                                                     std::span<const Episode> episodes,
                                                     const IndicatorTerms& terms);

/// Codes 00-08 and 10-21: 09 is not a cluster and 99 is not being in one.
[[nodiscard]] bool adult_cluster(const ClusterCode& cluster);

/// The assignment in force at the end, of one provider or, where it is null, of any; null for none.
[[nodiscard]] const Assignment* current_assignment(std::span<const Assignment> assignments,
                                                   const ProviderId* provider, Period period);

/// The referrals open at the period's end, by the day they were received.
[[nodiscard]] std::vector<const Referral*> open_referrals(const CareRecord& care, Period period);

}  // namespace pbr
