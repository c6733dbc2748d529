#include "pbr/episodes.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "episodes/admitted.hpp"
#include "episodes/cluster_run.hpp"
#include "episodes/death.hpp"
#include "episodes/ended.hpp"
#include "episodes/gaps.hpp"
#include "episodes/providers.hpp"
#include "episodes/referral.hpp"
#include "episodes/revert.hpp"
#include "episodes/review.hpp"
#include "episodes/transition.hpp"

namespace pbr {
namespace {

struct Source {
  const CareRecord& care;
  std::span<const Allocation> allocations;
  RunTerms terms;
};

std::vector<ProviderId> providers_of(const CareRecord& care) {
  std::set<ProviderId> providers;
  for (const ClusterSpell* spell : care.clusters) providers.insert(spell->provider);
  for (const Assessment* assessment : care.assessments) providers.insert(assessment->provider);
  return {providers.begin(), providers.end()};
}

// Rule 2.
ClusterRuns runs_at(const Source& source, const ProviderId& provider, Findings& findings) {
  const auto& spells = source.care.clusters;
  const bool recorded = std::any_of(spells.begin(), spells.end(), [&](const ClusterSpell* spell) {
    return spell->provider == provider;
  });
  return recorded ? recorded_runs(source.care, provider, source.terms, findings)
                  : derived_runs(source.care, source.allocations, provider, source.terms.clusters);
}

// The runs of every provider, as rules 2 to 5 and 9 to 11 leave them.
std::vector<ClusterRuns> all_runs(const Source& source, const std::vector<ProviderId>& providers,
                                  Findings& findings) {
  std::vector<ClusterRuns> of_provider;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    of_provider.push_back(runs_at(source, providers[i], findings));
    close_gaps(of_provider.back(), source.terms.rules, findings);
    for (ClusterRun& run : of_provider.back()) run.provider = i;
  }
  if (providers.size() < 2) return of_provider;
  ClusterRuns together;
  for (ClusterRuns& runs : of_provider) {
    std::move(runs.begin(), runs.end(), std::back_inserter(together));
    runs.clear();
  }
  for (ClusterRun& run : settle_providers(std::move(together), source.terms, findings)) {
    of_provider[run.provider].push_back(std::move(run));
  }
  return of_provider;
}

// Rule 6: the part of a run inside the reporting period. A run that ends after the period's last
// day was open then.
Episode episode_of(const Source& source, const ProviderId& provider, const ClusterRun& run) {
  const Period reporting = source.terms.period;
  Episode episode;
  episode.person = source.care.person;
  episode.provider = provider;
  episode.commissioner =
      commissioner_of(source.care, referral_of(source.care, provider, run.referral));
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

void add_provider(const Source& source, const ProviderId& provider, const ClusterRuns& runs,
                  const ClusterRuns& enders, std::vector<Episode>& episodes) {
  const auto admitted = admitted_at(source.care, provider, source.terms.period.end);
  const auto marks = reverts(runs, admitted, source.terms);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Episode episode = episode_of(source, provider, runs[i]);
    if (episode.period.empty()) continue;
    set_admitted(episode, admitted);
    set_review(episode, source.care, source.allocations, source.terms);
    set_transition(episode, runs, i, source.care, source.terms);
    set_ended_by(episode, source.care, enders);
    episode.revert = marks[i];
    episodes.push_back(std::move(episode));
  }
}

// The runs whose begin may end an episode of the provider (rule 14).
ClusterRuns everybodys(const std::vector<ClusterRuns>& runs) {
  ClusterRuns all;
  for (const ClusterRuns& some : runs) all.insert(all.end(), some.begin(), some.end());
  return all;
}

std::vector<Episode> all_episodes(const Source& source, Findings& findings) {
  std::vector<Episode> episodes;
  const std::vector<ProviderId> providers = providers_of(source.care);
  const std::vector<ClusterRuns> runs = all_runs(source, providers, findings);
  const bool apart = source.terms.rules.between_providers == BetweenProviders::side_by_side;
  const ClusterRuns all = apart ? ClusterRuns{} : everybodys(runs);
  for (std::size_t i = 0; i < providers.size(); ++i) {
    add_provider(source, providers[i], runs[i], apart ? runs[i] : all, episodes);
  }
  return episodes;
}

}  // namespace

std::vector<Episode> episodes_of(const CareRecord& care, std::span<const Allocation> allocations,
                                 const EpisodeTerms& terms, Findings& findings) {
  if (allocations.size() != care.assessments.size() || terms.clusters == nullptr) {
    throw InternalError("episodes need one allocation for each assessment, and a cluster pack");
  }
  static const EpisodeRules built_in;
  const EpisodeRules& rules = terms.rules == nullptr ? built_in : *terms.rules;
  check_stays(care, findings);
  auto episodes =
      all_episodes({care, allocations, {*terms.clusters, rules, terms.period}}, findings);
  std::sort(episodes.begin(), episodes.end(), [](const Episode& a, const Episode& b) {
    return std::tie(a.started, a.provider) < std::tie(b.started, b.provider);
  });
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    episodes[i].id = EpisodeId(care.person.text() + "-" + std::to_string(i + 1));
  }
  return episodes;
}

}  // namespace pbr
