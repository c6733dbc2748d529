#include "study_outputs.hpp"

#include <filesystem>

#include "console.hpp"
#include "study_facts.hpp"
#include "study_scenarios.hpp"

namespace pbr::cli {

std::string ResultOptions::command(const Study& study) const {
  std::string text = "pbr run " + std::filesystem::path(study.file).filename().string();
  if (!disclosure) text += " --disclosure off";
  for (const auto& paper : papers) text += (&paper == papers.data() ? " --format " : ",") + paper;
  return text;
}

RunFacts facts_of(const Study& study, const ResultOptions& options) {
  RunFacts facts = input_facts(study);
  facts.command = options.command(study);
  facts.papers = options.papers;
  return facts;
}

std::optional<StudyOutputs> run_into(OutputFolder& folder, const Study& study,
                                     const ResultOptions& options, const Room& room,
                                     const std::string& spill, const Common& common) {
  CsvSink sink(folder);
  RunOptions terms{common.thread_count(), common.rule_folders, progress()};
  terms.partition_bytes = room.partition_bytes();
  terms.spill_folder = room.spill.empty() ? spill : room.spill;
  terms.disclosure = options.disclosure;
  auto ran = run_with_scenarios(study, terms, sink);
  if (!ran.result) {
    fail("nothing was written: the problems above stop the study");
    return std::nullopt;
  }
  if (!ran.rows.empty()) write_scenarios(ran.rows, folder.file("scenarios.csv"));
  return StudyOutputs{std::move(*ran.result), std::move(ran.facts)};
}

}  // namespace pbr::cli
