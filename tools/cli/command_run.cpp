#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/report.hpp"
#include "pbr/study.hpp"
#include "summary.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, output;
  bool strict = false;
  Room room;
};

RunFacts facts_of(const Study& study) {
  RunFacts facts;
  facts.command = "pbr run " + std::filesystem::path(study.file).filename().string();
  for (const auto& [kind, name] : study.inputs) {
    const auto path = std::filesystem::path(study.folder) / name;
    facts.inputs_sha256[name] = file_sha256(path.string());
  }
  for (const auto& [kind, name] : study.maps) {
    const auto path = std::filesystem::path(study.folder) / name;
    facts.inputs_sha256[name] = file_sha256(path.string());
  }
  return facts;
}

std::string output_folder(const Options& options, const Study& study) {
  if (!options.output.empty()) return options.output;
  return (std::filesystem::path(study.folder) / study.output).string();
}

int finish(const StudyResult& result, const Options& options, const Common& common,
           OutputFolder& folder, const std::string& where) {
  end_progress();
  const bool found = counts_as_findings(result.findings);
  if (found && options.strict) {
    warn("findings\n" + findings_summary(result.findings));
    fail("nothing was written: --strict and findings");
    return with_findings;
  }
  write_results(result, facts_of(result.study), folder);
  folder.commit();
  if (common.quiet && common.format != "json" && common.format != "csv") {
    std::cout << report_path(where) << "\n";
  } else {
    print_summary(result, where, common.format, std::cout);
  }
  return found ? with_findings : fine;
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
  const auto result = pbr::run(*study.value, terms, sink);
  print(result.problems);
  if (!result.value) {
    fail("nothing was written: the problems above stop the study");
    return failed;
  }
  return finish(*result.value, options, common, folder, where);
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
