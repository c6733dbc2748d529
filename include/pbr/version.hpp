// The version of the library, as it stands in every run.json.
#pragma once

#include <string_view>

namespace pbr {

/// "0.1.0": major.minor.patch of semantic versioning.
[[nodiscard]] std::string_view version();

}  // namespace pbr
