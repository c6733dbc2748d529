// Rule 7: when the next review is due, and whether an open episode is within it.
#pragma once

#include "pbr/episodes.hpp"

namespace pbr {

/// Sets review_due and review_status of an episode whose days are known. An assessment that could
/// not be used is no review.
void set_review(Episode& episode, const CareRecord& care, std::span<const Allocation> allocations,
                const EpisodeTerms& terms);

}  // namespace pbr
