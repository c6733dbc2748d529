// Which two scores of one measure are compared: the rules that were really used.
//
//   first_last  The first and the last valid score from the day the period of care began to the day
//               it ended (open: to the last day looked at), both days included. One date: no pair.
//   cquin       Of a referral: the first valid score dated inside it, and the last later one of the
//               same coded tool. Only where there are at least 2 contacts and the referral was
//               closed after being open for more than 14 days, or is open for more than 182 days on
//               the last day looked at.
//   window      The Dutch benchmark. Reference dates: the first and the last session, where there
//               are none the start and the end of the period of care. Candidates lie within 3
//               calendar months of a reference date, both ends included (months clipped to their
//               last day). Before: the candidate nearest on or before the first date, else the
//               nearest after it. After: the candidate nearest to the last date on either side, of
//               two as near the later; of the same instrument and not the before itself, and dated
//               after it. Of several instruments the one of the earliest row whose before has an
//               after counts; else the first before stands alone, else the first after. A period of
//               care that has not ended has no after.
//
// Like settings. Both scores must have been taken in hospital, or both outside; first_last and
// cquin then take the last score in the setting of the first, window the nearest.
//
// Sources: shared facts on outcome measures: CQUIN's and the Dutch benchmark's rules; the published
// cases of the latter are tests/outcomes/data/pairing_cases.csv. Two dates of a case may be equal;
// scores come in any order.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "pbr/date.hpp"
#include "pbr/measures.hpp"

namespace pbr {

/// Where a score was taken.
enum class Setting : std::uint8_t { not_known, community, in_patient };

struct PairingScore {
  Date date;
  std::string instrument;
  Setting setting = Setting::not_known;
};

/// One period of care. Days are inclusive.
struct CarePeriod {
  Date start;
  std::optional<Date> end;  ///< none: still open
  std::optional<Date> first_session, last_session;
  std::size_t contacts = 0;       ///< cquin
  std::optional<Date> looked_at;  ///< the last day of what was looked at; cquin and open periods
};

/// Indexes into the scores; a lone before or after is a score without its pair.
struct Pairing {
  std::optional<std::size_t> before, after;
  [[nodiscard]] bool paired() const { return before && after; }
};

[[nodiscard]] Pairing pair_scores(const CarePeriod& care, std::span<const PairingScore> scores,
                                  const PairingTerms& terms);

}  // namespace pbr
