// Measures put together of other scores of one day.
#pragma once

#include <vector>

#include "pbr/measures.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// A composite whose parts are looked up once all measures of its pack are read.
struct Composite {
  std::size_t measure = 0;  ///< index into the pack's measures
  const yaml::Node* node = nullptr;
};

/// parts, mean and most_missing; RB054, RB055.
void read_parts(yaml::Reader& in, const yaml::Node& node, Measure& measure);

/// That every part is a score of the pack (RB143), runs in the composite's direction (RB144), and
/// that the parts give the composite's range (RB145). `measures` is the pack's mapping: a part that
/// could not be read has its own problem.
void check_parts(yaml::Reader& in, const yaml::Node& measures, const MeasurePack& pack,
                 const Composite& composite);

}  // namespace pbr::rulebook
