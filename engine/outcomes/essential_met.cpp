#include "outcomes/essential_met.hpp"

#include "allocation/page.hpp"
#include "pbr/allocation.hpp"

namespace pbr {
namespace {

constexpr const char* id = "essential_met";

/// A new assignment in one month.
struct NewAssignment {
  const Assignment* assignment = nullptr;
  bool met = false;
};

bool is_inside(const Assessment& assessment, const Assignment& assignment) {
  return assessment.provider == assignment.provider && *assessment.date >= assignment.start &&
         (!assignment.end || *assessment.date < *assignment.end);
}

const Assessment* assessment_of(const CareRecord& care, const Assignment& assignment,
                                const ClusterPack& pack) {
  for (const Assessment* assessment : care.assessments) {
    if (is_inside(*assessment, assignment) && !unusable(pack, *assessment)) return assessment;
  }
  return nullptr;
}

bool is_met(const CareRecord& care, const Assignment& assignment, const Cluster& page,
            const ClusterPack& pack) {
  const Assessment* assessment = assessment_of(care, assignment, pack);
  return assessment != nullptr &&
         score_page(pack, page, *assessment, Within{}, ProfileMode{}).essential_met;
}

/// By month, in the order they started: of each month the last one counts.
using ByMonth = std::map<std::string, NewAssignment>;

void add_to(ByMonth& months, const NewAssignment& found) {
  months[month_text(found.assignment->start)] = found;
}

void add_sums(const ByMonth& months, const Place& place, Indicators& sums) {
  for (const auto& [month, found] : months) {
    add_by_cluster({id, found.met, true, month}, place, found.assignment->cluster, sums);
  }
}

}  // namespace

void add_essential_met(const CareRecord& care, std::span<const Assignment> assignments,
                       const CommissionerId& home, const IndicatorTerms& terms, Indicators& sums) {
  const ClusterPack& pack = *terms.clusters;
  if (pack.method != Method::profile) return;
  ByMonth anywhere;
  std::map<ProviderId, ByMonth> at_provider;
  std::map<ProviderId, ClusterCode> before;
  for (const Assignment& assignment : assignments) {
    if (assignment.cluster.empty()) continue;
    ClusterCode& last = before[assignment.provider];
    const bool is_new = last != assignment.cluster;
    last = assignment.cluster;
    const Cluster* page = pack.find(assignment.cluster);
    if (!is_new || !terms.period.contains(assignment.start) || page == nullptr) continue;
    if (!pack.is_page(*page)) continue;
    const NewAssignment found{&assignment, is_met(care, assignment, *page, pack)};
    add_to(anywhere, found);
    add_to(at_provider[assignment.provider], found);
  }
  for (const Place& place : whole_places(home)) add_sums(anywhere, place, sums);
  for (const auto& [provider, months] : at_provider) {
    add_sums(months, provider_place(provider), sums);
  }
}

}  // namespace pbr
