#include <filesystem>
#include <iostream>
#include <memory>

#include "commands.hpp"
#include "console.hpp"
#include "output.hpp"
#include "pbr/sweep_report.hpp"
#include "scenario_files.hpp"

namespace pbr::cli {
namespace {

struct Options {
  std::string study, over, baseline, output;
  Room room;
};

void write_file(const Options& options, const SweepResult& result) {
  if (options.output.ends_with(".csv")) {
    TableOutput output(options.output);
    write_sweep(result, output.stream());
    output.commit();
    return;
  }
  OutputFolder folder(options.output);
  write_sweep(result, folder.file("sweep.csv"));
  folder.commit();
}

void print_result(const Sweep& sweep, const SweepResult& result, const std::string& format) {
  if (format == "json") return write_sweep_json(sweep, result, std::cout);
  if (format == "csv") return write_sweep(result, std::cout);
  write_sweep_text(sweep, result, std::cout);
}

int run(const Options& options, const Common& common) {
  const auto study = load_study(options.study);
  const auto what = load_sweep(options.over);
  print(study.problems);
  print(what.problems);
  if (!study.value || !what.value) return failed;
  const auto baseline = load_variant(*study.value, options.baseline);
  if (!baseline) return failed;
  RunOptions terms{common.thread_count(), common.rule_folders, progress()};
  terms.partition_bytes = options.room.partition_bytes();
  terms.spill_folder = options.room.spill.empty() ? "." : options.room.spill;
  const auto result = sweep(*study.value, *baseline, *what.value, terms);
  end_progress();
  print(result.problems);
  if (!result.value) {
    fail("nothing was written: the problems above stop the sweep");
    return failed;
  }
  if (!options.output.empty()) write_file(options, *result.value);
  const bool table = common.format == "json" || common.format == "csv";
  if (!common.quiet || table) print_result(*what.value, *result.value, common.format);
  return fine;
}

}  // namespace

Run add_sweep(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("sweep", "Pay a study at many values of some parameters, and list them all");
  arguments.needed("STUDY", options->study, "The study.yaml")
      .text("--over", options->over, "The sweep: a file with parameters and their values")
      .exactly_one({"--over"})
      .text("--baseline", options->baseline,
            "Scenarios that hold at every point, such as A+B; the study as it is without it")
      .text("-o,--output", options->output, "Folder for sweep.csv, or a file that ends in .csv");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr sweep study.yaml --over sweeps/share-and-price.yaml",
       "pbr sweep study.yaml --over share-and-price.yaml -o sweep.csv",
       "pbr sweep study.yaml --over draws.yaml --baseline tariff-up-2 --format json"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
