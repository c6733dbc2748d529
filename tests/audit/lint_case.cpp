#include "lint_case.hpp"

#include <algorithm>
#include <map>

namespace pbr::test {
namespace {

// By cluster: given at an initial assessment, at a review; in any super-class or none.
std::map<std::string, std::array<bool, 2>> given_clusters(const Case& each) {
  std::map<std::string, std::array<bool, 2>> given;
  each.each([&](Assessment assessment) {
    for (const auto reason : both_reasons) {
      for (const auto super_class : every_super_class) {
        assessment.reason = reason;
        assessment.super_class = super_class;
        const Decision decision = decide(each.pack, assessment);
        if (decision.cluster == Decision::none) continue;
        const auto& code = each.pack.clusters[static_cast<std::size_t>(decision.cluster)].code;
        given[code.text()][reason == AssessmentReason::review ? 1 : 0] = true;
      }
    }
  });
  return given;
}

}  // namespace

std::set<std::string> messages(const LintReport& report, const std::string& code) {
  std::set<std::string> set;
  for (const auto& finding : report.findings) {
    if (finding.problem.code == code) set.insert(finding.problem.message);
  }
  return set;
}

void same_reach(const Case& each) {
  auto given = given_clusters(each);
  std::set<std::string> never, review_only;
  for (const Cluster& cluster : each.pack.clusters) {
    const auto& code = cluster.code.text();
    if (!each.pack.is_page(cluster)) continue;
    if (!given[code][0] && !given[code][1]) never.insert("no ratings give cluster " + code);
    if (!given[code][0] && given[code][1]) {
      review_only.insert("cluster " + code + " is given at a review only");
    }
  }
  RC_ASSERT(messages(each.report, "LN001") == never);
  RC_ASSERT(messages(each.report, "LN002") == review_only);
  RC_ASSERT(messages(each.report, "LN040").empty());
}

void same_counts(const Case& each) {
  for (const Uncovered& counts : each.report.uncovered) {
    std::array<std::uint64_t, 4> tried{};  // known, of known, any, of any
    const auto items = search::asked_items(each.pack);
    each.each([&](Assessment assessment) {
      assessment.super_class = counts.super_class;
      assessment.reason = counts.review ? AssessmentReason::review : AssessmentReason::initial;
      const Decision decision = decide(each.pack, assessment);
      const bool none = decision.cluster == Decision::none && decision.conflict == Decision::none;
      const bool known = std::all_of(items.begin(), items.end(), [&](std::size_t item) {
        return assessment.ratings[item] != not_known;
      });
      tried[3] += 1;
      tried[2] += none ? 1 : 0;
      tried[1] += known ? 1 : 0;
      tried[0] += known && none ? 1 : 0;
    });
    RC_ASSERT(counts.decided);
    RC_ASSERT((std::array{counts.known, counts.of_known, counts.any, counts.of_any}) == tried);
  }
  RC_ASSERT(!each.report.uncovered.empty());
}

}  // namespace pbr::test
