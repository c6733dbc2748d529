#include "tariff/review_periods.hpp"

#include <algorithm>

namespace pbr {

std::vector<ReviewPeriod> review_periods(const Episode& episode, const ReviewPeriodTerms& terms,
                                         const ClusterPack& clusters) {
  std::vector<ReviewPeriod> periods;
  const Cluster* cluster = clusters.find(episode.cluster);
  if (cluster == nullptr) return periods;
  auto review = episode.reviews.begin();
  // A review begins a period whatever was before it, so that the reviews before the last one do not
  // matter.
  const Date from = terms.begins_at_review ? episode.reviewed_before : episode.started;
  for (Date first = from; first < episode.period.end;) {
    const auto due = review_due(first, *cluster);
    if (!due) break;
    Date next = *due;
    if (terms.begins_at_review) {
      while (review != episode.reviews.end() && review->date <= first) ++review;
      if (review != episode.reviews.end()) next = std::min(next, review->date);
    }
    periods.push_back({{first, std::min(next, episode.period.end)}, *due - first});
    first = next;
  }
  return periods;
}

}  // namespace pbr
