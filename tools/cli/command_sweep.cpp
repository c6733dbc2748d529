#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <vector>

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

/// Where the rows of sweep.csv go while the points are paid: nowhere, into a file that appears when
/// it is whole, or to standard output.
class Rows {
 public:
  Rows(const Options& options, const Common& common, const Sweep& sweep) {
    const bool printed = common.format == "csv";
    if (options.output.ends_with(".csv")) {
      file_.emplace(options.output);
    } else if (!options.output.empty()) {
      folder_ = std::make_unique<OutputFolder>(options.output);
    }
    if (file_) tables_.push_back(std::make_unique<SweepTable>(sweep, file_->stream()));
    if (folder_) {
      tables_.push_back(std::make_unique<SweepTable>(sweep, folder_->file("sweep.csv")));
    }
    if (printed) tables_.push_back(std::make_unique<SweepTable>(sweep, std::cout));
  }

  void add(const SweepPoint& point) {
    for (const auto& table : tables_) table->add(point);
  }
  void commit() {
    if (file_) file_->commit();
    if (folder_) folder_->commit();
  }

 private:
  std::optional<TableOutput> file_;
  std::unique_ptr<OutputFolder> folder_;
  std::vector<std::unique_ptr<SweepTable>> tables_;
};

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
  Rows rows(options, common, *what.value);
  const auto result = sweep(*study.value, *baseline, *what.value, terms,
                            [&](const SweepPoint& point) { rows.add(point); });
  end_progress();
  print(result.problems);
  if (!result.value) {
    fail("nothing was written: the problems above stop the sweep");
    return failed;
  }
  rows.commit();
  if (common.format == "json") {
    write_sweep_json(*what.value, *result.value, std::cout);
  } else if (common.format != "csv" && !common.quiet) {
    write_sweep_text(*what.value, *result.value, std::cout);
  }
  return fine;
}

}  // namespace

Run add_sweep(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("sweep", "Pay a study at many values of some parameters, and list them all");
  arguments.needed("STUDY", options->study, "The study.yaml")
      .needed("--over", options->over, "The sweep: a file with parameters and their values")
      .text("--baseline", options->baseline,
            "Scenarios that hold at every point, such as A+B; the study as it is without it")
      .text("-o,--output", options->output, "Folder for sweep.csv, or a file that ends in .csv");
  add_room(arguments, options->room);
  add_common(arguments, common);
  add_format(arguments, common);
  arguments.examples(
      {"pbr sweep study.yaml --over sweeps/share-and-price.yaml",
       "pbr sweep study.yaml --over sweeps/share-and-price.yaml -o sweep.csv",
       "pbr sweep study.yaml --over sweeps/uplift-draws.yaml --baseline merger --format json"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
