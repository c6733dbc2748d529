// What an instrument says about assessments that cannot be right.
#pragma once

#include "pbr/rulebook.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// The ages people can have, from the key `ages` where there is one. RB056 where they end before
/// they begin.
void read_ages(yaml::Reader& reader, const yaml::Node& root, Instrument& pack);

/// Ratings that do not go together, from the key `contradictions` where there is one. RB019 for an
/// id that stands twice or an entry without a condition; else what PremiseReader says.
void read_contradictions(yaml::Reader& reader, const yaml::Node& root, Instrument& pack);

}  // namespace pbr::rulebook
