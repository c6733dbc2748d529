// What of a scenario changes nothing, known only once the people have been seen.
#pragma once

#include "pbr/scenario.hpp"

namespace pbr::scenario {

/// SN014 of changes to packs that hold for clusters or providers nobody of the study is in, and of
/// mergers of providers nobody has; of these only where `providers`, as a merger of the study as it
/// is leaves no trace.
[[nodiscard]] Diagnostics unmet(const std::vector<Change>& changes,
                                const std::vector<AppliedChange>& applied,
                                const PayInputs& as_it_is, bool providers);

/// The warnings that changes change nothing, as sentences.
[[nodiscard]] std::vector<std::string> sentences(const Diagnostics& problems);

}  // namespace pbr::scenario
