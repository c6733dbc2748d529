#include "episodes/referral.hpp"

namespace pbr {

const Referral* referral_of(const CareRecord& care, const ProviderId& provider,
                            const ReferralId& id) {
  for (const Referral* referral : care.referrals) {
    if (referral->provider == provider && referral->referral == id) return referral;
  }
  return nullptr;
}

}  // namespace pbr
