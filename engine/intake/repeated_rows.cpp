// Rows of one person, or of an agreement, that are alike in every field (but the id of an
// assessment).
#include "intake/repeated_rows.hpp"

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
auto fields(const Contribution& c) {
  return std::tie(c.pool, c.partner, c.period.first, c.period.end, c.amount);
}
auto fields(const Contract& c) {
  return std::tie(c.provider, c.commissioner, c.period.first, c.period.end, c.amount);
}
auto fields(const PlannedActivity& p) {
  return std::tie(p.provider, p.commissioner, p.cluster, p.unit, p.period.first, p.period.end,
                  p.quantity);
}

template <class Record>
void check_list(std::vector<const Record*> list, TableKind table, std::string_view field,
                Severity severity, Findings& findings, std::string_view so = "; kept") {
  if (list.size() < 2) return;
  std::sort(list.begin(), list.end(), [](const Record* a, const Record* b) {
    return std::tuple(fields(*a), a->row) < std::tuple(fields(*b), b->row);
  });
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (fields(*list[i - 1]) != fields(*list[i])) continue;
    findings.add(table, list[i]->row, field, "IN026", severity, [&] {
      return std::pair<std::string, std::string>{"", "a row that is not the same as row " +
                                                         std::to_string(list[i - 1]->row) +
                                                         std::string(so)};
    });
  }
}

template <class Record>
void check_agreed(const std::vector<Record>& records, TableKind table, Findings& findings) {
  std::vector<const Record*> list;
  list.reserve(records.size());
  for (const Record& record : records) list.push_back(&record);
  check_list(std::move(list), table, "first_day", Severity::warning, findings,
             "; kept, and counted again");
}

}  // namespace

void check_repeats(TableKind kind, const Tables& tables, Findings& findings) {
  if (kind == TableKind::contributions) check_agreed(tables.contributions, kind, findings);
  if (kind == TableKind::contracts) check_agreed(tables.contracts, kind, findings);
  if (kind == TableKind::plan) check_agreed(tables.plan, kind, findings);
}

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
