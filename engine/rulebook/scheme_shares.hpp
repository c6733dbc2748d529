// What the readers of a scheme's components share.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/scheme_terms.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// A key that must be there and lie within 0 and 1 (RB063).
std::optional<Rate> part_of_one(yaml::Reader& reader, const yaml::Node& mapping,
                                std::string_view key);

/// The component above that an id names, or nothing and a problem: one that is not above, or is not
/// of the right kind.
const SchemeComponent* named_above(yaml::Reader& reader, const yaml::Node& node,
                                   const std::string& id, const std::vector<SchemeComponent>& above,
                                   bool (*right)(const SchemeComponent&), std::string code,
                                   std::string message);

}  // namespace pbr::rulebook
