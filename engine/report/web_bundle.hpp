// The script that draws the charts, as tools/web was bundled where the program was built.
#pragma once

#include <string_view>

namespace pbr {

/// Plain ASCII, with the licences of what is bundled at its head; holds no "</script".
[[nodiscard]] std::string_view web_bundle();

}  // namespace pbr
