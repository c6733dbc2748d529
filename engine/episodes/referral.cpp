#include "episodes/referral.hpp"

#include <tuple>

namespace pbr {

const Referral* referral_of(const CareRecord& care, const ProviderId& provider,
                            const ReferralId& id) {
  for (const Referral* referral : care.referrals) {
    if (referral->provider == provider && referral->referral == id) return referral;
  }
  return nullptr;
}

bool is_open(const Referral& referral, Date day) {
  return referral.received <= day && (!referral.closed || day <= *referral.closed);
}

const Referral* referral_on(const CareRecord& care, const ProviderId& provider, Date day) {
  const Referral* latest = nullptr;
  for (const Referral* referral : care.referrals) {
    if (referral->provider != provider || !is_open(*referral, day)) continue;
    if (latest == nullptr || latest->received <= referral->received) latest = referral;
  }
  return latest;
}

CommissionerId commissioner_of(const CareRecord& care, const Referral* referral) {
  if (referral != nullptr && !referral->commissioner.empty()) return referral->commissioner;
  return care.details == nullptr ? CommissionerId{} : care.details->commissioner;
}

const Referral* continued_by(const Referral& referral, const CareRecord& care, int within_days) {
  const auto key = [](const Referral& one) {
    return std::tie(*one.closed, one.received, one.referral);
  };
  const Referral* latest = nullptr;
  for (const Referral* one : care.referrals) {
    if (one->provider != referral.provider || one->received >= referral.received) continue;
    if (!one->closed || *one->closed > referral.received) continue;
    if (latest == nullptr || key(*latest) < key(*one)) latest = one;
  }
  const bool soon = latest != nullptr && referral.received - *latest->closed <= within_days;
  return soon ? latest : nullptr;
}

}  // namespace pbr
