// What the parts of a change are called, in tables and charts alike.
#pragma once

#include <array>
#include <string_view>

#include "pbr/shift_parts.hpp"

namespace pbr {

struct PartTitle {
  std::string_view title;
  Pence ShiftParts::*figure;
};
/// In the order of drawing and of columns; their first letters differ.
inline constexpr std::array<PartTitle, 5> part_titles{{{"Rules", &ShiftParts::rules},
                                                       {"Volume", &ShiftParts::volume},
                                                       {"Case-mix", &ShiftParts::casemix},
                                                       {"Price", &ShiftParts::price},
                                                       {"Outcome", &ShiftParts::outcome}}};

}  // namespace pbr
