// How the report looks: on a screen from 320 pixels on, and on paper.
#pragma once

#include <string_view>

namespace pbr {

[[nodiscard]] std::string_view report_style();

}  // namespace pbr
