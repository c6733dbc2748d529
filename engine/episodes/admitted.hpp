// Rules 1, 6 and 9 for hospital stays.
#pragma once

#include <vector>

#include "pbr/episodes.hpp"

namespace pbr {

/// The person's stays at the provider as merged days, in order, none after the day
/// of death; an open stay lasts until `until`.
[[nodiscard]] std::vector<Period> admitted_at(const CareRecord& care, const ProviderId& provider,
                                              Date until);

/// Sets admitted and admitted_days of an episode whose `period` is known.
void set_admitted(Episode& episode, const std::vector<Period>& admitted);

}  // namespace pbr
