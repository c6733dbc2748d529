#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/scenario_report.hpp"
#include "scenario_files.hpp"
#include "study_facts.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, baseline, reform, output;
  Room room;
};

std::string command_of(const Options& options) {
  std::string text = "pbr compare " + std::filesystem::path(options.study).filename().string();
  if (!options.baseline.empty()) text += " --baseline " + options.baseline;
  return text + " --reform " + options.reform;
}

void print_result(const ScenarioResult& result, const std::string& format) {
  if (format == "json") {
    write_compare_json(result, std::cout);
  } else if (format == "csv") {
    write_compare(result.rows, std::cout);
  } else {
    write_compare_text(result, std::cout);
  }
}

int run(const Options& options, const Common& common) {
  const auto study = load_study(options.study);
  print(study.problems);
  if (!study.value) return failed;
  const auto baseline = load_variant(*study.value, options.baseline);
  const auto reform = load_variant(*study.value, options.reform);
  if (!baseline || !reform) return failed;
  RunOptions terms{common.thread_count(), common.rule_folders, progress()};
  terms.partition_bytes = options.room.partition_bytes();
  terms.spill_folder = options.room.spill.empty() ? "." : options.room.spill;
  const auto result = compare(*study.value, *baseline, *reform, terms);
  end_progress();
  print(result.problems);
  if (!result.value) {
    fail("nothing was written: the problems above stop the comparison");
    return failed;
  }
  if (!options.output.empty()) {
    OutputFolder folder(options.output, true);
    RunFacts facts = input_facts(*study.value);
    facts.command = command_of(options);
    write_comparison(*result.value, facts, folder);
    folder.commit();
  }
  if (!common.quiet || common.format == "json" || common.format == "csv") {
    print_result(*result.value, common.format);
  }
  if (!options.output.empty() && common.format != "json" && common.format != "csv") {
    std::cout << (common.quiet ? "" : "\n")
              << (std::filesystem::path(options.output) / "compare.html").string() << "\n";
  }
  return fine;
}

}  // namespace

Run add_compare(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("compare", "Pay a study under scenarios, and put both beside each other");
  arguments.needed("STUDY", options->study, "The study.yaml")
      .text("--baseline", options->baseline,
            "Scenarios of the baseline, such as A+B; the study as it is without it")
      .text("--reform", options->reform,
            "Scenarios of the reform, the first first: files, or names of files beside the study "
            "or in its folder scenarios")
      .exactly_one({"--reform"})
      .text("-o,--output", options->output,
            "Folder for compare.csv, compare_clusters.csv, changes.csv, compare.html and run.json");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples({"pbr compare study.yaml --reform tariff-up-2",
                      "pbr compare study.yaml --baseline tariff-up-2 --reform tariff-up-2+merger",
                      "pbr compare study.yaml --reform merger.yaml -o out --format json"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
