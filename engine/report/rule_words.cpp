#include "report/rule_words.hpp"

#include <map>

namespace pbr {

std::string place_words(const Location& at) {
  if (at.file.empty() || at.line == 0) return at.file;
  return at.file + ":" + std::to_string(at.line);
}

std::vector<std::string> bound_words(Method method) {
  const std::string within = "only cases decided with the page in the super-class count";
  switch (method) {
    case Method::profile:
      return {"a bound: neighbouring ratings of an item whose cells differ",
              "covered when a case rates the item on each side; " + within};
    case Method::logit:
      return {
          "a bound: neighbouring ratings of an item whose coefficients differ; an exclusion",
          "covered when a case rates the item on each side; when it held in one case and not in "
          "another",
          within};
    case Method::table:
      break;
  }
  return {"a bound: an end of a condition; a rule",
          "covered when a case has the nearest value on each side; when it decided a case",
          "only cases of the rule's super-classes count"};
}

std::string pack_words(const ClusterPack& pack) {
  return pack.header.reference + " " + pack.header.version + " (" +
         std::string(to_text(pack.header.status)) + ")";
}

std::vector<ClusterCoverage> by_cluster(const std::vector<CoverageBound>& bounds) {
  std::map<ClusterCode, CoverageCount> counts;
  for (const auto& bound : bounds) {
    auto& sum = counts[bound.cluster];
    ++sum.total;
    sum.covered += bound.covered ? 1 : 0;
  }
  std::vector<ClusterCoverage> list;
  list.reserve(counts.size());
  for (const auto& [cluster, sum] : counts) list.push_back({cluster, sum});
  return list;
}

CaseCount case_count(const std::vector<RuleCaseResult>& results) {
  CaseCount counted;
  for (const auto& result : results) ++(result.passed() ? counted.passed : counted.failed);
  return counted;
}

std::string share_words(std::uint64_t part, std::uint64_t whole) {
  constexpr std::uint64_t permille = 1000;
  const std::uint64_t share = whole == 0 ? 0 : (2 * part * permille + whole) / (2 * whole);
  return std::to_string(share / 10) + "." + std::to_string(share % 10);
}

}  // namespace pbr
