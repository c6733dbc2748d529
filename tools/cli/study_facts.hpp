// What run.json says of a study's inputs.
#pragma once

#include "pbr/report.hpp"

namespace pbr::cli {

/// The hashes of inputs and column maps; the command is left empty.
[[nodiscard]] RunFacts input_facts(const Study& study);

}  // namespace pbr::cli
