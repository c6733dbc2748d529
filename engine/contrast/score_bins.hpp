// A measure's lines, and how many points over them a score lies.
#pragma once

#include <optional>

#include "pbr/integrity.hpp"
#include "pbr/measures.hpp"

namespace pbr {

/// A line of a measure, and the bins that its range reaches.
struct ScoreLine {
  Rate at;
  int lowest_bin = 0, highest_bin = 0;
};
/// The reliable change or the cut-off; nothing where the measure has none.
[[nodiscard]] std::optional<ScoreLine> line_of(const Measure& measure, ScoreKind kind);
/// The bin of a change, or of a score after.
[[nodiscard]] int bin_of(const Measure& measure, ScoreKind kind, const ScoreLine& line, Rate score);

}  // namespace pbr
