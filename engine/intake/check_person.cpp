#include "intake/check_person.hpp"

namespace pbr {

void check_person(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings) {
  intake::check_life(care, terms, findings);
  intake::check_ratings(care, terms, findings);
  intake::check_repeats(care, findings);
  intake::check_referral_days(care, findings);
  intake::check_stays(care, findings);
  intake::check_spells(care, terms, findings);
}

}  // namespace pbr
