#include "episodes/ended.hpp"

#include <algorithm>

#include "episodes/death.hpp"
#include "episodes/referral.hpp"

namespace pbr {
namespace {

bool closed_on(const CareRecord& care, const Episode& episode, Date day) {
  const Referral* referral = referral_of(care, episode.provider, episode.referral);
  return referral != nullptr && referral->closed == day;
}

bool discharged_on(const CareRecord& care, const Episode& episode, Date day) {
  return std::any_of(care.assessments.begin(), care.assessments.end(), [&](const Assessment* one) {
    return one->provider == episode.provider && one->date == day &&
           one->reason == AssessmentReason::discharge;
  });
}

EndedBy cause_of(const Episode& episode, const CareRecord& care, const ClusterRuns& others,
                 Date day) {
  if (death_of(care) == day) return EndedBy::death;
  if (closed_on(care, episode, day)) return EndedBy::referral_closed;
  const bool begins = std::any_of(others.begin(), others.end(),
                                  [&](const ClusterRun& run) { return run.start == day; });
  if (begins) return EndedBy::next_cluster;
  if (discharged_on(care, episode, day)) return EndedBy::discharge;
  return episode.recorded ? EndedBy::recorded : EndedBy::next_cluster;
}

}  // namespace

void set_ended_by(Episode& episode, const CareRecord& care, const ClusterRuns& others) {
  if (episode.ended) episode.ended_by = cause_of(episode, care, others, *episode.ended);
}

std::string_view to_text(EndedBy cause) {
  switch (cause) {
    case EndedBy::open:
      return "";
    case EndedBy::next_cluster:
      return "next_cluster";
    case EndedBy::discharge:
      return "discharge";
    case EndedBy::referral_closed:
      return "referral_closed";
    case EndedBy::death:
      return "death";
    case EndedBy::recorded:
      return "recorded";
  }
  throw InternalError("no such end of an episode");
}

}  // namespace pbr
