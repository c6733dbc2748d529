// Two tables of results, row by row, by what each row is of.
#pragma once

#include <string>

#include "pbr/run_diff.hpp"

namespace pbr::runs {

/// Fills rows, counts, columns and the first difference; problems where a file is no table.
void diff_tables(const std::string& a, const std::string& b, TableDifference& into,
                 Diagnostics& problems);

/// Whether a column holds an id of a person, or of something that is one person's.
[[nodiscard]] bool is_personal(std::string_view column);

}  // namespace pbr::runs
