#include <algorithm>
#include <tuple>

#include "episodes/cluster_run.hpp"
#include "episodes/referral.hpp"

namespace pbr {
namespace {

struct Spell {
  Row row = 0;
  ClusterRun run;
};

// The clinician's final code counts before the tool's first one. A code that is no cluster of the
// pack cannot be priced as one: such days are not clustered.
ClusterCode code_of(const ClusterSpell& spell, const ClusterPack& pack) {
  const ClusterCode& code =
      spell.cluster_final.empty() ? spell.cluster_initial : spell.cluster_final;
  return pack.find(code) == nullptr ? pack.unusable : code;
}

std::vector<Spell> spells_at(const CareRecord& care, const ProviderId& provider,
                             const ClusterPack& pack) {
  std::vector<Spell> spells;
  for (const ClusterSpell* spell : care.clusters) {
    if (spell->provider != provider) continue;
    spells.push_back({spell->row,
                      {.cluster = code_of(*spell, pack),
                       .referral = spell->referral,
                       .start = spell->start,
                       .end = spell->end}});
  }
  std::stable_sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
    return std::tie(a.run.start, a.row) < std::tie(b.run.start, b.row);
  });
  return spells;
}

std::string end_text(const ClusterRun& run) { return run.end ? to_text(*run.end) : "no end"; }

void report(Findings& findings, Row row, std::string code, std::string found,
            std::string expected) {
  findings.add({.table = TableKind::clusters,
                .row = row,
                .field = "end",
                .code = std::move(code),
                .severity = Severity::warning,
                .found = std::move(found),
                .expected = std::move(expected)});
}

bool outlasts(const ClusterRun& run, Date day) { return !run.end || *run.end > day; }

// Rule 4.
void close_with_referral(std::vector<Spell>& spells, const CareRecord& care,
                         const ProviderId& provider, Findings& findings) {
  for (auto& [row, run] : spells) {
    const Referral* referral = referral_of(care, provider, run.referral);
    if (referral == nullptr) continue;
    const auto& closed = referral->closed;
    if (!closed || !outlasts(run, *closed)) continue;
    report(findings, row, "EP002", end_text(run),
           "an end on or before " + to_text(*closed) + ", when its referral closed");
    run.end = closed;
  }
}

// Rule 3. The spells are in order of start, so the next one is the first that can cut. What was
// cut does not come back when the later spell ends: the later cluster has replaced it.
void cut_overlaps(std::vector<Spell>& spells, Findings& findings) {
  for (std::size_t i = 0; i + 1 < spells.size(); ++i) {
    auto& [row, run] = spells[i];
    const Date next = spells[i + 1].run.start;
    if (!outlasts(run, next)) continue;
    report(findings, row, "EP001", end_text(run),
           "an end on or before " + to_text(next) + ", when a later spell starts");
    run.end = next;
  }
}

// Rule 5.
void drop_dayless(std::vector<Spell>& spells, Findings& findings) {
  const auto dayless = [&](const Spell& spell) {
    if (outlasts(spell.run, spell.run.start)) return false;
    report(findings, spell.row, "EP003", "no day", "an end after its start, and days of its own");
    return true;
  };
  spells.erase(std::remove_if(spells.begin(), spells.end(), dayless), spells.end());
}

}  // namespace

ClusterRuns recorded_runs(const CareRecord& care, const ProviderId& provider,
                          const ClusterPack& pack, Findings& findings) {
  std::vector<Spell> spells = spells_at(care, provider, pack);
  // Referrals first: a spell that is left without a day must not cut another one.
  close_with_referral(spells, care, provider, findings);
  drop_dayless(spells, findings);
  cut_overlaps(spells, findings);
  drop_dayless(spells, findings);
  ClusterRuns runs;
  for (auto& spell : spells) runs.push_back(std::move(spell.run));
  return runs;
}

}  // namespace pbr
