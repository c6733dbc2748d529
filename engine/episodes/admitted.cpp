#include "episodes/admitted.hpp"

#include <algorithm>

#include "episodes/death.hpp"

namespace pbr {

std::vector<Period> admitted_at(const CareRecord& care, const ProviderId& provider, Date until) {
  const std::optional<Date> death = death_of(care);
  std::vector<Period> merged;
  for (const Stay* stay : care.stays) {
    const Date end = stay->end.value_or(until);
    const Period days{stay->start, death ? std::min(end, *death) : end};
    if (stay->provider != provider || days.empty()) continue;
    if (!merged.empty() && days.first <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, days.end);
    } else {
      merged.push_back(days);
    }
  }
  return merged;
}

void set_admitted(Episode& episode, const std::vector<Period>& admitted) {
  for (const Period& stay : admitted) {
    const Period inside = overlap(stay, episode.period);
    if (inside.empty()) continue;
    episode.admitted.push_back(inside);
    episode.admitted_days += inside.days();
  }
}

}  // namespace pbr
