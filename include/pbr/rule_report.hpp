// Rule tests and rule differences as text, JSON and CSV: `pbr rules test` and `pbr rules diff`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "pbr/rule_diff.hpp"
#include "pbr/rule_tests.hpp"

namespace pbr {

/// One file of cases, run.
struct RuleTestRun {
  const RuleTests* tests = nullptr;
  std::vector<RuleCaseResult> results;
};
/// The bounds of one pack, over all files that test it.
struct PackCoverage {
  const ClusterPack* pack = nullptr;
  std::vector<CoverageBound> bounds;
};

/// Failed cases with expected, got and the deciding rules; a line a file; coverage by cluster and
/// the uncovered bounds where `coverage` has packs; last "N passed, M failed".
void write_rule_tests_text(const std::vector<RuleTestRun>& runs,
                           const std::vector<PackCoverage>& coverage, std::ostream& out);
/// One object: passed, failed, files with their cases, coverage.
void write_rule_tests_json(const std::vector<RuleTestRun>& runs,
                           const std::vector<PackCoverage>& coverage, std::ostream& out);
/// file, line, case, tags, result (passed, failed), fact, expected, got: a row a case, or a row for
/// each thing that failed.
void write_rule_tests_csv(const std::vector<RuleTestRun>& runs, std::ostream& out);
/// pack, cluster, bound, covered (Y, N), file, line.
void write_coverage_csv(const std::vector<PackCoverage>& coverage, std::ostream& out);

/// Changes part by part, old -> new, with both places; then, with moves, how many move, the largest
/// moves first.
void write_rule_diff_text(const ClusterPack& before, const ClusterPack& after,
                          const std::vector<RuleChange>& changes, const RuleMoves* moves,
                          std::ostream& out);
void write_rule_diff_json(const ClusterPack& before, const ClusterPack& after,
                          const std::vector<RuleChange>& changes, const RuleMoves* moves,
                          std::ostream& out);
/// part, what, before, after, before_file, before_line, after_file, after_line.
void write_rule_diff_csv(const ClusterPack& before, const ClusterPack& after,
                         const std::vector<RuleChange>& changes, std::ostream& out);
/// from, to, assessments, people: every pair that occurs.
void write_rule_moves_csv(const RuleMoves& moves, std::ostream& out);

}  // namespace pbr
