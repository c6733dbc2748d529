// The dated scores of one measure that count for one episode.
#pragma once

#include <vector>

#include "pbr/episodes.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

struct DatedScore {
  Date date;
  Rate score;
};

/// The total of an assessment over the measure's items; nothing where the assessment cannot be
/// used, more items are unknown than the measure allows, or none is known.
[[nodiscard]] std::optional<Rate> item_total(const Measure& measure, const Assessment& assessment);

/// Valid scores from the day the episode started to the day it ended, one a date, in date order.
[[nodiscard]] std::vector<DatedScore> scores_in(const CareRecord& care, const Episode& episode,
                                                const Measure& measure);

}  // namespace pbr
