// A table of scores, each with the period of care it was taken in, to one pair of dates a case.
//
// Columns, by name in any order: case, episode_start, episode_end, first_session, last_session,
// instrument, measure_date; `contacts` and `setting` where they are there. What stands before
// `instrument` in this list, and `contacts`, is said of the case: every row of a case says it
// alike, and rows of a case may stand anywhere. Empty: episode_end of a period of care that is
// still open, a session that did not happen, contacts and setting that are not known, instrument
// and measure_date together where the case has no score. `setting` is in_patient or community.
//
// Contacts that are not known: a case whose first and last session are of one day is taken to have
// one contact, every other to have enough of them.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "pbr/csv.hpp"
#include "pbr/pack.hpp"
#include "pbr/pairing.hpp"

namespace pbr {

struct PairingCase {
  std::string name;                  ///< as written; it may say who somebody is
  CarePeriod care;                   ///< without `looked_at`
  std::vector<PairingScore> scores;  ///< in the order of their rows
};

struct PairingTable {
  std::vector<PairingCase> cases;    ///< in the order of their first rows
  std::vector<std::string> ignored;  ///< columns that were not read
  bool contacts_given = false;
  std::optional<Date> last_day;  ///< the latest date in the table
};

/// Reads a table; "-" is standard input. Problems, all at once: PA001 a column is missing, PA002 a
/// field that cannot be read or is empty, PA003 a period of care or its sessions that end before
/// they begin, PA004 a row that says other of its case than an earlier one; of these the first 20
/// are told and all are counted (PA005). What stood in a field is not told: rows are about people.
[[nodiscard]] Loaded<PairingTable> read_pairing_table(const std::string& path,
                                                      const PairingTerms& terms);
/// The same from a stream, for pipes and tests; `name` is what diagnostics call it.
[[nodiscard]] Loaded<PairingTable> read_pairing_table(std::istream& in, const std::string& name,
                                                      const PairingTerms& terms);

/// What a table comes to.
struct PairingCounts {
  std::size_t cases = 0, paired = 0, before_alone = 0, after_alone = 0;
};

/// Writes case, before_date, after_date under a header: one row a case, empty where it has none.
/// Without a last day looked at it is the latest date in the table.
PairingCounts write_pairs(const PairingTable& table, const PairingTerms& terms,
                          std::optional<Date> looked_at, std::ostream& out);

}  // namespace pbr
