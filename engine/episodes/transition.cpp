#include "episodes/transition.hpp"

#include "episodes/referral.hpp"

namespace pbr {
namespace {

// The run before it in the referral; spells without a referral belong together.
const ClusterRun* run_before(const ClusterRuns& runs, std::size_t index,
                             const ReferralId& referral) {
  for (std::size_t i = index; i-- > 0;) {
    if (runs[i].referral == referral) return &runs[i];
  }
  return nullptr;
}

// Rule 12. A continued referral was received earlier, so that the way back ends.
const ClusterRun* run_before(const ClusterRuns& runs, std::size_t index, const CareRecord& care,
                             const ProviderId& provider, const EpisodeRules& rules) {
  const ClusterRun* before = run_before(runs, index, runs[index].referral);
  if (before != nullptr || rules.re_referral_days == 0) return before;
  const Referral* referral = referral_of(care, provider, runs[index].referral);
  while (before == nullptr && referral != nullptr) {
    referral = continued_by(*referral, care, rules.re_referral_days);
    if (referral == nullptr) break;
    before = run_before(runs, index, referral->referral);
  }
  return before;
}

// What starts after the reporting period is not known at its end, and so does not follow.
bool is_discharge(const ClusterRuns& runs, std::size_t index, Period period) {
  const bool followed = index + 1 < runs.size() && runs[index + 1].start < period.end;
  const auto& end = runs[index].end;
  return !followed && end && period.contains(*end);
}

// Days that are not clustered have no rank of need: a move from or to them is neither up nor down.
Transition by_need(const ClusterCode& from, const ClusterCode& to, const ClusterPack& pack) {
  if (from == to) return Transition::same;
  const Cluster* before = pack.find(from);
  const Cluster* now = pack.find(to);
  if (before == nullptr || now == nullptr || before->need == now->need) return Transition::sideways;
  return before->need < now->need ? Transition::step_up : Transition::step_down;
}

TransitionStatus listed(const ClusterPack& pack, const std::string& from, const std::string& to) {
  const auto found = pack.transitions.find({from, to});
  return found == pack.transitions.end() ? TransitionStatus::unlisted : found->second;
}

}  // namespace

void set_transition(Episode& episode, const ClusterRuns& runs, std::size_t index,
                    const CareRecord& care, const RunTerms& terms) {
  const ClusterPack& pack = terms.clusters;
  const std::string& cluster = runs[index].cluster.text();
  const ClusterRun* before = run_before(runs, index, care, episode.provider, terms.rules);
  if (before != nullptr) episode.from_cluster = before->cluster.text();
  if (is_discharge(runs, index, terms.period)) {
    episode.transition = Transition::discharge;
    episode.transition_status = listed(pack, cluster, "discharge");
  } else if (before == nullptr) {
    episode.transition = Transition::initial;
    episode.transition_status = listed(pack, "initial", cluster);
  } else {
    episode.transition = by_need(before->cluster, runs[index].cluster, pack);
    episode.transition_status = listed(pack, before->cluster.text(), cluster);
  }
}

std::string_view to_text(Transition transition) {
  switch (transition) {
    case Transition::initial:
      return "initial";
    case Transition::step_up:
      return "step_up";
    case Transition::step_down:
      return "step_down";
    case Transition::sideways:
      return "sideways";
    case Transition::same:
      return "same";
    case Transition::discharge:
      return "discharge";
  }
  throw InternalError("no such transition");
}

}  // namespace pbr
