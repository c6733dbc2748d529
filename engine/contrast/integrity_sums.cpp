#include <algorithm>

#include "contrast/score_bins.hpp"
#include "pbr/integrity.hpp"

namespace pbr {
namespace {

bool can_decide(const Assessment& assessment, const Allocation& allocation, const Episode& episode,
                const ClusterPack& pack) {
  return assessment.provider == episode.provider &&
         assessment.reason != AssessmentReason::discharge && allocation.cluster != pack.unusable;
}

// The assessment that an episode's cluster stands on; assessments are in order of their dates.
const Assessment* assessment_of(const Episode& episode, const CareRecord& care,
                                std::span<const Allocation> allocations, const ClusterPack& pack) {
  const Assessment* found = nullptr;
  for (std::size_t i = 0; i < care.assessments.size(); ++i) {
    const Assessment& assessment = *care.assessments[i];
    if (!can_decide(assessment, allocations[i], episode, pack)) continue;
    if (*assessment.date <= episode.started) {
      found = &assessment;
    } else if (found == nullptr && *assessment.date < episode.period.end) {
      return &assessment;
    }
  }
  return found;
}

// As in_words() of the decision names it, without its words.
ClusterCode cluster_of(const Decision& decision, const ClusterPack& pack) {
  if (decision.cluster == Decision::none) {
    const bool excluded = pack.method == Method::logit && decision.any_in_super_class;
    return excluded && !pack.logit.all_excluded_is_variance ? pack.unusable : pack.variance;
  }
  return pack.clusters[static_cast<std::size_t>(decision.cluster)].code;
}

}  // namespace

void IntegritySums::add(const PersonResult& person, std::span<const Allocation> allocations,
                        const IntegrityTerms& terms) {
  add_scores(person, terms);
  for (const Episode& episode : person.episodes) {
    const Assessment* assessment =
        assessment_of(episode, *person.care, allocations, *terms.clusters);
    if (assessment != nullptr) add_moves(episode, *assessment, terms);
  }
}

void IntegritySums::add_scores(const PersonResult& person, const IntegrityTerms& terms) {
  for (const Outcome& outcome : person.outcomes) {
    if (!outcome.change || !outcome.after) continue;
    const auto at = std::find(terms.measures.begin(), terms.measures.end(), outcome.measure);
    if (at == terms.measures.end()) continue;
    BinKey key;
    key.measure = static_cast<std::uint32_t>(at - terms.measures.begin());
    key.provider = person.episodes[outcome.episode].provider;
    for (const ScoreKind kind : {ScoreKind::change, ScoreKind::after}) {
      const auto line = line_of(**at, kind);
      if (!line) continue;
      key.kind = kind;
      key.bin =
          bin_of(**at, kind, *line, kind == ScoreKind::change ? *outcome.change : *outcome.after);
      ++bins_[key];
    }
  }
}

// The assessment as it is and with each item raised, in one block.
void IntegritySums::add_moves(const Episode& episode, const Assessment& assessment,
                              const IntegrityTerms& terms) {
  static_assert(item_count < RatingBlock::capacity);
  RatingBlock block;
  block.add(assessment);
  std::array<std::uint32_t, RatingBlock::capacity> items{};
  for (std::size_t item = 0; item < item_count; ++item) {
    if (assessment.ratings[item] > 3) continue;
    items[block.rows] = static_cast<std::uint32_t>(item);
    block.add(assessment);
    ++block.ratings[item][block.rows - 1];
    ++raised_[item];
  }
  ++episodes_;
  std::array<Decision, RatingBlock::capacity> decisions;
  terms.card->decide(block, decisions);
  for (std::size_t row = 1; row < block.rows; ++row) {
    if (decisions[row].cluster == decisions[0].cluster) continue;
    add({{episode.provider, episode.commissioner},
         items[row],
         cluster_of(decisions[0], *terms.clusters),
         cluster_of(decisions[row], *terms.clusters)},
        {1, episode.days});
  }
}

void IntegritySums::add(const RaisedKey& key, RaisedSums moved) {
  RaisedSums& sums = moves_[key];
  sums.episodes += moved.episodes;
  sums.days += moved.days;
}

void IntegritySums::merge(const IntegritySums& other) {
  for (const auto& [key, count] : other.bins_) bins_[key] += count;
  for (const auto& [key, sums] : other.moves_) add(key, sums);
  episodes_ += other.episodes_;
  for (std::size_t item = 0; item < item_count; ++item) raised_[item] += other.raised_[item];
}

}  // namespace pbr
