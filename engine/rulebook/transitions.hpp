// Which cluster follows which, as the pack says: likely, possible or rare.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "pbr/rulebook.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// Fills pack.transitions; the pages must have been read. Problems: RB028 no such cluster, RB029 a
/// transition that is listed twice.
void read_transitions(yaml::Reader& reader, const yaml::Node& node, ClusterPack& pack);

}  // namespace pbr::rulebook
