// Rows of an agreement that are alike in every field.
#pragma once

#include "pbr/intake.hpp"

namespace pbr::intake {

/// A contract, a contribution or a plan that stands twice counts twice, which is seldom meant
/// (IN026). Tables of people have theirs looked at person by person.
void check_repeats(TableKind kind, const Tables& tables, Findings& findings);

}  // namespace pbr::intake
