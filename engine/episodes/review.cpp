#include "episodes/review.hpp"

#include <algorithm>

namespace pbr {
namespace {

// Rule 13.
ReviewTiming timing_of(Date date, Date due, const EpisodeRules& rules) {
  if (date > due) return ReviewTiming::late;
  const bool early = rules.early_days && due - date > *rules.early_days;
  return early ? ReviewTiming::early : ReviewTiming::in_time;
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
                const RunTerms& terms) {
  const Cluster* cluster = terms.clusters.find(episode.cluster);
  if (cluster == nullptr) return;
  Date latest = episode.started;
  episode.reviewed_before = latest;
  episode.review_due = review_due(latest, *cluster);
  if (!episode.review_due) return;
  for (std::size_t i = 0; i < care.assessments.size(); ++i) {  // by date
    const Assessment& assessment = *care.assessments[i];
    if (assessment.provider != episode.provider) continue;
    if (allocations[i].cluster == terms.clusters.unusable) continue;
    const Date day = assessment.date.value();
    if (day <= latest || day >= episode.period.end) continue;
    const Date due = *episode.review_due;
    if (episode.period.contains(day)) {
      episode.reviews.push_back({day, due, timing_of(day, due, terms.rules)});
    } else {
      episode.reviewed_before = day;
    }
    latest = day;
    episode.review_due = review_due(latest, *cluster);
  }
  if (episode.ended) return;
  const bool within = *episode.review_due > terms.period.last_day();
  episode.review_status = within ? ReviewStatus::within : ReviewStatus::overdue;
  if (!within) episode.overdue_days = terms.period.end - *episode.review_due;
}

std::int64_t reviews_of(const Episode& episode, ReviewTiming timing) {
  return std::count_if(episode.reviews.begin(), episode.reviews.end(),
                       [&](const Review& review) { return review.timing == timing; });
}

std::string_view to_text(ReviewTiming timing) {
  switch (timing) {
    case ReviewTiming::early:
      return "early";
    case ReviewTiming::in_time:
      return "in_time";
    case ReviewTiming::late:
      return "late";
  }
  throw InternalError("no such review timing");
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
