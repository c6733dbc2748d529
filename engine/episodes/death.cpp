#include "episodes/death.hpp"

namespace pbr {
namespace {

void report(Findings& findings, TableKind table, Row row, const std::optional<Date>& end,
            Date death) {
  findings.add({.table = table,
                .row = row,
                .field = "end",
                .code = "EP006",
                .severity = Severity::warning,
                .found = end ? to_text(*end) : "no end",
                .expected = "an end on or before " + to_text(death) + ", when the person died"});
}

}  // namespace

std::optional<Date> death_of(const CareRecord& care) {
  return care.details == nullptr ? std::nullopt : care.details->death_date;
}

void end_at_death(ClusterRuns& runs, const CareRecord& care, Findings& findings) {
  const auto death = death_of(care);
  if (!death) return;
  for (ClusterRun& run : runs) {
    if (!outlasts(run, *death)) continue;
    if (run.recorded) report(findings, TableKind::clusters, run.row, run.end, *death);
    run.end = death;
  }
}

void check_stays(const CareRecord& care, Findings& findings) {
  const auto death = death_of(care);
  if (!death) return;
  for (const Stay* stay : care.stays) {
    if (stay->end && *stay->end <= *death) continue;
    report(findings, TableKind::stays, stay->row, stay->end, *death);
  }
}

}  // namespace pbr
