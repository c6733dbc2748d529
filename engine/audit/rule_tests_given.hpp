// What an assessment of a rule test brings: reason, super-class and ratings.
#pragma once

#include <array>
#include <optional>

#include "pbr/records.hpp"
#include "text/yaml.hpp"

namespace pbr::audit {

/// By item; nothing where the case says nothing.
using GivenRatings = std::array<std::optional<Rating>, item_count>;

/// 0 to 99, or "-" for not known (RT004).
[[nodiscard]] std::optional<Rating> read_rating(yaml::Reader& reader, const yaml::Node& node);

/// A mapping with or without `others`, or one text of 18 or 19 ratings (RT004).
[[nodiscard]] GivenRatings read_ratings(yaml::Reader& reader, const yaml::Node& node);

/// What is left out is not known, which only item_q may be (RT004 at the node).
void set_ratings(yaml::Reader& reader, const yaml::Node& at, const GivenRatings& given,
                 Assessment& assessment);

void read_reason(yaml::Reader& reader, const yaml::Node& node, Assessment& assessment);
void read_super_class(yaml::Reader& reader, const yaml::Node& node, Assessment& assessment);

/// A whole `given`.
void read_given(yaml::Reader& reader, const yaml::Node& node, Assessment& assessment);

/// The words of a text as values of their own, each with its place; the elements of a list.
[[nodiscard]] std::vector<yaml::Node> words_of(const yaml::Node& node);

}  // namespace pbr::audit
