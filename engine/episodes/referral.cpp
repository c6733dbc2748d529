#include "episodes/referral.hpp"

namespace pbr {

const Referral* referral_of(const CareRecord& care, const ProviderId& provider,
                            const ReferralId& id) {
  const Referral* first = nullptr;
  for (const Referral* referral : care.referrals) {
    if (referral->provider != provider || referral->referral != id) continue;
    if (first == nullptr || referral->row < first->row) first = referral;
  }
  return first;
}

}  // namespace pbr
