// Which recorded status counts on a period's last day, and who is of an age.
#pragma once

#include <optional>

#include "pbr/records.hpp"

namespace pbr {

using StatusField = std::optional<bool> Status::*;

/// The latest known value of the field dated inside the days, of one provider or, where it is null,
/// of any. The later row of a day counts.
[[nodiscard]] std::optional<bool> latest_status(const CareRecord& care, const ProviderId* provider,
                                                StatusField field, Period days);

/// [last day - months + 1 day, last day] of the period; months are clipped to their last day.
[[nodiscard]] Period months_to_end(Period period, int months);

/// Whether the person's age on the period's last day lies in [from, to]; false where unknown.
[[nodiscard]] bool of_age(const CareRecord& care, int from, int to, Period period);

}  // namespace pbr
