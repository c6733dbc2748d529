// Ratings of several assessments, column by column, as the kernels take them.
#pragma once

#include <array>
#include <cstdint>

#include "pbr/records.hpp"

namespace pbr {

/// Ratings of up to `capacity` assessments, column by column: all that a decision looks at.
struct RatingBlock {
  static constexpr std::size_t capacity = 64;
  static constexpr std::uint8_t unknown = 5;

  /// 0 ... 4, or `unknown`, by item and row.
  alignas(64) std::array<std::array<std::uint8_t, capacity>, item_count> ratings{};
  alignas(64) std::array<std::uint8_t, capacity> super_class{};  ///< as SuperClass
  alignas(64) std::array<std::uint8_t, capacity> review{};       ///< 1 where the reason is review
  std::size_t rows = 0;

  /// Appends an assessment with usable ratings; the block must not be full.
  void add(const Assessment& assessment);
};

}  // namespace pbr
