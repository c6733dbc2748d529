// The period of care that an episode is part of.
#pragma once

#include <span>

#include "pbr/episodes.hpp"
#include "pbr/pairing.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// Whether no later one of the episodes is part of the same period of care: the referral, or,
/// where an episode names none that is known, the provider's run of such episodes of which each
/// begins on or before the day the one before it ended.
[[nodiscard]] bool is_last_of_care(const CareRecord& care, std::span<const Episode> episodes,
                                   std::size_t episode);

/// That period of care as it was known on the last day, with its sessions and contacts: those
/// attended at the provider, of the referral or of none, inside it where it is a run.
[[nodiscard]] CarePeriod care_period(const CareRecord& care, std::span<const Episode> episodes,
                                     std::size_t episode, Date last_day);

}  // namespace pbr
