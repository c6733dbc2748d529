#include <filesystem>
#include <iostream>

#include "commands.hpp"
#include "console.hpp"
#include "pbr/run_report.hpp"
#include "pbr/scenario_report.hpp"
#include "pbr/version.hpp"
#include "private_folder.hpp"
#include "scenario_files.hpp"
#include "study_facts.hpp"
#include "study_outputs.hpp"
#include "verified.hpp"

namespace pbr::cli {
namespace {

namespace fs = std::filesystem;

using Scenarios = std::vector<std::pair<std::string, std::string>>;  // file, hash

struct Options {
  std::string record, inputs;
  Room room;
};

bool can_repeat(const RunRecord& record) {
  if (!record.command.starts_with("pbr run ") && !record.sides) {
    fail("this run was made by \"" + record.command +
         "\"; pbr verify repeats what pbr run and pbr compare made");
    return false;
  }
  if (record.schema < 2) {
    fail(record.file +
         " is of an older pbr and names no outputs; run the study again, then pbr diff tells what "
         "differs");
    return false;
  }
  if (record.schema > run_json_schema) {
    fail(record.file + " is of a newer pbr than this one (schema " + std::to_string(record.schema) +
         ", known up to " + std::to_string(run_json_schema) + ")");
    return false;
  }
  return true;
}

// The study file: in --inputs alone, or else where a run leaves its record, of two the one with the
// recorded hash.
std::optional<std::string> find_study(const RunRecord& record, const std::string& inputs) {
  const fs::path beside(record.folder);
  std::vector<fs::path> places{beside / "..", beside};
  if (!inputs.empty()) places = {inputs};
  std::optional<std::string> found;
  for (const auto& place : places) {
    const auto file = (place / record.study_file).lexically_normal();
    std::error_code error;
    if (!fs::is_regular_file(file, error)) continue;
    if (!found || file_sha256(file.string()) == record.study_sha256) found = file.string();
  }
  if (!found) {
    std::string text = "no study file " + record.study_file + " in ";
    for (const auto& place : places) {
      text += (&place == places.data() ? "" : " or ") + place.lexically_normal().string();
    }
    fail(text + "; --inputs names the folder it stands in");
  }
  return found;
}

Scenarios scenarios_of(const std::vector<const Variant*>& variants) {
  Scenarios scenarios;
  for (const Variant* variant : variants) {
    for (const auto& layer : variant->layers) {
      scenarios.emplace_back(fs::path(layer.file).filename().string(), layer.sha256);
    }
  }
  return scenarios;
}

Verification facts_against(const RunRecord& record, const Study& study, const RunFacts& facts,
                           const Scenarios& scenarios) {
  Verification verification;
  differs(verification, "version", record.version, std::string(version()));
  differs(verification, "program", record.program_sha256, facts.program_sha256);
  differs(verification, "study file " + record.study_file, record.study_sha256, facts.study_sha256);
  compare_inputs(record, study, facts, scenarios, verification);
  return verification;
}

void finish(OutputFolder& folder, const RunRecord& record, const PrivateFolder& temporary,
            Verification& verification) {
  const auto hashes = folder.hashes();
  folder.commit();
  end_progress();
  compare_files(record, temporary.path(), hashes, verification);
}

std::optional<Verification> repeat_run(const RunRecord& record, const Study& study,
                                       const Options& options, const Common& common) {
  ResultOptions terms;
  terms.disclosure = record.disclosure;
  terms.papers = record.papers;
  RunFacts facts = facts_of(study, terms);
  const PrivateFolder temporary(options.room.spill);
  OutputFolder folder(temporary.path(), true);
  const auto ran = run_into(folder, study, terms, options.room, temporary.path(), common);
  if (!ran) return std::nullopt;
  facts.scenarios = ran->scenarios;
  Scenarios scenarios;
  for (const auto& each : ran->scenarios) {
    for (const auto& file : each.files) scenarios.emplace_back(file.file, file.sha256);
  }
  auto verification = facts_against(record, study, facts, scenarios);
  compare_packs(record, ran->result.rulebook.headers(), verification);
  write_results(ran->result, facts, folder);
  finish(folder, record, temporary, verification);
  return verification;
}

// The files that a side names, found as pbr compare finds them.
std::optional<Variant> side_of(const Study& study, const std::vector<std::string>& files) {
  std::string names;
  for (const auto& file : files) names += (names.empty() ? "" : "+") + file;
  return load_variant(study, names);
}

std::optional<Verification> repeat_comparison(const RunRecord& record, const Study& study,
                                              const Options& options, const Common& common) {
  const auto baseline = side_of(study, record.sides->baseline);
  const auto reform = side_of(study, record.sides->reform);
  if (!baseline || !reform) return std::nullopt;
  const PrivateFolder temporary(options.room.spill);
  RunOptions terms{common.thread_count(), common.rule_folders, progress()};
  terms.partition_bytes = options.room.partition_bytes();
  terms.spill_folder = options.room.spill.empty() ? temporary.path() : options.room.spill;
  const auto result = compare(study, *baseline, *reform, terms);
  end_progress();
  print(result.problems);
  if (!result.value) return std::nullopt;
  RunFacts facts = input_facts(study);
  facts.command = record.command;
  auto verification = facts_against(record, study, facts, scenarios_of({&*baseline, &*reform}));
  auto packs = result.value->baseline.result.rulebook.headers();
  const auto others = result.value->reform.result.rulebook.headers();
  packs.insert(packs.end(), others.begin(), others.end());
  compare_packs(record, packs, verification);
  OutputFolder folder(temporary.path(), true);
  write_comparison(*result.value, facts, folder);
  finish(folder, record, temporary, verification);
  return verification;
}

int run(const Options& options, const Common& common) {
  const auto record = load_run_record(options.record);
  print(record.problems);
  if (!record.value || !can_repeat(*record.value)) return failed;
  const auto file = find_study(*record.value, options.inputs);
  if (!file) return failed;
  const auto study = load_study(*file);
  print(study.problems);
  if (!study.value) return failed;
  const auto verification = record.value->sides
                                ? repeat_comparison(*record.value, *study.value, options, common)
                                : repeat_run(*record.value, *study.value, options, common);
  if (!verification) return failed;
  if (common.format == "json") {
    write_verification_json(*verification, std::cout);
  } else {
    write_verification_text(*verification, std::cout);
  }
  return verification->same() ? fine : with_findings;
}

}  // namespace

Run add_verify(Program& program, Common& common) {
  auto options = std::make_shared<Options>();
  auto arguments =
      program.command("verify", "Repeat a run and compare every file with what it left");
  arguments.needed("RUN", options->record, "The run.json of a run, or its folder")
      .text("--inputs", options->inputs,
            "Folder of the study file; without it the run's folder and the one around it");
  add_room(arguments, options->room);
  add_common(arguments, common);
  arguments.choice("--format", common.format, {"text", "json"}, "Form of what is printed");
  arguments.examples({"pbr verify out/run.json", "pbr verify out --rules my-rules",
                      "pbr verify received/run.json --inputs study/"});
  return [options, &common] { return run(*options, common); };
}

}  // namespace pbr::cli
