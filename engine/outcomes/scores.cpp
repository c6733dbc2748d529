#include "outcomes/scores.hpp"

namespace pbr {
namespace {

// The day an episode ended belongs to it here: the assessment on the day a cluster changes closes
// one episode and opens the next. An end after the reporting period is not known to it.
Date closing_day(const Episode& episode) {
  const bool closed = episode.ended && *episode.ended <= episode.period.end;
  return closed ? *episode.ended : episode.period.last_day();
}

bool valid(const Measure& measure, Rate score) {
  return measure.lowest <= score && score <= measure.highest;
}

// The later of two rows on one day counts; records come by date, then by row.
void append(std::vector<DatedScore>& scores, Date date, Rate score) {
  if (!scores.empty() && scores.back().date == date) {
    scores.back().score = score;
  } else {
    scores.push_back({date, score});
  }
}

bool of_referral(const MeasureScore& score, const Episode& episode) {
  return score.referral.empty() || episode.referral.empty() || score.referral == episode.referral;
}

std::vector<DatedScore> totals_in(const CareRecord& care, const Episode& episode,
                                  const Measure& measure, Period window) {
  std::vector<DatedScore> scores;
  for (const Assessment* assessment : care.assessments) {
    if (assessment->provider != episode.provider || !assessment->date) continue;
    if (!window.contains(*assessment->date)) continue;
    const auto total = item_total(measure, *assessment);
    if (total && valid(measure, *total)) append(scores, *assessment->date, *total);
  }
  return scores;
}

}  // namespace

std::optional<Rate> item_total(const Measure& measure, const Assessment& assessment) {
  if (assessment.unusable != Unusable::no) return std::nullopt;
  std::int64_t sum = 0;
  std::size_t known = 0;
  for (const std::size_t item : measure.items) {
    const Rating rating = assessment.ratings.at(item);
    if (rating == not_known) continue;
    sum += rating;
    ++known;
  }
  if (known == 0 || measure.items.size() - known > measure.most_missing) return std::nullopt;
  // Unknown items are taken as the mean of the known ones.
  return Rate{sum * static_cast<std::int64_t>(measure.items.size()),
              static_cast<std::int64_t>(known)};
}

std::vector<DatedScore> scores_in(const CareRecord& care, const Episode& episode,
                                  const Measure& measure) {
  const auto window = Period::inclusive(episode.started, closing_day(episode));
  if (measure.kind == MeasureKind::item_total) return totals_in(care, episode, measure, window);
  std::vector<DatedScore> scores;
  for (const MeasureScore* score : care.measures) {
    if (score->measure != measure.id || score->provider != episode.provider) continue;
    if (!of_referral(*score, episode) || !window.contains(score->date)) continue;
    if (valid(measure, score->score)) append(scores, score->date, score->score);
  }
  return scores;
}

}  // namespace pbr
