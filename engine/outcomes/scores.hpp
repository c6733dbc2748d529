// The dated scores of one measure that count for one episode, or for one period of care.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pbr/episodes.hpp"
#include "pbr/pairing.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

struct DatedScore {
  Date date;
  Rate score;
  Setting setting = Setting::unknown;  ///< known where the measure pairs like settings
};

/// Whose scores are asked for.
struct ScoreSource {
  const ProviderId& provider;
  const ReferralId& referral;    ///< empty: of any
  std::optional<Period> window;  ///< nothing: of any day
  /// Where the parts of a composite are looked up; a part that is not there has no range.
  std::span<const Measure* const> measures{};
};

/// The total of an assessment over the measure's items; nothing where the assessment cannot be
/// used, more items are unknown than the measure allows, or none is known.
[[nodiscard]] std::optional<Rate> item_total(const Measure& measure, const Assessment& assessment);

/// Valid scores, one a date, in date order; of two of one day the later row. Scores of the measures
/// table count where they name no referral, or none is asked for, or the same.
[[nodiscard]] std::vector<DatedScore> scores_of(const CareRecord& care, const Measure& measure,
                                                const ScoreSource& source);

/// Where the scores of an episode are looked for: from the day it started to the day it ended.
[[nodiscard]] ScoreSource source_of(const Episode& episode,
                                    std::span<const Measure* const> measures = {});

/// scores_of() that source.
[[nodiscard]] std::vector<DatedScore> scores_in(const CareRecord& care, const Episode& episode,
                                                const Measure& measure);

/// The first of scores_of() and the last, without a list of them.
struct FirstAndLast {
  std::optional<DatedScore> first, last;  ///< both or neither; of one date where there is one
};
[[nodiscard]] FirstAndLast first_and_last_of(const CareRecord& care, const Measure& measure,
                                             const ScoreSource& source);

}  // namespace pbr
