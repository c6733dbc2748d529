// Method profile: a page of the booklet, item by item, five cells, and what each row rests on.
#pragma once

#include <vector>

#include "pbr/cluster_pack.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// What the pack says of all pages: penalties, and when criteria and key scales decide.
void read_profile_terms(yaml::Reader& reader, const yaml::Node& node, ProfileTerms& terms);

/// The rows of a page in item order. An illustrative pack must say what each row rests on
/// (`basis_required`, YML022). Problems: RB010 unknown item, RB020 not five cells, RB021 not one of
/// R, O, Y and -, RB026 starred rows of which none has an R.
std::vector<GridRow> read_grid(yaml::Reader& reader, const yaml::Node& grid, bool basis_required);

}  // namespace pbr::rulebook
