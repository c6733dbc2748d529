// Versions of one pack: days with two of them, and days with none.
#include <algorithm>
#include <map>
#include <set>

#include "pbr/lint.hpp"

namespace pbr {
namespace {

using Versions = std::vector<const FoundPack*>;

std::string validity(const PackHeader& header) {
  return header.version + " is valid from " + to_text(header.valid.first) + " to " +
         to_text(header.valid.last_day());
}

std::string title(const FoundPack& pack) { return "the " + pack.kind + " pack " + pack.header.id; }

LintFinding overlap_of(const FoundPack& pack, const FoundPack& other, Date day) {
  LintFinding finding{
      {Severity::warning, "LN030", pack.valid_at, title(pack) + " has two versions on one day"},
      {},
      day};
  finding.problem.found =
      validity(pack.header) + ", " + validity(other.header) + " in " + other.file;
  finding.problem.help =
      "end the earlier on the day before the later begins, or give one its own id";
  return finding;
}

LintFinding gap_before(const FoundPack& pack, Date first, Date last) {
  LintFinding finding{
      {Severity::note, "LN031", pack.valid_at, title(pack) + " has no version on some days"},
      {},
      first};
  finding.problem.found = "none from " + to_text(first) + " to " + to_text(last);
  finding.problem.help = "a study of these days needs a version that is valid on them";
  return finding;
}

// By their first day: each against all before it, and the days none of those reaches.
void look_at(const Versions& versions, std::vector<LintFinding>& findings) {
  Date reached = versions.front()->header.valid.first;
  for (std::size_t at = 0; at < versions.size(); ++at) {
    const FoundPack& pack = *versions[at];
    const Period& valid = pack.header.valid;
    for (std::size_t other = 0; other < at; ++other) {
      const Period both = overlap(valid, versions[other]->header.valid);
      if (!both.empty()) findings.push_back(overlap_of(pack, *versions[other], both.first));
    }
    if (reached < valid.first) findings.push_back(gap_before(pack, reached, valid.first - 1));
    reached = std::max(reached, valid.end);
  }
}

}  // namespace

std::vector<LintFinding> lint_dates(std::span<const FoundPack> packs) {
  std::map<std::pair<std::string, std::string>, Versions> by_id;
  std::set<std::string> seen;
  for (const FoundPack& pack : packs) {
    const bool copy = pack.loaded && !seen.insert(pack.header.sha256).second;
    if (pack.loaded && !copy) by_id[{pack.kind, pack.header.id}].push_back(&pack);
  }
  std::vector<LintFinding> findings;
  for (auto& [id, versions] : by_id) {
    std::stable_sort(versions.begin(), versions.end(), [](const FoundPack* a, const FoundPack* b) {
      return a->header.valid.first < b->header.valid.first;
    });
    look_at(versions, findings);
  }
  return findings;
}

}  // namespace pbr
