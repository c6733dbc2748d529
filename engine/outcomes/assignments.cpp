#include "outcomes/assignments.hpp"

namespace pbr {
namespace {

bool open_at_end(const std::optional<Date>& ended, Period period) {
  return !ended || *ended >= period.end;
}

}  // namespace

std::vector<Assignment> assignments_of(const CareRecord& care, std::span<const Episode> episodes,
                                       const IndicatorTerms& terms) {
  std::vector<Assignment> assignments;
  if (terms.spells_given) {
    for (const ClusterSpell* spell : care.clusters) {
      if (spell->start >= terms.period.end) continue;
      assignments.push_back({spell->provider, spell->cluster_final, spell->start, spell->end});
    }
  } else {
    for (const Episode& episode : episodes) {
      assignments.push_back({episode.provider, episode.cluster, episode.started, episode.ended});
    }
  }
  return assignments;
}

bool adult_cluster(const ClusterCode& cluster) {
  const std::string& code = cluster.text();
  if (code.size() != 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9') {
    return false;
  }
  const int number = (code[0] - '0') * 10 + (code[1] - '0');
  return number <= 21 && number != 9;
}

const Assignment* current_assignment(std::span<const Assignment> assignments,
                                     const ProviderId* provider, Period period) {
  const Assignment* current = nullptr;
  for (const Assignment& assignment : assignments) {
    if (provider != nullptr && assignment.provider != *provider) continue;
    if (adult_cluster(assignment.cluster) && open_at_end(assignment.end, period)) {
      current = &assignment;
    }
  }
  return current;
}

std::vector<const Referral*> open_referrals(const CareRecord& care, Period period) {
  std::vector<const Referral*> open;
  for (const Referral* referral : care.referrals) {
    if (referral->received < period.end && open_at_end(referral->closed, period)) {
      open.push_back(referral);
    }
  }
  return open;
}

}  // namespace pbr
