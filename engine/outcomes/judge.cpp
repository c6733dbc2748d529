#include "outcomes/judge.hpp"

#include "pbr/reliable_change.hpp"

namespace pbr {
namespace {

OutcomeCategory categorise(const Measure& measure, Rate change) {
  if (change == Rate{} || !is_reliable(measure, change)) return OutcomeCategory::no_change;
  return change > Rate{} ? OutcomeCategory::improved : OutcomeCategory::deteriorated;
}

// The sign is stated once, here and in the header: the bad level before and the good one after is
// improved. A public package has these two the wrong way round.
OutcomeCategory categorise_levels(const Measure& measure, Rate before, Rate after) {
  const Rate high{measure.high_from};
  const auto bad = [&](Rate score) { return (score >= high) != measure.higher_is_better; };
  if (bad(before) == bad(after)) return OutcomeCategory::no_change;
  return bad(before) ? OutcomeCategory::improved : OutcomeCategory::deteriorated;
}

// At the cut-off counts as good where higher is better (ReQoL-10 of 25) and as a case where lower
// is better (PHQ-9 of 10).
bool good_side(const Measure& measure, Rate score) {
  return measure.higher_is_better ? score >= *measure.cut_off : score < *measure.cut_off;
}

}  // namespace

void judge_pair(Outcome& outcome) {
  const Measure& measure = *outcome.measure;
  const Rate before = *outcome.before, after = *outcome.after;
  outcome.change = measure.higher_is_better ? after - before : before - after;
  outcome.category = measure.kind == MeasureKind::item ? categorise_levels(measure, before, after)
                                                       : categorise(measure, *outcome.change);
  if (!measure.cut_off) return;
  outcome.case_before = !good_side(measure, before);
  outcome.recovered = outcome.case_before && outcome.category == OutcomeCategory::improved &&
                      good_side(measure, after);
}

}  // namespace pbr
