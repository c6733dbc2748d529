// A second, slow way to decide, written from the sentences of the rule with sets and nothing else.
// It shares no code with engine/allocation, so that the two can be held against each other.
#pragma once

#include "pbr/allocation.hpp"

namespace pbr::test {

/// `reason` holds only what the rule fixes: the nearest page as "03 4" for variance, else "".
[[nodiscard]] Allocation allocate_by_sets(const ClusterPack& pack, const Assessment& assessment);

}  // namespace pbr::test
