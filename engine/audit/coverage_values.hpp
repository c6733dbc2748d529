// The values that a derived value can have, and the nearest ones on both sides of a bound.
#pragma once

#include <optional>
#include <vector>

#include "pbr/cluster_pack.hpp"

namespace pbr::audit {

/// Every value that some ratings give, ascending; unknown aside.
[[nodiscard]] std::vector<int> possible_values(const DerivedValue& derived);

/// One end of a condition: the possible values nearest to it.
struct ConditionEnd {
  int inside = 0, outside = 0;
};
/// The lower and the upper end; nothing where no possible value lies inside, or none beyond.
struct ConditionEnds {
  std::optional<ConditionEnd> lower, upper;
};
[[nodiscard]] ConditionEnds ends_of(const Condition& condition, const std::vector<int>& possible);

}  // namespace pbr::audit
