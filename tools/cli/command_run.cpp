#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/report.hpp"
#include "pbr/scenario_report.hpp"
#include "pbr/study.hpp"
#include "scenario_files.hpp"
#include "study_facts.hpp"
#include "summary.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, output;
  bool strict = false;
  Room room;
};

RunFacts facts_of(const Study& study) {
  RunFacts facts = input_facts(study);
  facts.command = "pbr run " + std::filesystem::path(study.file).filename().string();
  return facts;
}

std::string output_folder(const Options& options, const Study& study) {
  if (!options.output.empty()) return options.output;
  return (std::filesystem::path(study.folder) / study.output).string();
}

int finish(const StudyResult& result, const RunFacts& facts, const Options& options,
           const Common& common, OutputFolder& folder, const std::string& where) {
  end_progress();
  const bool found = counts_as_findings(result.findings);
  if (found && options.strict) {
    warn("findings\n" + findings_summary(result.findings));
    fail("nothing was written: --strict and findings");
    return with_findings;
  }
  write_results(result, facts, folder);
  folder.commit();
  if (common.quiet && common.format != "json" && common.format != "csv") {
    std::cout << report_path(where) << "\n";
  } else {
    print_summary(result, where, common.format, std::cout);
  }
  return found ? with_findings : fine;
}

// The study as it is, then a variant a scenario; nothing where one cannot be read.
std::optional<std::vector<Variant>> variants_of(const Study& study) {
  std::vector<Variant> variants{Variant{}};
  bool complete = true;
  for (const auto& file : study.scenarios) {
    auto variant = load_variant(study, file);
    complete &= variant.has_value();
    if (variant) variants.push_back(std::move(*variant));
  }
  return complete ? std::optional(std::move(variants)) : std::nullopt;
}

ScenarioFacts facts_of(const Variant& variant, const std::vector<AmountComparison>& rows) {
  ScenarioFacts facts;
  facts.name = variant.name();
  if (!variant.layers.empty()) {
    const Scenario& scenario = variant.layers.front();
    facts.file = std::filesystem::path(scenario.file).filename().string();
    facts.sha256 = scenario.sha256;
    facts.title = scenario.title;
  }
  for (const auto& row : rows) {
    if (row.level != Level::all || !row.component.empty()) continue;
    facts.totals.push_back({row.scheme, row.baseline, row.reform});
  }
  return facts;
}

/// A study's own result, and its scenarios beside it.
struct Ran {
  std::optional<StudyResult> result;
  std::vector<ScenarioRows> rows;
  std::vector<ScenarioFacts> facts;
};

Ran run_all(const Study& study, const RunOptions& terms, StudySink& sink) {
  Ran ran;
  if (study.scenarios.empty()) {
    auto alone = pbr::run(study, terms, sink);
    print(alone.problems);
    ran.result = std::move(alone.value);
    return ran;
  }
  const auto variants = variants_of(study);
  if (!variants) return ran;
  auto all = run_scenarios(study, *variants, terms, sink);
  print(all.problems);
  if (!all.value) return ran;
  for (std::size_t i = 1; i < all.value->size(); ++i) {
    auto rows = comparisons(all.value->front(), (*all.value)[i]);
    ran.facts.push_back(facts_of((*variants)[i], rows));
    ran.rows.push_back({(*variants)[i].name(), std::move(rows)});
  }
  ran.result = std::move(all.value->front().result);
  return ran;
}

int run(const Options& options, const Common& common) {
  const auto study = load_study(options.study);
  print(study.problems);
  if (!study.value) return failed;
  const auto where = output_folder(options, *study.value);
  OutputFolder folder(where);
  CsvSink sink(folder);
  RunOptions terms{common.thread_count(), common.rule_folders, progress()};
  terms.partition_bytes = options.room.partition_bytes();
  terms.spill_folder = options.room.spill.empty() ? where : options.room.spill;
  const auto ran = run_all(*study.value, terms, sink);
  if (!ran.result) {
    fail("nothing was written: the problems above stop the study");
    return failed;
  }
  if (!ran.rows.empty()) write_scenarios(ran.rows, folder.file("scenarios.csv"));
  RunFacts facts = facts_of(*study.value);
  facts.scenarios = ran.facts;
  return finish(*ran.result, facts, options, common, folder, where);
}

}  // namespace

Run add_run(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("run", "Run a study: allocate, price, measure, pay, compare, report");
  arguments.needed("STUDY", options->study, "The study.yaml")
      .text("-o,--output", options->output, "Folder to write instead of the study's own")
      .flag("--strict", options->strict, "Write nothing where there are findings");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr run example/study.yaml", "pbr run study.yaml -o results --threads 2",
                      "pbr run study.yaml --format json | jq .payments"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
