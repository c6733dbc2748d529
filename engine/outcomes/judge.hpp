// What a pair of scores is worth.
#pragma once

#include "pbr/outcomes.hpp"

namespace pbr {

/// Fills change, category, case_before and recovered of an outcome with both scores.
void judge_pair(Outcome& outcome);

}  // namespace pbr
