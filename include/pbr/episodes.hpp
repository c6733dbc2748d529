// Allocations and recorded spells on a person's time line: cluster episodes.
//
// Words in `code` are keys and values of the episodes pack (pbr/episode_rules.hpp); without a pack
// the value called "built in" holds. Records are worked in this order: rules 2, 4, 9, 5, 3, 5
// again, 10, 11, and on what is left 6 to 8 and 12 to 15.
//
// Rules (each tested by name in tests/episodes):
//   1. Days are midnights. A spell counts its first day and not the day it ends; so does a stay.
//   2. Recorded spells count where the person has any at that provider; else episodes are derived
//      from the assessments: each allocation opens an episode that lasts until the next allocation
//      at that provider to another cluster, the closing of the referral, or the period's end. An
//      assessment that confirms the cluster, or could not be used while a cluster is running,
//      opens nothing.
//      Of several assessments on one day the last usable one counts. One with the reason
//      `discharge`, usable or not, closes the running episode on its date and opens nothing. The
//      referral is, of those open at the provider on the day, the one received last; it is still
//      open on the day it closes.
//   3. Of two spells that overlap at one provider (EP001), by `overlap`:
//      `later_start` (built in): the later start counts from its start and the earlier does not
//      come back after it; with the same start the later row counts.
//      `earlier_stays`: spells are taken by start, then row; each starts on the latest day on which
//      one before it ends, where that is later than its own start, and has no day where one before
//      it has no end.
//      `higher_need`: each day belongs to the spell with the higher `need` of its cluster, a code
//      that is no cluster of the pack having the least; of equals to the later start, then the
//      later row. A spell may come back after another, and is then several episodes.
//   4. A spell that outlasts its referral (of its id, at its provider) ends when that closes
//      (EP002).
//   5. A spell with no days after these rules makes no episode and is a finding (EP003); it cuts
//      no other spell, so rules 4 and 9 are applied before rule 3.
//   6. Days, admitted days and lines count only inside the reporting period; episodes that do not
//      touch it are left out.
//   7. A review is due the cluster's interval after the latest assessment at that provider dated
//      from the episode's start to its last day in the period (the start itself where there is
//      none; an assessment that could not be used is no review). An episode
//      open at the period's end is within review where the due date lies strictly after the
//      period's last day, else overdue; a closed one has no review status. One that ends on the
//      day after the period's last day was open on it. Overdue days run from the due date to the
//      period's last day, both counted.
//   8. Transition: `discharge` for the last episode of a person at a provider where it ends inside
//      the period and nothing follows it before the period's end; else how the person came to it:
//      `initial` without an earlier episode in the same referral, `same`, or by the clusters'
//      `need` step_up, step_down, sideways (also from and to days that are not clustered).
//   9. Nothing goes on after the person's death: spells, derived episodes and stays end on the day
//      of death, which counts as little as a day of discharge. A recorded spell or stay that goes
//      on after it, or has no end, is a finding (EP006).
//  10. A gap lies between two runs of days that follow one another at a provider and name the same
//      referral; each is a finding (EP005). `gap: leave` (built in): nobody has its days. `bridge`:
//      a gap of at most `days` days is filled by the run before it. A bridge is known only once
//      the later run is recorded, which may be after the reporting period.
//  11. Days of two providers at once are a finding (EP004) for each pair of runs, with the number
//      of days inside the reporting period. `between_providers: side_by_side` (built in): both
//      have them. `later_start`, `higher_need`: rule 3 over the runs of all providers; of equals to
//      the provider whose id is greater.
//  12. `re_referral`: a referral received at most `within_days` days (0, built in: never) after the
//      referral at that provider that closed last, on or before that day, continues it, where that
//      was received before it; of several closed that day the one received last, then of the
//      greater id. The first episode of a referral that continues another is not `initial`: the
//      episode before it is the latest earlier one of the continued referral, or, where that has
//      none, of the one that it continues in turn.
//  13. Reviews of an episode are the days in its part of the period, after its start, with a usable
//      assessment at its provider. Each was due the cluster's interval after the review before it
//      (before the period too), or the episode's start; without an interval there are no reviews.
//      A review is late after the day it was due, and early more than `early_days` days before it
//      (built in: never).
//  14. What ended an episode is the first of these that happened on the day it ended: `death`;
//      `referral_closed`; `next_cluster`, another run of the provider begins (of any provider where
//      rule 11 decides); `discharge`, an assessment for that reason at the provider; `recorded`,
//      the spell says so. A derived episode with none of them was cut by an assessment whose own
//      episode has no day: next_cluster.
//  15. `revert`: where the person was in one of its clusters before a stay (the day before it, else
//      its first day) and another cluster has a day from the stay's first to the day it ends,
//      both counted, the provider's first episode that starts on or after the day the stay ends
//      is `reverted`, in that cluster again, or `not_reverted`, in another. Of several stays
//      the latest says so. Days that are not clustered are passed over. Overlapping and touching
//      stays are one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/episode_rules.hpp"
#include "pbr/intake.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

