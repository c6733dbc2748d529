// Measures made of the items of an assessment.
#pragma once

#include "pbr/measures.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// items and most_missing of an item_total; RB010, RB054, RB055.
void read_items(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// The one item of a measure of kind item and high_from; RB010, RB142. Needs the range.
void read_level(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// most_missing of a measure put together of so many.
void read_most_missing(yaml::Reader& in, const yaml::Node& node, std::size_t of, Measure& measure);

}  // namespace pbr::rulebook
