// The bounds of a pack, each with what it takes to stand on either side of it.
#pragma once

#include <vector>

#include "audit/coverage_values.hpp"
#include "pbr/rule_tests.hpp"

namespace pbr::audit {

/// One bound, uncovered so far; `first` and `second` become true as cases stand on its sides.
struct Bound {
  enum class Kind : std::uint8_t { ratings, exclusion, value, unknown, rule, step };
  CoverageBound told;
  Kind kind = Kind::ratings;
  std::size_t page = 0;  ///< of ClusterPack::clusters
  std::size_t item = 0;  ///< ratings
  Rating rating = 0;     ///< ratings: the lower of the two
  const Exclusion* exclusion = nullptr;
  const Premise* premise = nullptr;  ///< value, unknown
  bool of_tree = false;              ///< value, unknown: in a step of the tree
  std::size_t derived = 0;           ///< value, unknown
  ConditionEnd end;                  ///< value
  std::int16_t place = 0;            ///< rule, step
  bool first = false, second = false;
};

/// In the order of the pack: pages by code, rows by item, ratings; then rules; then tree steps.
/// They point into the pack.
[[nodiscard]] std::vector<Bound> bounds_of(const ClusterPack& pack);

}  // namespace pbr::audit
