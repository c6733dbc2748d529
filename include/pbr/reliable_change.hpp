// Whether a change is one that can be relied on.
//
// Source of the criterion of Jacobson and Truax: shared facts on outcome measures,
// 1.96 x SD x sqrt(2) x sqrt(1 - reliability).
#pragma once

#include <string>

#include "pbr/measures.hpp"

namespace pbr {

/// Whether the change, in whichever direction, reaches the measure's reliable change: given, the
/// change is at least that; by Jacobson and Truax, its square is at least that of the criterion,
/// exactly. False where the measure has neither.
[[nodiscard]] bool is_reliable(const Measure& measure, Rate change);

/// The criterion as a decimal with so many places (0 to 9), halves up. For print: nothing is
/// compared with it.
[[nodiscard]] std::string criterion_text(const JacobsonTruax& terms, int places);

}  // namespace pbr
