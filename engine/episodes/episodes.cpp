#include "pbr/episodes.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "episodes/admitted.hpp"
#include "episodes/cluster_run.hpp"
#include "episodes/referral.hpp"
#include "episodes/review.hpp"
#include "episodes/transition.hpp"

namespace pbr {
namespace {

struct Source {
  const CareRecord& care;
  std::span<const Allocation> allocations;
  const EpisodeTerms& terms;
};

std::set<ProviderId> providers_of(const CareRecord& care) {
  std::set<ProviderId> providers;
  for (const ClusterSpell* spell : care.clusters) providers.insert(spell->provider);
  for (const Assessment* assessment : care.assessments) providers.insert(assessment->provider);
  return providers;
}

// Rule 2.
ClusterRuns runs_at(const Source& source, const ProviderId& provider, Findings& findings) {
  const auto& spells = source.care.clusters;
  const bool recorded = std::any_of(spells.begin(), spells.end(), [&](const ClusterSpell* spell) {
    return spell->provider == provider;
  });
  const ClusterPack& pack = *source.terms.clusters;
  return recorded ? recorded_runs(source.care, provider, pack, findings)
                  : derived_runs(source.care, source.allocations, provider, pack);
}

// Rule 6: the part of a run inside the reporting period. A run that ends after the period's last
// day was open then.
Episode episode_of(const Source& source, const ProviderId& provider, const ClusterRun& run) {
  const Period reporting = source.terms.period;
  Episode episode;
  episode.person = source.care.person;
  episode.provider = provider;
  episode.commissioner = commissioner_of(source.care, referral_of(source.care, provider, run.referral));
  episode.referral = run.referral;
  episode.cluster = run.cluster;
  episode.started = run.start;
  if (run.end && *run.end < reporting.end) episode.ended = run.end;
  episode.period = overlap({run.start, run.end.value_or(reporting.end)}, reporting);
  episode.days = episode.period.days();
  episode.recorded = run.recorded;
  episode.ended_with_period = run.end == reporting.end;
  return episode;
}

void add_provider(const Source& source, const ProviderId& provider, Findings& findings,
                  std::vector<Episode>& episodes) {
  const ClusterRuns runs = runs_at(source, provider, findings);
  const auto admitted = admitted_at(source.care, provider, source.terms.period.end);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Episode episode = episode_of(source, provider, runs[i]);
    if (episode.period.empty()) continue;
    set_admitted(episode, admitted);
    set_review(episode, source.care, source.allocations, source.terms);
    set_transition(episode, runs, i, source.terms);
    episodes.push_back(std::move(episode));
  }
}

}  // namespace

std::vector<Episode> episodes_of(const CareRecord& care, std::span<const Allocation> allocations,
                                 const EpisodeTerms& terms, Findings& findings) {
  if (allocations.size() != care.assessments.size() || terms.clusters == nullptr) {
    throw InternalError("episodes need one allocation for each assessment, and a cluster pack");
  }
  std::vector<Episode> episodes;
  const Source source{care, allocations, terms};
  for (const ProviderId& provider : providers_of(care)) {
    add_provider(source, provider, findings, episodes);
  }
  std::sort(episodes.begin(), episodes.end(), [](const Episode& a, const Episode& b) {
    return std::tie(a.started, a.provider) < std::tie(b.started, b.provider);
  });
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    episodes[i].id = EpisodeId(care.person.text() + "-" + std::to_string(i + 1));
  }
  return episodes;
}

}  // namespace pbr
