// A study and the scenarios it names, over one reading.
#pragma once

#include <optional>
#include <vector>

#include "pbr/report.hpp"
#include "pbr/scenario_report.hpp"

namespace pbr::cli {

/// A study's own result, and its scenarios beside it.
struct StudyAndScenarios {
  std::optional<StudyResult> result;  ///< nothing where a problem, which is printed, stops it
  std::vector<ScenarioRows> rows;     ///< of scenarios.csv
  std::vector<ScenarioFacts> facts;
};

[[nodiscard]] StudyAndScenarios run_with_scenarios(const Study& study, const RunOptions& terms,
                                                   StudySink& sink);

}  // namespace pbr::cli
