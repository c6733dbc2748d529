// What every measure that is not a status says: its range, its direction, when a change counts.
#pragma once

#include "pbr/measures.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// better and range; RB051. False where the range cannot be used.
bool read_range(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// reliable_change, a number or the terms of Jacobson and Truax, and cut_off: RB052, RB053, RB140,
/// RB141. Needs the range.
void read_thresholds(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// not_known: codes of a score that mean that nothing is known; RB055.
void read_not_known(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// pairing and part_of_another.
void read_pairing(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// An optional key that is true or false.
bool truth_of(yaml::Reader& in, const yaml::Node& node, std::string_view key);

}  // namespace pbr::rulebook
