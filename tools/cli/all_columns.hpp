// `pbr allocate --all`: what every cluster came to, a column each.
#pragma once

#include <string>
#include <vector>

#include "pbr/allocation.hpp"

namespace pbr::cli {

/// "p_01" or "penalty_01" for every page of the pack in the order of the codes; none for a table,
/// which gives its clusters no points.
[[nodiscard]] std::vector<std::string> all_columns(const ClusterPack& pack);

/// A field for each. Method logit: the probability with six decimals. Method profile: the penalty.
/// Empty for pages that the assessment was not decided within, and where it cannot be used.
[[nodiscard]] std::vector<std::string> all_fields(const ClusterPack& pack,
                                                  const Assessment& assessment);

}  // namespace pbr::cli
