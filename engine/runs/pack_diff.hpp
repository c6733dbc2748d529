// What changed in a rule pack from one run to another.
#pragma once

#include <string>
#include <vector>

#include "pbr/run_diff.hpp"

namespace pbr::runs {

/// The file of a pack with that hash: where the run's reference leads from the run's own rules,
/// else from the folders; nothing where none has these bytes.
[[nodiscard]] std::optional<std::string> find_pack_file(const RunRecord& run,
                                                        const RecordedFile& pack,
                                                        const std::vector<std::string>& folders);

/// Value by value, as the files write them, each by its path of keys ("prices.03.admitted_day");
/// elements of lists by their id where they have one, else by their place. Cluster packs that can
/// be loaded: as `pbr rules diff`.
[[nodiscard]] std::vector<RuleChange> diff_packs(const std::string& kind, const std::string& a,
                                                 const std::string& b);

}  // namespace pbr::runs
