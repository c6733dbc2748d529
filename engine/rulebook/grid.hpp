// One page of the booklet: item by item, five cells, and what each row rests on.
#pragma once

#include <vector>

#include "pbr/rulebook.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// The rows of a page in item order. Problems: RB010 unknown item, RB020 not five cells, RB021 not
/// one of R, O, Y and -, RB026 starred rows of which none has an R.
std::vector<GridRow> read_grid(yaml::Reader& reader, const yaml::Node& grid);

}  // namespace pbr::rulebook
