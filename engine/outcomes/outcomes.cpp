#include "pbr/outcomes.hpp"

#include <algorithm>
#include <array>

#include "outcomes/scores.hpp"

namespace pbr {
namespace {

constexpr std::array<std::string_view, 4> category_names{"not_paired", "no_change", "improved",
                                                         "deteriorated"};

OutcomeCategory categorise(const Measure& measure, Rate change) {
  if (!measure.reliable_change) return OutcomeCategory::no_change;
  const Rate threshold = *measure.reliable_change;
  const Rate none;
  if (change > none && change >= threshold) return OutcomeCategory::improved;
  if (change < none && none - change >= threshold) return OutcomeCategory::deteriorated;
  return OutcomeCategory::no_change;
}

// At the cut-off counts as good where higher is better (ReQoL-10 of 25) and as a case where lower
// is better (PHQ-9 of 10).
bool good_side(const Measure& measure, Rate score) {
  return measure.higher_is_better ? score >= *measure.cut_off : score < *measure.cut_off;
}

void judge_pair(Outcome& outcome) {
  const Measure& measure = *outcome.measure;
  outcome.change = measure.higher_is_better ? *outcome.after - *outcome.before
                                            : *outcome.before - *outcome.after;
  outcome.category = categorise(measure, *outcome.change);
  if (!measure.cut_off) return;
  outcome.case_before = !good_side(measure, *outcome.before);
  outcome.recovered = outcome.case_before && outcome.category == OutcomeCategory::improved &&
                      good_side(measure, *outcome.after);
}

Outcome outcome_of(const CareRecord& care, const Episode& episode, const Measure& measure) {
  Outcome outcome;
  outcome.measure = &measure;
  const auto scores = scores_in(care, episode, measure);
  if (scores.empty()) return outcome;
  outcome.before_date = scores.front().date;
  outcome.before = scores.front().score;
  if (scores.size() == 1) return outcome;
  outcome.after_date = scores.back().date;
  outcome.after = scores.back().score;
  judge_pair(outcome);
  return outcome;
}

}  // namespace

std::string_view to_text(OutcomeCategory category) {
  return category_names.at(static_cast<std::size_t>(category));
}

std::vector<Outcome> outcomes_of(const CareRecord& care, std::span<const Episode> episodes,
                                 std::span<const Measure* const> measures) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(episodes.size() * measures.size());
  for (std::size_t e = 0; e < episodes.size(); ++e) {
    for (const Measure* measure : measures) {
      if (measure->kind == MeasureKind::status) continue;
      outcomes.push_back(outcome_of(care, episodes[e], *measure));
      outcomes.back().episode = e;
    }
  }
  return outcomes;
}

OutcomeCategory combined(std::span<const Outcome> outcomes_of_one_episode) {
  const auto any = [&](OutcomeCategory category) {
    return std::any_of(outcomes_of_one_episode.begin(), outcomes_of_one_episode.end(),
                       [&](const Outcome& outcome) { return outcome.category == category; });
  };
  for (const auto category :
       {OutcomeCategory::deteriorated, OutcomeCategory::improved, OutcomeCategory::no_change}) {
    if (any(category)) return category;
  }
  return OutcomeCategory::not_paired;
}

}  // namespace pbr
