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

#include <map>
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

/// The official counts as sums: numerator, denominator by indicator, level, code and cluster.
struct IndicatorKey {
  std::string indicator;  ///< ACC33, ACC36, ACC37, ACC54, ACC62, AMH03e, AMH14e, AMH17e, 1H, 1F
  std::string level;      ///< England, provider, commissioner
  std::string code;       ///< of the provider or commissioner
  std::string cluster;    ///< or "" for all
  friend auto operator<=>(const IndicatorKey&, const IndicatorKey&) = default;
};
struct IndicatorCount {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;  ///< 0 for plain counts (ACC33, ACC36, ACC54, AMH..)
  friend bool operator==(const IndicatorCount&, const IndicatorCount&) = default;
};
using Indicators = std::map<IndicatorKey, IndicatorCount>;

/// Adds one person to the official counts of facts/england-mhsds: ACC33 people in a cluster at the
/// period's end (01-08, 10-21 and 00), ACC36 of these within review, ACC37 = 100 x ACC36 / ACC33,
/// ACC54 of the ACC33 people the settled, ACC62 = 100 x ACC54 / ACC33; AMH03e people 18-69 with a
/// referral open at the period's end, AMH14e settled, AMH17e employed, 1H and 1F their shares.
/// England counts a person once, by the spell started last; providers and commissioners count a
/// person once each, a provider by the statuses it recorded itself, the others by any provider's.
/// Of spells started on one day the later in the list counts. The code of England is "", that of a
/// commissioner who is not known likewise.
void add_indicators(const CareRecord& care, std::span<const Episode> episodes, Period period,
                    Indicators& sums);
void merge(Indicators& into, const Indicators& from);

}  // namespace pbr
