// The parts of an explanation's JSON.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "pbr/report.hpp"

namespace pbr {

/// Null says "not known" or "there is none": a number that could be mistaken for one would not.
[[nodiscard]] boost::json::value rating_value(Rating rating);
/// A probability, or a difference of two: written with six decimals.
[[nodiscard]] boost::json::value millionths_value(std::int64_t millionths);
[[nodiscard]] boost::json::value flip_value(const Flip* flip);

/// Every page of the pack, by rank.
[[nodiscard]] boost::json::array pages_value(const ExplanationView& view);
/// Derived values, tree steps and rules; all empty where neither a table nor a tree was asked.
[[nodiscard]] boost::json::array derived_value(const ExplanationView& view);
[[nodiscard]] boost::json::array steps_value(const ExplanationView& view);
[[nodiscard]] boost::json::array rules_value(const ExplanationView& view);

}  // namespace pbr
