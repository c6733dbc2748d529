// Which two scores are compared: the rules that were really used.
//
//   first_last  The first and the last valid score from the day the period of care began to the day
//               it ended (open: to the last day looked at), both days included. One date: no pair.
//   cquin       Of a referral: the first valid score dated inside it, and the last later one of the
//               same coded tool. Only where there are at least 2 contacts and the referral was
//               closed after being open for more than 14 days, or is open for more than 182 days on
//               the last day looked at; otherwise it has neither.
//   window      The Dutch benchmark. The first date is that of the first session, where there is
//               none the start of the period of care; the last date that of the last session, where
//               there is none the end. Candidates lie within 3 calendar months of such a date, both
//               ends included (months clipped to their last day: 3 months before 31 May is 28 or 29
//               February). Candidates for before come in this order: those on or before the first
//               date, the nearest first, then those after it, the nearest first. An after is the
//               candidate nearest to the last date on either side, of two as near the later; of the
//               same instrument and dated later than its before, and so not the same score. The
//               first before that has an after makes the pair; else the first before stands alone,
//               else the nearest after. A period of care that has not ended has no after, whatever
//               its sessions.
//
// Several instruments. A pair is of one instrument. In `first_last` and `cquin` too the earliest
// first score that has a later one makes the pair, else the earliest stands alone. Of two scores of
// one day the one whose row comes first is taken first.
//
// One day. Of two scores of one instrument on one day the later row counts and the earlier does
// not.
//
// Like settings. Both scores must have been taken in hospital, or both outside; scores of which
// this is not known do not count. first_last and cquin then take the last score in the setting of
// the instrument's first, window the nearest in the setting of its before.
//
// The last day looked at, where it is given: scores after it do not count, and a period of care
// that ends after it has not ended.
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
enum class Setting : std::uint8_t { unknown, community, in_patient };

struct PairingScore {
  Date date;
  std::string instrument;
  Setting setting = Setting::unknown;
};

/// One period of care. Days are inclusive.
struct CarePeriod {
  Date start;
  std::optional<Date> end;  ///< none: still open
  std::optional<Date> first_session, last_session;
  std::size_t contacts = 0;       ///< cquin
  std::optional<Date> looked_at;  ///< the last day looked at; none: no end of it, and an open
                                  ///< referral is no referral of cquin's
};

/// Indexes into the scores; a lone before or after is a score without its pair.
struct Pairing {
  std::optional<std::size_t> before, after;
  [[nodiscard]] bool paired() const { return before && after; }
};

/// Whether the rule cquin looks at a referral at all: its contacts and the days it was open.
[[nodiscard]] bool counts_for_cquin(const CarePeriod& care);

[[nodiscard]] Pairing pair_scores(const CarePeriod& care, std::span<const PairingScore> scores,
                                  const PairingTerms& terms);

}  // namespace pbr
