// A point of a sweep as changes.
#pragma once

#include <string>
#include <vector>

#include "pbr/sweep.hpp"

namespace pbr::scenario {

/// A point as changes that are laid over the study: of each parameter its own, then its rests.
[[nodiscard]] std::vector<Change> changes_of(const std::vector<SweepParameter>& parameters,
                                             const std::vector<std::string>& values);

/// "share 0.1, price 1.05"
[[nodiscard]] std::string values_text(const std::vector<SweepParameter>& parameters,
                                      const std::vector<std::string>& values);

}  // namespace pbr::scenario
