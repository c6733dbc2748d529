// How sure the changes of compare.csv are.
#pragma once

#include <vector>

#include "pbr/scenario.hpp"

namespace pbr::scenario {

/// The intervals of all rows but those of components: both variants are paid over the same people
/// in each replicate. Nothing where either was worked without replicates.
void add_intervals(const VariantResult& baseline, const VariantResult& reform,
                   std::vector<AmountComparison>& rows);

}  // namespace pbr::scenario
