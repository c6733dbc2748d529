#include <boost/json.hpp>

#include "report/json_text.hpp"
#include "report/rule_words.hpp"

namespace pbr {
namespace {

boost::json::object case_json(const RuleCaseResult& result) {
  boost::json::object object;
  object["name"] = result.tested->name;
  object["line"] = result.tested->at.line;
  object["tags"] = boost::json::array(result.tested->tags.begin(), result.tested->tags.end());
  object["source"] = result.tested->source;
  object["passed"] = result.passed();
  if (result.passed()) return object;
  boost::json::array failed, why;
  for (const auto& each : result.failed) {
    failed.push_back(
        {{"fact", name_of(*each.check)}, {"expected", each.check->expected}, {"got", each.got}});
  }
  for (const auto& rule : result.why) {
    why.push_back({{"words", rule.words}, {"at", place_words(rule.at)}, {"heading", rule.heading}});
  }
  object["failed"] = std::move(failed);
  object["why"] = std::move(why);
  return object;
}

boost::json::object count_json(const CoverageCount& sum) {
  return {{"covered", sum.covered}, {"total", sum.total}, {"percent", sum.percent()}};
}

boost::json::object coverage_json(const PackCoverage& coverage) {
  boost::json::object object = count_json(count(coverage.bounds));
  object["pack"] = coverage.pack->header.reference;
  object["version"] = coverage.pack->header.version;
  const auto definition = bound_words(coverage.pack->method);
  object["definition"] = boost::json::array(definition.begin(), definition.end());
  boost::json::array clusters, uncovered;
  for (const auto& [cluster, sum] : by_cluster(coverage.bounds)) {
    auto each = count_json(sum);
    each["cluster"] = cluster.text();
    clusters.push_back(std::move(each));
  }
  for (const auto& bound : coverage.bounds) {
    if (bound.covered) continue;
    uncovered.push_back(
        {{"cluster", bound.cluster.text()}, {"bound", bound.what}, {"at", place_words(bound.at)}});
  }
  object["clusters"] = std::move(clusters);
  object["uncovered"] = std::move(uncovered);
  return object;
}

}  // namespace

void write_rule_tests_json(const std::vector<RuleTestRun>& runs,
                           const std::vector<PackCoverage>& coverage, std::ostream& out) {
  CaseCount sum;
  boost::json::array files, covered;
  for (const auto& run : runs) {
    const auto counted = case_count(run.results);
    sum.passed += counted.passed;
    sum.failed += counted.failed;
    boost::json::array cases;
    for (const auto& result : run.results) cases.push_back(case_json(result));
    files.push_back({{"file", run.tests->file},
                     {"pack", run.tests->pack.header.reference},
                     {"version", run.tests->pack.header.version},
                     {"status", std::string(to_text(run.tests->pack.header.status))},
                     {"passed", counted.passed},
                     {"failed", counted.failed},
                     {"cases", std::move(cases)}});
  }
  for (const auto& each : coverage) covered.push_back(coverage_json(each));
  boost::json::object object{
      {"passed", sum.passed}, {"failed", sum.failed}, {"files", std::move(files)}};
  if (!coverage.empty()) object["coverage"] = std::move(covered);
  write_pretty(object, out);
}

}  // namespace pbr
