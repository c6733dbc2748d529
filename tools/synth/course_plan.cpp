// Which clusters a course of care passes through, and for how long.
#include <algorithm>

#include "course.hpp"

namespace pbr::synth {
namespace {

// Days from the later of start and first day of the year. Fitted, with the cut at the year's end,
// to the published mean, median and deviation of days in cluster; see calibration.cpp.
const Quantiles& spell_days() {
  static const Quantiles days{{0, 3},     {100, 20},  {250, 46},  {500, 100},
                              {750, 185}, {900, 280}, {960, 350}, {1000, 480}};
  return days;
}

const Quantiles& days_before_the_year() {
  static const Quantiles days{{0, 1}, {300, 45}, {600, 130}, {850, 240}, {1000, 360}};
  return days;
}

int weight(TransitionStatus status) {
  switch (status) {
    case TransitionStatus::likely:
      return 60;
    case TransitionStatus::possible:
      return 25;
    case TransitionStatus::rare:
      return 3;
    case TransitionStatus::unlisted:
      return 0;
  }
  return 0;
}

// Where the pack's transitions lead from a cluster; it stays where they lead nowhere else.
const Cluster* next_cluster(const ClusterPack& pack, const Cluster* from, Random& random) {
  std::vector<const Cluster*> to;
  std::vector<int> weights;
  for (const Cluster& cluster : pack.clusters) {
    const auto found = pack.transitions.find({from->code.text(), cluster.code.text()});
    if (&cluster == from || found == pack.transitions.end() || weight(found->second) == 0) continue;
    to.push_back(&cluster);
    weights.push_back(weight(found->second));
  }
  return to.empty() ? from : to[random.pick(weights)];
}

}  // namespace

Date day_in(Period period, Random& random) {
  return period.first + random.between(0, std::max(0, period.days() - 1));
}

CoursePlan plan_course(const CourseTerms& terms, Random& random) {
  const Period year = reporting_year();
  const int spells = 1 + static_cast<int>(random.pick({640, 240, 90, 30}));
  Date start =
      terms.ongoing ? year.first - days_before_the_year().draw(random) : day_in(year, random);
  const Cluster* cluster = terms.cluster;
  CoursePlan plan;
  for (int spell = 0; spell < spells; ++spell) {
    const Date from = std::max(start, year.first);
    const int stretch = terms_of(cluster->code.text()).days;
    const Date end = from + std::max(1, spell_days().draw(random) * stretch / 100);
    if (end >= year.end) {
      plan.push_back({cluster, start, std::nullopt, Period{from, year.end}});
      break;
    }
    plan.push_back({cluster, start, end, Period{from, end}});
    const Cluster* next = next_cluster(terms.packs->clusters, cluster, random);
    if (next == cluster) break;
    cluster = next;
    start = end;
  }
  return plan;
}

}  // namespace pbr::synth
