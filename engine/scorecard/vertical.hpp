// Sixty-four rows at a time, a row a lane: the kernels for processors with wide registers.
#pragma once

#include <span>
#include <vector>

#include "pbr/scorecard.hpp"
#include "scorecard/card.hpp"

namespace pbr::scorecard {

/// Decides the rows of a block; the card must be one that `vertical` speaks of.
using VerticalKernel = void (*)(const Card& card, const RatingBlock& block,
                                std::span<Decision> decisions);

/// The kernel, or null where this build or this machine does not have it.
[[nodiscard]] VerticalKernel vertical_kernel(Kernel kernel);

}  // namespace pbr::scorecard
