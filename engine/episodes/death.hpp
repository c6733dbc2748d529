// Rule 9: nothing goes on after the person's death.
#pragma once

#include <optional>

#include "episodes/cluster_run.hpp"

namespace pbr {

/// The day of death, where it is known.
[[nodiscard]] std::optional<Date> death_of(const CareRecord& care);

/// Ends runs on the day of death and tells of recorded ones that go on after it (EP006); one that
/// starts on that day or later is left without a day.
void end_at_death(ClusterRuns& runs, const CareRecord& care, Findings& findings);

/// Tells of stays that go on after the day of death (EP006).
void check_stays(const CareRecord& care, Findings& findings);

}  // namespace pbr
