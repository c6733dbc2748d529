#include "episodes/review.hpp"

namespace pbr {
namespace {

// By date, once a day; those before the reporting period too, because review periods begin there.
std::vector<Review> reviews_inside(const Episode& episode, const CareRecord& care,
                                   std::span<const Allocation> allocations,
                                   const ClusterPack& pack) {
  std::vector<Review> reviews;
  Date latest = episode.started;
  for (std::size_t i = 0; i < care.assessments.size(); ++i) {
    const Assessment& assessment = *care.assessments[i];
    if (assessment.provider != episode.provider) continue;
    if (allocations[i].cluster == pack.unusable) continue;
    const Date day = assessment.date.value();
    if (day <= latest || day >= episode.period.end) continue;
    reviews.push_back({day});
    latest = day;
  }
  return reviews;
}

}  // namespace

std::optional<Date> review_due(Date assessed, const Cluster& cluster) {
  if (cluster.review.months > 0) {
    return add_months(assessed, cluster.review.months, MonthEnd::clip);
  }
  if (cluster.review.days > 0) return assessed + cluster.review.days;
  return std::nullopt;
}

void set_review(Episode& episode, const CareRecord& care, std::span<const Allocation> allocations,
                const EpisodeTerms& terms) {
  episode.reviews = reviews_inside(episode, care, allocations, *terms.clusters);
  const Cluster* cluster = terms.clusters->find(episode.cluster);
  if (cluster == nullptr) return;
  const Date latest = episode.reviews.empty() ? episode.started : episode.reviews.back().date;
  episode.review_due = review_due(latest, *cluster);
  if (!episode.review_due || episode.ended) return;
  episode.review_status =
      *episode.review_due > terms.period.last_day() ? ReviewStatus::within : ReviewStatus::overdue;
}

std::string_view to_text(ReviewStatus status) {
  switch (status) {
    case ReviewStatus::none:
      return "none";
    case ReviewStatus::within:
      return "within";
    case ReviewStatus::overdue:
      return "overdue";
  }
  throw InternalError("no such review status");
}

}  // namespace pbr
