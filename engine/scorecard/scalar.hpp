// One row at a time by plain loops over the card: what a machine without vectors runs, what a pack
// beyond the lanes' numbers is decided by, and what the vertical kernels are measured against.
#pragma once

#include <span>

#include "pbr/scorecard.hpp"
#include "scorecard/card.hpp"

namespace pbr::scorecard {

void decide_scalar(const Card& card, const RatingBlock& block, std::span<Decision> decisions);

}  // namespace pbr::scorecard
