// Values with a first day: each holds until the next of its kind, or to the end of the pack.
#pragma once

#include <string_view>
#include <vector>

#include "pbr/rulebook.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// A first day and where the file gives it.
struct Start {
  Date from;
  const yaml::Node* at = nullptr;
};

/// The days of each value. Problems: RB041 a day on which two values start, or values that do not
/// stand in the order of their dates; RB042 a first day outside the pack's validity. Before the
/// first value's day there is no value, and whoever asks for one there gets an error, not the
/// nearest.
std::vector<Period> periods_of(yaml::Reader& reader, const std::vector<Start>& starts, Period valid,
                               std::string_view what);

}  // namespace pbr::rulebook
