// check_across() in two halves: what one person's rows show, and ids that may be of several.
#pragma once

#include <string>

#include "pbr/intake.hpp"

namespace pbr::intake {

/// What check_across() finds but for repeated ids of assessments and referrals. Asks for nothing
/// but all rows of each person, in the order of their files: the people of a table may be checked
/// part by part.
void check_people(const Tables& tables, Findings& findings);

/// Two referrals with the same key are the same: provider and id.
[[nodiscard]] std::string referral_key(const Referral& referral);
/// IN010 of a row whose id stood in an earlier row.
[[nodiscard]] Finding repeated_assessment(Row row);
[[nodiscard]] Finding repeated_referral(Row row);

}  // namespace pbr::intake
