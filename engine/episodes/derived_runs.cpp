#include <algorithm>
#include <utility>

#include "episodes/cluster_run.hpp"
#include "episodes/death.hpp"
#include "episodes/referral.hpp"

namespace pbr {
namespace {

// What the assessments of one day say.
struct Event {
  Date date;
  Row row = 0;
  ClusterCode cluster;
  bool usable = false;
  bool discharge = false;
};

// Of several assessments on one day the last that says something counts: one that could not be
// used says nothing beside another.
std::vector<Event> events_at(const CareRecord& care, std::span<const Allocation> allocations,
                             const ProviderId& provider, const ClusterPack& pack) {
  std::vector<Event> events;
  for (std::size_t i = 0; i < care.assessments.size(); ++i) {
    const Assessment& assessment = *care.assessments[i];
    if (assessment.provider != provider) continue;
    Event event{.date = assessment.date.value(),
                .row = assessment.row,
                .cluster = allocations[i].cluster,
                .usable = allocations[i].cluster != pack.unusable,
                .discharge = assessment.reason == AssessmentReason::discharge};
    if (events.empty() || events.back().date != event.date) {
      events.push_back(std::move(event));
    } else if (event.usable || event.discharge) {
      events.back() = std::move(event);
    }
  }
  return events;
}

class TimeLine {
 public:
  TimeLine(const CareRecord& care, const ProviderId& provider) : care_(care), provider_(provider) {}

  void take(const Event& event) {
    if (open_ && closes_ && *closes_ <= event.date) end_on(*closes_);
    if (event.discharge) {
      if (open_) end_on(event.date);
      return;
    }
    if (open_ && (!event.usable || event.cluster == open_->cluster)) return;
    if (open_) end_on(event.date);
    start(event);
  }

  [[nodiscard]] ClusterRuns finish() && {
    if (open_ && closes_) end_on(*closes_);
    if (open_) runs_.push_back(*std::move(open_));
    return std::move(runs_);
  }

 private:
  void start(const Event& event) {
    const Referral* referral = referral_on(care_, provider_, event.date);
    open_ = ClusterRun{.cluster = event.cluster,
                       .referral = referral == nullptr ? ReferralId{} : referral->referral,
                       .start = event.date,
                       .end = std::nullopt,
                       .recorded = false,
                       .row = event.row};
    closes_ = referral == nullptr ? std::nullopt : referral->closed;
  }

  void end_on(Date day) {
    open_->end = day;
    if (open_->start < day) runs_.push_back(*std::move(open_));
    open_.reset();
  }

  const CareRecord& care_;
  const ProviderId& provider_;
  ClusterRuns runs_;
  std::optional<ClusterRun> open_;
  std::optional<Date> closes_;  // when the referral of the open run closes
};

}  // namespace

ClusterRuns derived_runs(const CareRecord& care, std::span<const Allocation> allocations,
                         const ProviderId& provider, const ClusterPack& pack) {
  TimeLine line(care, provider);
  for (const Event& event : events_at(care, allocations, provider, pack)) line.take(event);
  ClusterRuns runs = std::move(line).finish();
  const auto death = death_of(care);
  if (!death) return runs;
  for (ClusterRun& run : runs) {
    if (outlasts(run, *death)) run.end = death;
  }
  runs.erase(std::remove_if(runs.begin(), runs.end(),
                            [](const ClusterRun& run) { return !outlasts(run, run.start); }),
             runs.end());
  return runs;
}

}  // namespace pbr
