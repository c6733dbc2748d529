#include "outcomes/scores.hpp"

#include <algorithm>

#include "outcomes/settings.hpp"

namespace pbr {
namespace {

// The day an episode ended belongs to it here: the assessment on the day a cluster changes closes
// one episode and opens the next. An end after the reporting period is not known to it.
Date closing_day(const Episode& episode) {
  const bool closed = episode.ended && *episode.ended <= episode.period.end;
  return closed ? *episode.ended : episode.period.last_day();
}

bool valid(const Measure& measure, Rate score) {
  if (score < measure.lowest || measure.highest < score) return false;
  const auto& codes = measure.not_known;
  return std::find(codes.begin(), codes.end(), score) == codes.end();
}

bool in_window(const ScoreSource& source, Date date) {
  return !source.window || source.window->contains(date);
}

bool counts(const MeasureScore& score, const ScoreSource& source) {
  return score.provider == source.provider && in_window(source, score.date) &&
         (score.referral.empty() || source.referral.empty() || score.referral == source.referral);
}

// Every valid score of a measure, to `add(date, score, assessment or null)`: by date, then by row.
template <class Add>
class Visit {
 public:
  Visit(const CareRecord& care, const Measure& measure, const ScoreSource& source, Add& add)
      : care_(care), measure_(measure), source_(source), add_(add) {}

  void run() {
    switch (measure_.kind) {
      case MeasureKind::item_total:
      case MeasureKind::item:
        return assessments();
      case MeasureKind::score:
        return scores();
      case MeasureKind::composite:
        return composites();
      case MeasureKind::status:
        return;
    }
  }

 private:
  void assessments() {
    for (const Assessment* assessment : care_.assessments) {
      if (assessment->provider != source_.provider || !assessment->date) continue;
      if (!in_window(source_, *assessment->date)) continue;
      const auto total = item_total(measure_, *assessment);
      if (total && valid(measure_, *total)) add_(*assessment->date, *total, assessment);
    }
  }

  void scores() {
    for (const MeasureScore* score : care_.measures) {
      if (score->measure != measure_.id || !counts(*score, source_)) continue;
      if (valid(measure_, score->score)) add_(score->date, score->score, nullptr);
    }
  }

  struct Part {
    const Measure* measure = nullptr;
    std::optional<Rate> score;
  };

  // The parts' scores of one day after the other.
  void composites() {
    std::vector<Part> parts;
    std::optional<Date> day;
    for (const MeasureScore* score : care_.measures) {
      const auto part = std::find(measure_.parts.begin(), measure_.parts.end(), score->measure);
      if (part == measure_.parts.end() || !counts(*score, source_)) continue;
      if (parts.empty()) parts = find_parts();
      if (day && *day != score->date) put_together(*day, parts);
      day = score->date;
      Part& known = parts[static_cast<std::size_t>(part - measure_.parts.begin())];
      if (known.measure == nullptr || valid(*known.measure, score->score)) {
        known.score = score->score;
      }
    }
    if (day) put_together(*day, parts);
  }

  [[nodiscard]] std::vector<Part> find_parts() const {
    std::vector<Part> parts(measure_.parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& all = source_.measures;
      const auto found = std::find_if(
          all.begin(), all.end(), [&](const Measure* one) { return one->id == measure_.parts[i]; });
      if (found != all.end()) parts[i].measure = *found;
    }
    return parts;
  }

  void put_together(Date day, std::vector<Part>& parts) {
    Rate sum;
    std::int64_t known = 0;
    for (Part& part : parts) {
      if (!part.score) continue;
      sum = sum + *part.score;
      ++known;
      part.score.reset();
    }
    const auto count = static_cast<std::int64_t>(parts.size());
    if (known == 0 || count - known > static_cast<std::int64_t>(measure_.most_missing)) return;
    const Rate whole = sum * Rate{measure_.mean ? 1 : count, known};
    if (valid(measure_, whole)) add_(day, whole, nullptr);
  }

  const CareRecord& care_;
  const Measure& measure_;
  const ScoreSource& source_;
  Add& add_;
};

template <class Add>
void visit(const CareRecord& care, const Measure& measure, const ScoreSource& source, Add add) {
  Visit<Add>(care, measure, source, add).run();
}

// Where a score was taken, where anybody asks: the assessment says so itself, or a stay does.
Setting taken_in(const CareRecord& care, const Measure& measure, const ScoreSource& source,
                 Date date, const Assessment* assessment) {
  if (!measure.pairing.like_settings) return Setting::unknown;
  if (assessment != nullptr) {
    if (const auto said = setting_of(assessment->setting)) return *said;
  }
  return setting_on(care, source.provider, date);
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

ScoreSource source_of(const Episode& episode, std::span<const Measure* const> measures) {
  return {episode.provider, episode.referral,
          Period::inclusive(episode.started, closing_day(episode)), measures};
}

std::vector<DatedScore> scores_of(const CareRecord& care, const Measure& measure,
                                  const ScoreSource& source) {
  std::vector<DatedScore> scores;
  visit(care, measure, source, [&](Date date, Rate score, const Assessment* assessment) {
    const DatedScore one{date, score, taken_in(care, measure, source, date, assessment)};
    if (!scores.empty() && scores.back().date == date) {
      scores.back() = one;
    } else {
      scores.push_back(one);
    }
  });
  return scores;
}

std::vector<DatedScore> scores_in(const CareRecord& care, const Episode& episode,
                                  const Measure& measure) {
  return scores_of(care, measure, source_of(episode));
}

FirstAndLast first_and_last_of(const CareRecord& care, const Measure& measure,
                               const ScoreSource& source) {
  FirstAndLast found;
  visit(care, measure, source, [&](Date date, Rate score, const Assessment*) {
    found.last = DatedScore{date, score};
    if (!found.first || found.first->date == date) found.first = found.last;
  });
  return found;
}

}  // namespace pbr
