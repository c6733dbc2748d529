// Calendar months of a period.
#pragma once

#include <vector>

#include "pbr/date.hpp"

namespace pbr {

/// The period cut at the first of each month, in order.
[[nodiscard]] std::vector<Period> months_of(Period period);

}  // namespace pbr
