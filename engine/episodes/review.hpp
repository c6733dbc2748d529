// Rules 7 and 13: when the next review is due, whether an open episode is within it, and when the
// reviews were done.
#pragma once

#include "episodes/cluster_run.hpp"

namespace pbr {

/// Sets review_due, review_status, overdue_days and reviews of an episode whose days are known. An
/// assessment that could not be used is no review.
void set_review(Episode& episode, const CareRecord& care, std::span<const Allocation> allocations,
                const RunTerms& terms);

}  // namespace pbr
