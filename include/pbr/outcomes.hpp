// Measures paired around an episode, and who lives in a settled home or has work.
//
// Pairing rule `first-last`: the first and the last valid score dated from the day the episode
// started to the day it ended (the period's last day where it is open), both included: the
// assessment on the day a cluster changes closes one episode and opens the next. Two scores on one
// day: the later row counts. One date only: not paired.
// Change is before minus after where lower is better and after minus before where higher is
// better, so that a positive change is always an improvement; in outcomes.csv likewise.
// Scores outside the measure's range are not valid. A score of the measures table counts for the
// episode's provider and, where both name one, its referral. An item total with unknown items is
// known sum x items / known items, exactly; with more unknown than the measure allows, or from an
// unusable assessment, there is none.
// Improved and deteriorated need the measure's reliable change; a measure without one has
// not_paired and no_change only. At the cut-off counts as good where higher is better (25 of
// ReQoL-10) and as a case where lower is better (10 of PHQ-9).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/episodes.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

enum class OutcomeCategory : std::uint8_t { not_paired, no_change, improved, deteriorated };
[[nodiscard]] std::string_view to_text(OutcomeCategory category);

/// One measure over one episode. Status measures make no Outcome; see InclusionStatus.
struct Outcome {
  std::size_t episode = 0;  ///< index into the person's episodes
  const Measure* measure = nullptr;
  std::optional<Date> before_date, after_date;
  std::optional<Rate> before, after;
  std::optional<Rate> change;  ///< positive = better
  OutcomeCategory category = OutcomeCategory::not_paired;
  /// On the bad side of the cut-off before; only such pairs can recover.
  bool case_before = false;
  /// Printed empty where not paired.
  bool recovered = false;  ///< reliable recovery: reliably improved and now on the good side
};

/// For every episode and every measure that is not a status, one Outcome, by episode then measure.
[[nodiscard]] std::vector<Outcome> outcomes_of(const CareRecord& care,
                                               std::span<const Episode> episodes,
                                               std::span<const Measure* const> measures);

/// The official rule for several measures of one episode: improved where at least one improves and
/// none deteriorates; deteriorated where any does; not_paired where none is paired.
[[nodiscard]] OutcomeCategory combined(std::span<const Outcome> outcomes_of_one_episode);

/// A person's latest status on one status measure at one provider.
struct InclusionStatus {
  const Measure* measure = nullptr;
  bool counted = false;  ///< of the ages counted at the period's end; unknown age is not counted
  std::optional<bool>
      yes;  ///< nothing where no status is recorded in time: stays in the denominator
};

/// One entry for each status measure, from statuses dated in
/// [last day - status_months + 1 day, last day] at that provider.
[[nodiscard]] std::vector<InclusionStatus> inclusion_of(const CareRecord& care,
                                                        const ProviderId& provider,
                                                        std::span<const Measure* const> measures,
                                                        Period period);

}  // namespace pbr
