#include <ostream>

#include "report/rule_words.hpp"

namespace pbr {
namespace {

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(text.size() < width ? width - text.size() : 0, ' ');
}
std::string right(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}
std::string in_brackets(const Location& at) {
  const std::string place = place_words(at);
  return place.empty() ? place : " (" + place + ")";
}

void write_failure(const RuleCaseResult& result, std::ostream& out) {
  out << "FAILED " << result.tested->name << in_brackets(result.tested->at) << "\n";
  for (const auto& failed : result.failed) {
    out << "  " << name_of(*failed.check) << ": expected " << failed.check->expected << ", got "
        << failed.got << "\n";
  }
  for (const auto& rule : result.why) {
    out << (rule.heading ? "    " : "      ") << rule.words << in_brackets(rule.at) << "\n";
  }
}

void write_coverage(const PackCoverage& coverage, std::ostream& out) {
  const auto sum = count(coverage.bounds);
  out << "\nCoverage of " << pack_words(*coverage.pack) << ": " << sum.covered << " of "
      << sum.total << " bounds (" << sum.percent() << "%)\n";
  for (const auto& line : bound_words(coverage.pack->method)) out << "  " << line << "\n";
  constexpr std::size_t code_width = 10, number_width = 6;
  out << "  " << padded("cluster", code_width) << right("covered", number_width + 2)
      << right("of", number_width) << right("%", number_width + 2) << "\n";
  for (const auto& [cluster, each] : by_cluster(coverage.bounds)) {
    out << "  " << padded(cluster.empty() ? "tree" : cluster.text(), code_width)
        << right(std::to_string(each.covered), number_width + 2)
        << right(std::to_string(each.total), number_width)
        << right(each.percent(), number_width + 2) << "\n";
  }
  if (sum.covered == sum.total) return;
  out << "  not covered\n";
  for (const auto& bound : coverage.bounds) {
    if (bound.covered) continue;
    out << "    " << (bound.cluster.empty() ? "" : bound.cluster.text() + " ") << bound.what
        << in_brackets(bound.at) << "\n";
  }
}

std::string cases(std::uint64_t number) {
  return std::to_string(number) + (number == 1 ? " case" : " cases");
}

}  // namespace

void write_rule_tests_text(const std::vector<RuleTestRun>& runs,
                           const std::vector<PackCoverage>& coverage, std::ostream& out) {
  CaseCount sum;
  for (const auto& run : runs) {
    const auto counted = case_count(run.results);
    sum.passed += counted.passed;
    sum.failed += counted.failed;
    for (const auto& result : run.results) {
      if (!result.passed()) write_failure(result, out);
    }
    out << (counted.failed > 0 ? "FAILED " : "ok     ") << run.tests->file << ": "
        << cases(counted.passed + counted.failed) << " of " << pack_words(run.tests->pack);
    if (counted.failed > 0) out << ", " << counted.failed << " failed";
    out << "\n";
  }
  for (const auto& each : coverage) write_coverage(each, out);
  if (!coverage.empty()) out << "\n";
  out << sum.passed << " passed, " << sum.failed << " failed\n";
}

}  // namespace pbr
