// Which referral a spell or an episode belongs to.
#pragma once

#include "pbr/records.hpp"

namespace pbr {

/// The person's referral of that id at that provider; ids are unique at a provider only. Null
/// where there is none.
[[nodiscard]] const Referral* referral_of(const CareRecord& care, const ProviderId& provider,
                                          const ReferralId& id);

/// The referral something done on a day belongs to: of those open at the provider that day the one
/// received last; the day it closes still belongs to it. Null where none is.
[[nodiscard]] const Referral* referral_on(const CareRecord& care, const ProviderId& provider,
                                          Date day);

/// Whether the referral is open that day; the day it closes counts.
[[nodiscard]] bool is_open(const Referral& referral, Date day);

/// Who pays for what belongs to a referral (null: to none): its commissioner, else the person's.
[[nodiscard]] CommissionerId commissioner_of(const CareRecord& care, const Referral* referral);

/// Rule 12: the referral that this one continues, received before it and closed at most so many
/// days before this one was received; null where there is none.
[[nodiscard]] const Referral* continued_by(const Referral& referral, const CareRecord& care,
                                           int within_days);

}  // namespace pbr
