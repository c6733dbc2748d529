// A row of allocations.csv, for a study's file and for `pbr allocate`.
#pragma once

#include <string>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// The columns of allocations.csv as a header line, and `more` behind them.
[[nodiscard]] std::string allocations_head(const std::vector<std::string>& more = {});
/// Appends what a row of allocations.csv says of the decision, from super_class to reason.
void append_decision(std::string& out, SuperClass super_class, const Allocation& allocation);
/// Appends the row of allocations.csv, and the fields of `more` behind it.
void append_allocation(std::string& out, const Assessment&, const Allocation&,
                       const std::vector<std::string>& more = {});

}  // namespace pbr
