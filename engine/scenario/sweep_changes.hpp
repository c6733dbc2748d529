// A point of a sweep as changes.
#pragma once

#include <string>
#include <vector>

#include "pbr/sweep.hpp"

namespace pbr::scenario {

/// A point as changes that are laid over the study: of each parameter its own, then its rests.
[[nodiscard]] std::vector<Change> changes_of(const std::vector<SweepParameter>& parameters,
                                             const std::vector<std::string>& values);

/// Whether a parameter's path or a rest of one was written there.
[[nodiscard]] bool is_path_of(const std::vector<SweepParameter>& parameters, const Location& at);

/// Says in the help of errors at which point they are: "so it is at share 0.1, price 1.05". At a
/// path they are at every point.
void say_where(const std::vector<SweepParameter>& parameters,
               const std::vector<std::string>& values, Diagnostics& errors);
[[nodiscard]] Diagnostics errors_of(Diagnostics problems);

}  // namespace pbr::scenario
