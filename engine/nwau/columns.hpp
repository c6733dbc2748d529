// The columns of a table that is to be priced, and what is wrong with its header.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "pbr/csv.hpp"
#include "pbr/nwau.hpp"

namespace pbr::nwau {

/// Where the eleven columns stand, in the order of NwauCells.
using Positions = std::array<std::size_t, 11>;

/// All that is missing (NW001) or in the way (NW002) goes to `problems`, at once.
[[nodiscard]] Positions find_columns(const CsvReader& csv, Diagnostics& problems);

[[nodiscard]] NwauCells cells_of(const Positions& at, std::span<const std::string_view> row);

}  // namespace pbr::nwau
