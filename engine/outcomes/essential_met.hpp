// Whether people newly assigned to a cluster meet its essential criteria, by month.
#pragma once

#include <span>

#include "outcomes/assignments.hpp"
#include "outcomes/places.hpp"

namespace pbr {

void add_essential_met(const CareRecord& care, std::span<const Assignment> assignments,
                       const CommissionerId& home, const IndicatorTerms& terms, Indicators& sums);

}  // namespace pbr
