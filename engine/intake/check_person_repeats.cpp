// Rows of one person that are alike in every field (but the id of an assessment).
#include <algorithm>
#include <tuple>

#include "intake/check_person.hpp"

namespace pbr::intake {
namespace {

auto fields(const Assessment& a) {
  return std::tie(a.provider, a.date, a.instrument, a.setting, a.reason, a.super_class, a.ratings,
                  a.item_8_type);
}
auto fields(const ClusterSpell& s) {
  return std::tie(s.provider, s.start, s.end, s.referral, s.cluster_initial, s.cluster_final);
}
auto fields(const Contact& c) {
  return std::tie(c.provider, c.date, c.referral, c.attended, c.minutes, c.staff_group);
}
auto fields(const Stay& s) { return std::tie(s.provider, s.start, s.end, s.referral); }
auto fields(const MeasureScore& m) {
  return std::tie(m.provider, m.date, m.referral, m.measure, m.score);
}
auto fields(const Status& s) { return std::tie(s.provider, s.date, s.settled, s.employed); }

template <class Record>
void check_list(std::vector<const Record*> list, TableKind table, std::string_view field,
                Severity severity, Findings& findings) {
  if (list.size() < 2) return;
  std::sort(list.begin(), list.end(), [](const Record* a, const Record* b) {
    return std::tuple(fields(*a), a->row) < std::tuple(fields(*b), b->row);
  });
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (fields(*list[i - 1]) != fields(*list[i])) continue;
    findings.add(table, list[i]->row, field, "IN026", severity, [&] {
      return std::pair<std::string, std::string>{
          "", "a row that is not the same as row " + std::to_string(list[i - 1]->row) + "; kept"};
    });
  }
}

}  // namespace

// Two contacts, scores or statuses that are alike on one day may both be true.
void check_repeats(const CareRecord& care, Findings& findings) {
  using enum TableKind;
  check_list(care.assessments, assessments, "date", Severity::warning, findings);
  check_list(care.clusters, clusters, "start", Severity::warning, findings);
  check_list(care.stays, stays, "start", Severity::warning, findings);
  check_list(care.contacts, contacts, "date", Severity::note, findings);
  check_list(care.measures, measures, "date", Severity::note, findings);
  check_list(care.statuses, statuses, "date", Severity::note, findings);
}

}  // namespace pbr::intake
