// What run.json says of a study's inputs.
#pragma once

#include "pbr/report.hpp"

namespace pbr::cli {

/// The hashes of the study file, its inputs and column maps, and of the program that is running
/// (empty where the system does not say which it is); the command is left empty.
[[nodiscard]] RunFacts input_facts(const Study& study);

}  // namespace pbr::cli
