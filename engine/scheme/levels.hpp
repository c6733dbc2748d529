// A contract as a part of something larger.
#pragma once

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "pbr/scheme.hpp"

namespace pbr {

inline constexpr std::array all_levels{Level::contract, Level::provider, Level::commissioner,
                                       Level::all};

/// The contract, its provider, its commissioner, or nothing named for all.
[[nodiscard]] ContractKey named_at(const ContractKey& contract, Level level);

/// The rows of a scheme, by level and then by name: `add(row, key, value)` adds an entry of
/// `contracts` to the row of what it is a part of.
template <class Row, class Contracts, class Add>
void append_by_level(const SchemeId& scheme, const Contracts& contracts, Add add,
                     std::vector<Row>& rows) {
  for (const Level level : all_levels) {
    std::map<ContractKey, Row> sums;
    for (const auto& [contract, value] : contracts) {
      add(sums[named_at(contract, level)], contract, value);
    }
    for (auto& [key, sum] : sums) {
      sum.scheme = scheme;
      sum.level = level;
      sum.contract = key;
      rows.push_back(std::move(sum));
    }
  }
}

}  // namespace pbr
