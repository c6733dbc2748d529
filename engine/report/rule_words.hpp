// Words that the reports on rules share.
#pragma once

#include <string>
#include <vector>

#include "pbr/rule_report.hpp"

namespace pbr {

/// "rules/x.yaml:12"; the file alone where the line is not known, "" without a file.
[[nodiscard]] std::string place_words(const Location& at);
/// What a coverage counts, in a few lines, as pbr/rule_tests.hpp defines it for the method.
[[nodiscard]] std::vector<std::string> bound_words(Method method);
/// "england/clusters/illustrative 1.0.0 (illustrative)".
[[nodiscard]] std::string pack_words(const ClusterPack& pack);

/// Bounds of one cluster, or of the tree where the code is empty.
struct ClusterCoverage {
  ClusterCode cluster;
  CoverageCount count;
};
/// By cluster, in the order of the bounds' clusters.
[[nodiscard]] std::vector<ClusterCoverage> by_cluster(const std::vector<CoverageBound>& bounds);

struct CaseCount {
  std::uint64_t passed = 0, failed = 0;
};
[[nodiscard]] CaseCount case_count(const std::vector<RuleCaseResult>& results);

/// "12.3" per cent of a whole, halves up; "0.0" of nothing.
[[nodiscard]] std::string share_words(std::uint64_t part, std::uint64_t whole);

}  // namespace pbr
