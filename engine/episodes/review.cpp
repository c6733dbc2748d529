#include "episodes/review.hpp"

namespace pbr {
namespace {

Date last_assessed(const Episode& episode, const CareRecord& care,
                   std::span<const Allocation> allocations, const ClusterPack& pack) {
  Date latest = episode.started;
  for (std::size_t i = 0; i < care.assessments.size(); ++i) {
    const Assessment& assessment = *care.assessments[i];
    if (assessment.provider != episode.provider) continue;
    if (allocations[i].cluster == pack.unusable) continue;
    const Date day = assessment.date.value();
    if (day > latest && day < episode.period.end) latest = day;
  }
  return latest;
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
  const Cluster* cluster = terms.clusters->find(episode.cluster);
  if (cluster == nullptr) return;
  episode.review_due =
      review_due(last_assessed(episode, care, allocations, *terms.clusters), *cluster);
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
