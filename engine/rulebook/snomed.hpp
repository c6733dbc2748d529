// SNOMED CT codes as packs and extracts write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/yaml.hpp"

namespace pbr::rulebook {

/// Whether the text can be a SNOMED CT code: 6 to 18 digits, the last of them a Verhoeff check
/// digit.
[[nodiscard]] bool is_snomed(std::string_view code);

/// A code from a pack, or RB014 with the place; `key` names it in other problems.
std::optional<std::string> read_snomed(yaml::Reader& reader, const yaml::Node& node,
                                       std::string_view key);

}  // namespace pbr::rulebook
