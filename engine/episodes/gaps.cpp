#include "episodes/gaps.hpp"

namespace pbr {
namespace {

std::string days_text(int days) { return std::to_string(days) + (days == 1 ? " day" : " days"); }

void report(Findings& findings, const ClusterRun& later, int days, bool bridged) {
  findings.add({.table = later.recorded ? TableKind::clusters : TableKind::assessments,
                .row = later.row,
                .field = later.recorded ? "start" : "date",
                .code = "EP005",
                .severity = Severity::note,
                .found = days_text(days) + " without a cluster before it",
                .expected = bridged ? "no gap in a referral; bridged: the cluster before has them"
                                    : "no gap in a referral; left: no cluster has them"});
}

}  // namespace

void close_gaps(ClusterRuns& runs, const EpisodeRules& rules, Findings& findings) {
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    ClusterRun& run = runs[i];
    const ClusterRun& later = runs[i + 1];
    if (run.referral.empty() || run.referral != later.referral) continue;
    if (!run.end || *run.end >= later.start) continue;
    const int days = later.start - *run.end;
    const bool bridged = days <= rules.bridge_days;
    report(findings, later, days, bridged);
    if (bridged) run.end = later.start;
  }
}

}  // namespace pbr
