#include <algorithm>
#include <map>
#include <tuple>

#include "episodes/cluster_run.hpp"
#include "episodes/death.hpp"
#include "episodes/overlaps.hpp"
#include "episodes/referral.hpp"

namespace pbr {
namespace {

// The clinician's final code counts before the tool's first one. A code that is no cluster of the
// pack cannot be priced as one: such days are not clustered.
ClusterCode code_of(const ClusterSpell& spell, const ClusterPack& pack) {
  const ClusterCode& code =
      spell.cluster_final.empty() ? spell.cluster_initial : spell.cluster_final;
  return pack.find(code) == nullptr ? pack.unusable : code;
}

ClusterRuns spells_at(const CareRecord& care, const ProviderId& provider, const ClusterPack& pack) {
  ClusterRuns spells;
  for (const ClusterSpell* spell : care.clusters) {
    if (spell->provider != provider) continue;
    spells.push_back({.cluster = code_of(*spell, pack),
                      .referral = spell->referral,
                      .start = spell->start,
                      .end = spell->end,
                      .row = spell->row});
  }
  std::stable_sort(spells.begin(), spells.end(), [](const ClusterRun& a, const ClusterRun& b) {
    return std::tie(a.start, a.row) < std::tie(b.start, b.row);
  });
  return spells;
}

std::string end_text(const ClusterRun& run) { return run.end ? to_text(*run.end) : "no end"; }

void report(Findings& findings, const ClusterRun& run, std::string field, std::string code,
            std::string found, std::string expected) {
  findings.add({.table = TableKind::clusters,
                .row = run.row,
                .field = std::move(field),
                .code = std::move(code),
                .severity = Severity::warning,
                .found = std::move(found),
                .expected = std::move(expected)});
}

// Rule 4.
void close_with_referral(ClusterRuns& spells, const CareRecord& care, const ProviderId& provider,
                         Findings& findings) {
  for (ClusterRun& run : spells) {
    const Referral* referral = referral_of(care, provider, run.referral);
    if (referral == nullptr) continue;
    const auto& closed = referral->closed;
    if (!closed || !outlasts(run, *closed)) continue;
    report(findings, run, "end", "EP002", end_text(run),
           "an end on or before " + to_text(*closed) + ", when its referral closed");
    run.end = closed;
  }
}

// Rule 5.
void report_dayless(const ClusterRun& run, Findings& findings) {
  report(findings, run, "end", "EP003", "no day", "an end after its start, and days of its own");
}

void drop_dayless(ClusterRuns& spells, Findings& findings) {
  const auto dayless = [&](const ClusterRun& run) {
    if (outlasts(run, run.start)) return false;
    report_dayless(run, findings);
    return true;
  };
  spells.erase(std::remove_if(spells.begin(), spells.end(), dayless), spells.end());
}

// Rule 3, `later_start`. The spells are in order of start, so the next one is the first that can
// cut. What was cut does not come back when the later spell ends: the later cluster has replaced
// it.
void later_start(ClusterRuns& spells, Findings& findings) {
  for (std::size_t i = 0; i + 1 < spells.size(); ++i) {
    const Date next = spells[i + 1].start;
    if (!outlasts(spells[i], next)) continue;
    report(findings, spells[i], "end", "EP001", end_text(spells[i]),
           "an end on or before " + to_text(next) + ", when a later spell starts");
  }
  cut_by_later(spells);
}

// Rule 3, `earlier_stays`: `taken` is the day up to which an earlier spell has the days.
void earlier_stays(ClusterRuns& spells, Findings& findings) {
  std::optional<Date> taken;
  bool for_ever = false;
  for (ClusterRun& run : spells) {
    if (for_ever || (taken && run.start < *taken)) {
      report(findings, run, "start", "EP001", to_text(run.start),
             for_ever ? "no spell beside an earlier one that has no end"
                      : "a start on or after " + to_text(*taken) + ", when an earlier spell ends");
      if (for_ever) {
        run.end = run.start;
        continue;
      }
      run.start = *taken;
    }
    if (!run.end) {
      for_ever = true;
    } else if (!taken || *run.end > *taken) {
      taken = run.end;
    }
  }
}

// Rule 3, `higher_need`. Each spell is told of with the first day that it lost.
ClusterRuns higher_need(const ClusterRuns& spells, const ClusterPack& pack, Findings& findings) {
  ClusterRuns pieces = by_need(spells, pack);
  for (const ClusterRun& run : spells) {
    Date kept = run.start;  // all days before it are the spell's own
    bool any = false;
    bool open = false;
    for (const ClusterRun& piece : pieces) {
      if (piece.row != run.row) continue;
      any = true;
      if (piece.start != kept) break;
      open = !piece.end;
      if (piece.end) kept = *piece.end;
    }
    if (open || kept == run.end) continue;
    report(findings, run, "start", "EP001", to_text(kept) + " belongs to another spell",
           "each day in one spell; the higher need has it");
    if (!any) report_dayless(run, findings);
  }
  return pieces;
}

}  // namespace

ClusterRuns recorded_runs(const CareRecord& care, const ProviderId& provider, const RunTerms& terms,
                          Findings& findings) {
  ClusterRuns spells = spells_at(care, provider, terms.clusters);
  // Referrals and death first: a spell that is left without a day must not cut another one.
  close_with_referral(spells, care, provider, findings);
  end_at_death(spells, care, findings);
  drop_dayless(spells, findings);
  switch (terms.rules.overlap) {
    case OverlapRule::later_start:
      later_start(spells, findings);
      break;
    case OverlapRule::earlier_stays:
      earlier_stays(spells, findings);
      break;
    case OverlapRule::higher_need:
      return higher_need(spells, terms.clusters, findings);
  }
  drop_dayless(spells, findings);
  return spells;
}

}  // namespace pbr
