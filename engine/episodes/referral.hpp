// Which referral a spell or an episode belongs to.
#pragma once

#include "pbr/records.hpp"

namespace pbr {

/// The person's referral of that id at that provider; ids are unique at a provider only. Null
/// where there is none.
[[nodiscard]] const Referral* referral_of(const CareRecord& care, const ProviderId& provider,
                                          const ReferralId& id);

/// Rule 12: the referral that this one continues, received before it and closed at most so many
/// days before this one was received; null where there is none.
[[nodiscard]] const Referral* continued_by(const Referral& referral, const CareRecord& care,
                                           int within_days);

}  // namespace pbr
