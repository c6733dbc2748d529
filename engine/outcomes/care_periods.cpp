#include "outcomes/care_periods.hpp"

#include <algorithm>

namespace pbr {
namespace {

const Referral* referral_of(const CareRecord& care, const Episode& episode) {
  if (episode.referral.empty()) return nullptr;
  const auto found =
      std::find_if(care.referrals.begin(), care.referrals.end(), [&](const Referral* referral) {
        return referral->referral == episode.referral && referral->provider == episode.provider;
      });
  return found == care.referrals.end() ? nullptr : *found;
}

// Runs are of one provider and, where an id is named that no referral has, of one id.
bool same_run(const Episode& a, const Episode& b) {
  return a.provider == b.provider && a.referral == b.referral;
}

bool touches(const Episode& earlier, const Episode& later) {
  return !earlier.ended || later.started <= *earlier.ended;
}

// The run's first day up to an episode: episodes come by start.
Date start_of_run(std::span<const Episode> episodes, std::size_t last) {
  std::size_t first = last;
  for (std::size_t e = last; e-- > 0;) {
    if (!same_run(episodes[e], episodes[first])) continue;
    if (!touches(episodes[e], episodes[first])) break;
    first = e;
  }
  return episodes[first].started;
}

bool of_care(const Contact& contact, const Episode& episode, const CarePeriod& care,
             bool whole_referral) {
  if (!contact.attended || contact.provider != episode.provider) return false;
  if (whole_referral && contact.referral == episode.referral) return true;
  const bool inside = care.start <= contact.date && (!care.end || contact.date <= *care.end);
  return inside && (contact.referral.empty() || episode.referral.empty() ||
                    contact.referral == episode.referral);
}

}  // namespace

bool is_last_of_care(const CareRecord& care, std::span<const Episode> episodes,
                     std::size_t episode) {
  const Episode& this_one = episodes[episode];
  const bool whole_referral = referral_of(care, this_one) != nullptr;
  for (std::size_t e = episode + 1; e < episodes.size(); ++e) {
    if (!same_run(this_one, episodes[e])) continue;
    if (whole_referral || touches(this_one, episodes[e])) return false;
  }
  return true;
}

CarePeriod care_period(const CareRecord& care, std::span<const Episode> episodes,
                       std::size_t episode, Date last_day) {
  const Episode& last = episodes[episode];
  CarePeriod period;
  period.looked_at = last_day;
  const Referral* referral = referral_of(care, last);
  if (referral != nullptr) {
    period.start = referral->received;
    period.end = referral->closed;
  } else {
    period.start = start_of_run(episodes, episode);
    period.end = last.ended;
  }
  if (period.end && *period.end > last_day) period.end.reset();
  for (const Contact* contact : care.contacts) {
    if (contact->date > last_day || !of_care(*contact, last, period, referral != nullptr)) continue;
    if (!period.first_session) period.first_session = contact->date;
    period.last_session = contact->date;
    ++period.contacts;
  }
  return period;
}

}  // namespace pbr
