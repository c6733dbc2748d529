#include <algorithm>
#include <deque>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "pbr/rule_report.hpp"

namespace pbr::cli {
namespace {

constexpr std::uint64_t all_bounds = 100;

struct Options {
  std::vector<std::string> paths;
  std::string pack, output;
  RuleTestFilter filter;
  bool coverage = false, fail_on_empty = false;
  std::uint64_t coverage_at_least = 0;

  [[nodiscard]] bool counts_coverage() const { return coverage || coverage_at_least > 0; }
};

// Every file of cases, or nothing where one cannot be read. With files named, --pack stands in for
// the packs they name; without, it says which of the shipped files are meant.
std::optional<std::deque<RuleTests>> load(const Options& options, const RulePaths& paths) {
  Diagnostics problems;
  const bool named = !options.paths.empty();
  const auto files = named ? find_rule_tests(options.paths, problems) : shipped_rule_tests(paths);
  std::deque<RuleTests> list;
  for (const auto& file : files) {
    auto loaded = load_rule_tests(file, paths, named ? options.pack : "");
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
    if (!loaded.value) continue;
    if (!named && !options.pack.empty() && loaded.value->pack.header.reference != options.pack) {
      continue;
    }
    list.push_back(std::move(*loaded.value));
  }
  print(problems);
  if (has_errors(problems)) return std::nullopt;
  return list;
}

// Bounds of every pack, over all files that test it. A pack of which no case was selected is
// covered nowhere: a gate does not open because a filter left nothing.
std::vector<PackCoverage> coverage_of(const std::vector<RuleTestRun>& runs) {
  std::vector<PackCoverage> list;
  std::vector<RuleCoverage> counters;
  for (const auto& run : runs) {
    const ClusterPack& pack = run.tests->pack;
    const auto same = std::find_if(list.begin(), list.end(), [&](const PackCoverage& each) {
      return each.pack->header.file == pack.header.file;
    });
    const auto at = static_cast<std::size_t>(same - list.begin());
    if (same == list.end()) {
      list.push_back({&pack, {}});
      counters.emplace_back(pack);
    }
    for (const auto& result : run.results) {
      if (!result.tested->refused) counters[at].add(result.tested->given);
    }
  }
  for (std::size_t at = 0; at < list.size(); ++at) list[at].bounds = counters[at].bounds();
  return list;
}

void write(const Options& options, const std::string& format, const std::vector<RuleTestRun>& runs,
           const std::vector<PackCoverage>& coverage, std::ostream& out) {
  const auto& shown = options.coverage ? coverage : std::vector<PackCoverage>{};
  if (format == "json") {
    write_rule_tests_json(runs, shown, out);
  } else if (format == "csv" && options.coverage) {
    write_coverage_csv(coverage, out);
  } else if (format == "csv") {
    write_rule_tests_csv(runs, out);
  } else {
    write_rule_tests_text(runs, shown, out);
  }
}

// Whether everything that was asked for holds; says what does not.
bool gates_hold(const Options& options, std::size_t cases,
                const std::vector<PackCoverage>& coverage) {
  bool hold = true;
  if (cases == 0 && options.fail_on_empty) {
    warn("--fail-on-empty: no case was selected");
    hold = false;
  }
  for (const auto& each : coverage) {
    const auto sum = count(each.bounds);
    if (sum.reaches(options.coverage_at_least)) continue;
    warn("--coverage-at-least " + std::to_string(options.coverage_at_least) + ": " +
         each.pack->header.reference + " has " + sum.percent() + "% (" +
         std::to_string(sum.covered) + " of " + std::to_string(sum.total) + " bounds)");
    hold = false;
  }
  return hold;
}

int run(const Options& options, const Common& common) {
  const auto tests = load(options, {common.rule_folders});
  if (!tests) return failed;
  std::vector<RuleTestRun> runs;
  std::size_t cases = 0;
  bool passed = true;
  for (const auto& file : *tests) {
    runs.push_back({&file, run_rule_tests(file, options.filter)});
    cases += runs.back().results.size();
    passed &= std::all_of(runs.back().results.begin(), runs.back().results.end(),
                          [](const RuleCaseResult& result) { return result.passed(); });
  }
  const auto coverage = options.counts_coverage() ? coverage_of(runs) : std::vector<PackCoverage>{};
  TableOutput output(options.output);
  write(options, common.format, runs, coverage, output.stream());
  output.commit();
  return gates_hold(options, cases, coverage) && passed ? fine : with_findings;
}

}  // namespace

Run add_rules_test(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments = program.command("rules test", "Run the cases that stand beside the packs");
  arguments
      .texts("FILES", options->paths,
             "Files of cases, or folders of them; without any, tests/ of every rules folder")
      .text(
          "--pack", options->pack,
          "With FILES: test this pack instead of the one they name; without: only the tests of it")
      .text("--filter", options->filter.text, "Only cases whose name holds this text")
      .repeated("--tag", options->filter.tags, "Only cases with this tag; may be given again")
      .flag("--coverage", options->coverage, "Say which bounds of the rules no case stands at")
      .whole("--coverage-at-least", options->coverage_at_least, 0, all_bounds,
             "Status 1 where less of a pack's bounds are covered, in per cent")
      .flag("--fail-on-empty", options->fail_on_empty, "Status 1 where no case is selected")
      .text("-o,--output", options->output, "File to write; standard output without it");
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr rules test",
                      "pbr rules test my-tests.yaml --pack ./my-clusters.yaml --coverage",
                      "pbr rules test rules/england --tag review --fail-on-empty"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