enum class ReviewStatus : std::uint8_t { none, within, overdue };
enum class Transition : std::uint8_t { initial, step_up, step_down, sideways, same, discharge };
enum class ReviewTiming : std::uint8_t { early, in_time, late };
enum class EndedBy : std::uint8_t {
  open,
  next_cluster,
  discharge,
  referral_closed,
  death,
  recorded
};
enum class Revert : std::uint8_t { none, reverted, not_reverted };
/// As episodes.csv writes them; "" for EndedBy::open and Revert::none.
[[nodiscard]] std::string_view to_text(ReviewStatus status);
[[nodiscard]] std::string_view to_text(Transition transition);
[[nodiscard]] std::string_view to_text(ReviewTiming timing);
[[nodiscard]] std::string_view to_text(EndedBy cause);
[[nodiscard]] std::string_view to_text(Revert revert);

/// A review of an episode (rule 13).
struct Review {
  Date date;
  Date due;  ///< the day it was due
  ReviewTiming timing = ReviewTiming::in_time;
  /// Days before it was due; negative: after.
  [[nodiscard]] int days_early() const { return due - date; }
};

struct Episode {
  EpisodeId id;  ///< the person's id, "-", a running number from 1 in the order of the episodes
  PersonId person;
  ProviderId provider;
  CommissionerId commissioner;  ///< the referral's, else the person's, else empty
  ReferralId referral;
  ClusterCode cluster;
  Date started;               ///< may lie before the reporting period
  std::optional<Date> ended;  ///< the day it ended (not counted); empty: open at the period's end
  Period period;              ///< the part inside the reporting period
  int days = 0;               ///< of `period`
  std::vector<Period> admitted;  ///< stays inside `period`, merged, in order
  int admitted_days = 0;
  std::optional<Date> review_due;
  ReviewStatus review_status = ReviewStatus::none;
  Transition transition = Transition::initial;
  TransitionStatus transition_status = TransitionStatus::unlisted;
  /// The cluster before in the same referral, or one that it continues; "" for the first.
  std::string from_cluster;
  bool recorded = true;  ///< from a recorded spell, not derived from assessments
  EndedBy ended_by = EndedBy::open;
  Revert revert = Revert::none;
  int overdue_days = 0;         ///< 1 where the review was due on the period's last day
  std::vector<Review> reviews;  ///< inside `period`, by date
  Date reviewed_before;         ///< the latest review before `period`, else `started`
  /// Ended on the day after the last day of `period`: not open any more then, and without a day
  /// later.
  bool ended_with_period = false;
};

/// How many reviews of an episode have that timing.
[[nodiscard]] std::int64_t reviews_of(const Episode& episode, ReviewTiming timing);

/// What the episodes of one person are made with.
struct EpisodeTerms {
  Period period;  ///< the reporting period
  const ClusterPack* clusters = nullptr;
  const EpisodeRules* rules = nullptr;  ///< null: the rules built in
};

/// The episodes of one person, ordered by start, provider. `allocations[i]` belongs to
/// `care.assessments[i]`. Findings get what rules 3 to 5 and 9
/// changed, and what rules 10 and 11 noticed.
[[nodiscard]] std::vector<Episode> episodes_of(const CareRecord& care,
                                               std::span<const Allocation> allocations,
                                               const EpisodeTerms& terms, Findings& findings);

/// Assessed plus the cluster's interval; nothing where the cluster has none.
[[nodiscard]] std::optional<Date> review_due(Date assessed, const Cluster& cluster);

}  // namespace pbr
