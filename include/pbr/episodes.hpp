// Allocations and recorded spells on a person's time line: cluster episodes.
//
// Rules (each tested by name in tests/episodes):
//   1. Days are midnights. A spell counts its first day and not the day it ends; so does a stay.
//   2. Recorded spells count where the person has any at that provider; else episodes are derived
//      from the assessments: each allocation opens an episode that lasts until the next allocation
//      at that provider to another cluster, the closing of the referral, or the period's end. An
//      assessment that confirms the cluster, or could not be used while a cluster is running,
//      opens nothing.
//      Of several assessments on one day the last usable one counts. One with the reason
//      `discharge`, usable or not, closes the running episode on its date and opens nothing. One
//      whose assessment_id is repeated opens and closes nothing. The referral is, of those open at
//      the provider on the day, the one received last; it is still open on the day it closes.
//   3. Of two spells that overlap at one provider the later start counts from its start (EP001)
//      and the earlier does not come back after it; with the same start the later row counts.
//   4. A spell that outlasts its referral (of its id, at its provider) ends when that closes
//      (EP002).
//   5. A spell with no days after these rules makes no episode and is a finding (EP003); it cuts
//      no other spell, so rule 4 is applied before rule 3.
//   6. Days, admitted days and lines count only inside the reporting period; episodes that do not
//      touch it are left out.
//   7. A review is due the cluster's interval after the latest assessment at that provider dated
//      from the episode's start to its last day in the period (the start itself where there is
//      none; an assessment that could not be used is no review). An episode
//      open at the period's end is within review where the due date lies strictly after the
//      period's last day, else overdue; a closed one has no review status. One that ends on the
//      day after the period's last day was open on it.
//   8. Transition: `discharge` for the last episode of a person at a provider where it ends inside
//      the period and nothing follows it before the period's end; else how the person came to it:
//      `initial` without an earlier episode in the same referral, `same`, or by the clusters'
//      `need` step_up, step_down, sideways (also from and to days that are not clustered).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/intake.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

enum class ReviewStatus : std::uint8_t { none, within, overdue };
enum class Transition : std::uint8_t { initial, step_up, step_down, sideways, same, discharge };
[[nodiscard]] std::string_view to_text(ReviewStatus status);
[[nodiscard]] std::string_view to_text(Transition transition);

/// A usable assessment inside an episode, after the day it started.
struct Review {
  Date date;
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
  std::string from_cluster;        ///< the cluster before in the same referral, "" for the first
  bool recorded = true;            ///< from a recorded spell, not derived from assessments
  std::vector<Review> reviews;     ///< in order
  bool ended_with_period = false;  ///< on the day after the period's last day: no longer open then
};

/// What the episodes of one person are made with.
struct EpisodeTerms {
  Period period;  ///< the reporting period
  const ClusterPack* clusters = nullptr;
};

/// The episodes of one person, ordered by start, provider. `allocations[i]` belongs to
/// `care.assessments[i]`. Findings get what rules 3 to 5 changed.
[[nodiscard]] std::vector<Episode> episodes_of(const CareRecord& care,
                                               std::span<const Allocation> allocations,
                                               const EpisodeTerms& terms, Findings& findings);

/// Assessed plus the cluster's interval; nothing where the cluster has none.
[[nodiscard]] std::optional<Date> review_due(Date assessed, const Cluster& cluster);

}  // namespace pbr
