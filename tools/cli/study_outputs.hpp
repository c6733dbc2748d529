// A study run into a folder: what `pbr run` and `pbr verify` have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "pbr/report.hpp"

namespace pbr::cli {

/// The options of a run that change its results; run.json tells them.
struct ResultOptions {
  bool disclosure = true;
  std::vector<std::string> papers;  ///< "md", "xlsx"

  /// "pbr run study.yaml --disclosure off": what repeats the run.
  [[nodiscard]] std::string command(const Study& study) const;
};

/// What run.json tells of a run before its outputs are known.
[[nodiscard]] RunFacts facts_of(const Study& study, const ResultOptions& options);

struct StudyOutputs {
  StudyResult result;
  std::vector<ScenarioFacts> scenarios;  ///< for RunFacts
};

/// Runs the study and the scenarios it names, with its person-level tables and scenarios.csv going
/// to the folder; prints what is wrong, and gives nothing where a problem stops it. The caller
/// writes the rest and commits.
[[nodiscard]] std::optional<StudyOutputs> run_into(OutputFolder& folder, const Study& study,
                                                   const ResultOptions& options, const Room& room,
                                                   const std::string& spill, const Common& common);

}  // namespace pbr::cli
