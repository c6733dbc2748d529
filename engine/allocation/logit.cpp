#include <algorithm>

#include "allocation/methods.hpp"
#include "allocation/probability.hpp"

namespace pbr {
namespace {

struct Candidate {
  std::int16_t type = Decision::none;
  std::int64_t score = 0;
};

// Candidates that are not excluded, in the order of their codes.
std::vector<Candidate> candidates_of(const ClusterPack& pack, const Assessment& assessment,
                                     const Within& within) {
  std::vector<Candidate> candidates;
  for (std::size_t at = 0; at < pack.clusters.size(); ++at) {
    const Cluster& type = pack.clusters[at];
    if (!pack.is_page(type) || !is_within(type, within) || is_excluded(type, assessment)) continue;
    candidates.push_back({static_cast<std::int16_t>(at), score_of(type, assessment)});
  }
  return candidates;
}

std::vector<std::int64_t> scores_of(const std::vector<Candidate>& candidates) {
  std::vector<std::int64_t> scores;
  scores.reserve(candidates.size());
  for (const Candidate& candidate : candidates) scores.push_back(candidate.score);
  return scores;
}

}  // namespace

std::int64_t score_of(const Cluster& type, const Assessment& assessment) {
  std::int64_t score = type.constant;
  for (const CoefficientRow& row : type.coefficients) {
    const Rating rating = assessment.ratings[row.item];
    if (rating != not_known) score += row.coefficients[rating];
  }
  return score;
}

bool holds(const Exclusion& exclusion, const Assessment& assessment) {
  return std::all_of(
      exclusion.parts.begin(), exclusion.parts.end(),
      [&](const Exclusion::Part& part) { return assessment.ratings[part.item] == part.rating; });
}

bool is_excluded(const Cluster& type, const Assessment& assessment) {
  return std::any_of(type.excluded_by.begin(), type.excluded_by.end(),
                     [&](const Exclusion& exclusion) { return holds(exclusion, assessment); });
}

Decision decide_by_logit(const ClusterPack& pack, const Assessment& assessment,
                         const Within& within) {
  Decision decision;
  decision.any_in_super_class = std::any_of(
      pack.clusters.begin(), pack.clusters.end(),
      [&](const Cluster& type) { return pack.is_page(type) && is_within(type, within); });
  auto candidates = candidates_of(pack, assessment, within);
  if (candidates.empty()) return decision;
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  decision.cluster = candidates[0].type;
  decision.points = candidates[0].score;
  const Softmax softmax = softmax_of_best(scores_of(candidates), pack.logit.places);
  decision.probability = softmax.probability;
  if (candidates.size() > 1) {
    decision.runner_up = candidates[1].type;
    decision.runner_up_points = candidates[1].score;
    decision.margin = softmax.margin;
  }
  return decision;
}

std::vector<std::optional<std::int32_t>> probabilities(const ClusterPack& pack,
                                                       const Assessment& assessment) {
  std::vector<std::optional<std::int32_t>> result(pack.clusters.size());
  if (unusable(pack, assessment)) return result;
  const Within within = decided_within(pack, assessment);
  const auto candidates = candidates_of(pack, assessment, within);
  if (candidates.empty()) return result;
  const auto scores = scores_of(candidates);
  for (std::size_t at = 0; at < pack.clusters.size(); ++at) {
    const Cluster& type = pack.clusters[at];
    if (pack.is_page(type) && is_within(type, within)) result[at] = 0;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    result[static_cast<std::size_t>(candidates[i].type)] =
        probability_of(scores, i, pack.logit.places);
  }
  return result;
}

std::optional<int> answer_code(std::size_t item, Rating rating) {
  constexpr int codes_an_item = 5;
  if (rating == not_known) return std::nullopt;
  return codes_an_item * static_cast<int>(item) + rating + 1;
}

}  // namespace pbr
