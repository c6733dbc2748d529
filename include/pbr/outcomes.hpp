// Measures paired around an episode, and who lives in a settled home or has work.
//
// Which two scores make a pair is the measure's pairing rule (pbr/pairing.hpp). Valid scores are
// those inside the measure's range that are no code for not known; of two on one day the later row
// counts. A score of the measures table counts for the episode's provider and, where both name one,
// its referral. An item total with unknown items is known sum x items / known items, exactly; with
// more unknown than the measure allows, or from an unusable assessment, there is none. A composite
// is put together of its parts' scores of one day in the same way.
//
//   first_last   Of each episode: the first and the last valid score dated from the day it started
//                to the day it ended (the period's last day where it is open), both included: the
//                assessment on the day a cluster changes closes one episode and opens the next. One
//                date only: not paired.
//   cquin and    Of a period of care, which is the referral at that provider; where an episode
//   window       names none that the referrals table has, the run of such episodes of the provider,
//                of one referral id, of which each begins on or before the day the one before it
//                ended. The outcome belongs to the last of its episodes; the others have no Outcome
//                for the measure, nor has a referral that cquin does not look at. Sessions and
//                contacts are those attended at the provider, of the referral or, where one or the
//                other names none, inside the period. Nothing after the reporting period counts.
//
// Settings, where like ones are paired: what the assessment says of itself (community, in_patient,
// in-patient, inpatient); else in hospital from the first to the last day of a stay of the
// provider, the day of discharge included.
//
// Change is before minus after where lower is better and after minus before where higher is
// better, so that a positive change is always an improvement; in outcomes.csv likewise.
// Improved and deteriorated need the measure's reliable change (pbr/reliable_change.hpp) or, of
// kind item, its levels; a measure without has not_paired and no_change only. At the cut-off counts
// as good where higher is better (25 of ReQoL-10) and as a case where lower is better (10 of
// PHQ-9).
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

/// For every episode and every measure that is not a status and has its outcome there, one Outcome,
/// by episode then measure. `last_day`: of the reporting period, for cquin and window; without it
/// the latest day of the episodes. Parts of composites are looked up among the measures.
[[nodiscard]] std::vector<Outcome> outcomes_of(const CareRecord& care,
                                               std::span<const Episode> episodes,
                                               std::span<const Measure* const> measures,
                                               std::optional<Date> last_day = {});

/// The official rule for several measures of one episode: improved where at least one improves and
/// none deteriorates; deteriorated where any does; not_paired where none is paired. Measures that
/// are a part of another are left out.
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
