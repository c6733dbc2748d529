// A contract as a part of something larger.
#pragma once

#include <array>

#include "pbr/scheme.hpp"

namespace pbr {

inline constexpr std::array all_levels{Level::contract, Level::provider, Level::commissioner,
                                       Level::all};

/// The contract, its provider, its commissioner, or nothing named for all.
[[nodiscard]] ContractKey named_at(const ContractKey& contract, Level level);

}  // namespace pbr
