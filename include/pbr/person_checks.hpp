// What only shows when all records of one person stand together: checks over a CareRecord.
//
// Every check is a finding and changes nothing: the rows are used as they stand, as the page of the
// code says. A check that needs a table the study does not have is silent.
//
//   IN018 dated after death       assessments, contacts, referrals, spells, stays, measures and
//                                 statuses dated (started, received) after persons.death_date
//   IN019 dated before birth      the same before persons.birth_date; and a death before the birth
//   IN020 age out of range        at an assessment; the ages stand in the instrument (`ages`)
//   IN021 ratings that do not go together   the instrument's `contradictions`, with their severity
//   IN022 after the period        dated after the reporting period's last day: normal in an extract
//                                 that was taken later, so a note
//   IN023 all ratings alike       of an assessment with at least twelve known ratings
//   IN024 item 8 without its letter   item 8 is rated above 0 and item_8_type is empty
//   IN025 rated twice on a day    two assessments at one provider, on one day, whose ratings differ
//   IN026 row repeated            every field but the id of an assessment is that of an earlier row
//   IN027 stays overlap           a stay starts before an earlier one ends, at whatever provider
//   IN028 outside its referral    before its referral was received (spells, stays, contacts), or
//                                 after it closed (stays, contacts; of spells EP002 tells)
//   IN029 spell without assessment   a spell that starts in the period, and no assessment at its
//                                 provider on its start or in the review interval before it
//   IN030 review overdue          a review fell due in the period while the spell ran, and no
//                                 assessment at its provider came up to its due day; once a spell
//
// What is ours and what has a source stands on the page of each code. Two referrals of a person at
// one provider may overlap: that is normal, and no finding.
#pragma once

#include <array>
#include <optional>

#include "pbr/findings.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// What the records of a person are held against; what is pointed to outlives the terms.
struct PersonCheckTerms {
  /// The reporting period; none where a table is checked by itself: IN022, IN029 and IN030 need it.
  std::optional<Period> period;
  /// Tables that were given at all, by TableKind (Tables::given).
  std::array<bool, table_count> given{};
  const ClusterPack* clusters = nullptr;   ///< IN029 and IN030: review intervals
  const Instrument* instrument = nullptr;  ///< IN020 and IN021
};

/// Checks one person's records. Pure: depends on nothing but its arguments, in any thread.
void check_person(const CareRecord& care, const PersonCheckTerms& terms, Findings& findings);

}  // namespace pbr
