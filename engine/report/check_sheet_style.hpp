// How the check sheet looks: A4 on paper, and readable from 320 pixels on.
#pragma once

#include <string_view>

namespace pbr {

[[nodiscard]] std::string_view check_sheet_style();

}  // namespace pbr
