// The key `uncertainty` of a study.
#pragma once

#include "pbr/uncertainty.hpp"
#include "text/yaml.hpp"

namespace pbr::study {

/// What is given takes the place of the default. Problems: ST012 a share outside its range, ST013
/// values that do not ascend, and those of pbr::yaml.
void read_uncertainty(const yaml::Node& node, yaml::Reader& in, UncertaintyTerms& terms);

}  // namespace pbr::study
