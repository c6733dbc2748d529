// An extract of the Mental Health Services Data Set (MHSDS) into canonical tables.
//
// Rules. Names and joins are those of NHS England's public SQL (nhsengland/MHSDS, commit dc7bf10;
// NHSDigital/mental-health-monthly-statistics, commit 7b4d742); what is ours is said to be.
//   1. The folder holds CSV files, a table in one or more: MHS101Referral.csv,
//      mhs101referral_2014-04.csv.gz. Names of files and columns match in any case. Fields of
//      versions 4, 5 and 6 are known by all their names; a row takes the first that is filled.
//   2. Of one record in several submissions the latest counts: the highest UniqMonthID, then
//      UniqSubmissionID (of the row, else of MHS001 by OrgIDProv and RecordNumber), then
//      MHSnnnUniqID. A record is a UniqServReqID, UniqCareContID, UniqHospProvSpellID or
//      UniqClustID; a Person_ID; of MHS003 and MHS004 a person, provider and day; of MHS606 a
//      referral, day and code; of MHS607 a contact, activity and code. Where a UniqXxxID is empty
//      or missing it is OrgIDProv and the local id. Of MHS803, MHS606 and MHS607 the latest
//      submission of a record may hold several rows (other starts, other scores), and all count.
//   3. MHS802 joins MHS801 on UniqClustID, RecordNumber (and OrgIDProv, which is ours: where
//      RecordNumber is unique it changes nothing). MHS803 takes the initial code and the referral
//      from the MHS801 of its UniqClustID and RecordNumber, else of its UniqClustID (ours).
//   4. The referral of a cluster tool is the MHS101 of its RecordNumber with AssToolCompDate from
//      ReferralRequestReceivedDate to ServDischDate; an open one runs to the end of its own
//      UniqMonthID. Of several the one received last, then the highest MHS101UniqID (ours). A
//      ServDischDate before the referral was received is none, as everywhere in pbr (ours).
//   5. A score is 0 to 4, alone or behind a zero; 9 and 09 and empty are not known. A score that
//      stands twice counts once. Two scores of one item: the highest MHS802UniqID (ours).
//   6. Two cluster tools of one person, provider, day and referral with the same ratings are one:
//      NHS England's key of duplicates is person, date, referral, term and score. The first counts.
//   7. A value that cannot be read is passed on as it stands, so that the study that reads the
//      canonical tables counts it too and nothing vanishes. What is not passed on is: a row that
//      another replaces or repeats, a row that cannot be split, a score without a cluster tool, a
//      code that is none of ours, a cluster tool of another category than 01; each is a finding.
//   8. A canonical stay is a hospital provider spell; ward stays are read to check them. A contact
//      was attended where AttendOrDNACode is 5 or 6 (NHS Data Dictionary, ATTENDED OR DID NOT
//      ATTEND); SettledAccommodationInd is Y or N; EmployStatus 01 is employed, any other code not.
//   9. The period: as given; else from the earlier of the lowest UniqMonthID's first day and the
//      earliest RecordStartDate, to the last day of the highest UniqMonthID. UniqMonthID 1429 is
//      April 2019.
//
// Memory. Every table but MHS502 and MHS802 is read twice from the files: first its keys, 48 bytes
// a row (while the list grows, up to three times that) and a byte more that stays until the table
// is done; then its rows, which are written at once. Kept for joins: 64 bytes a row of MHS101,
// about 500 bytes a cluster tool, 64 bytes a stay where there is MHS502, 56 bytes a row of MHS001
// where UniqSubmissionID stands there, and the scores of ours in MHS607. Contacts, stays and
// statuses are not kept.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/intake.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// What an extract is read with.
struct MhsdsTerms {
  std::optional<Date> first_day, last_day;  ///< of the study's period; empty: from the extract
  Instrument instrument;                    ///< which SNOMED CT code is which item
  ClusterPack clusters;                     ///< which codes are clusters
  std::vector<Measure> measures;            ///< those with a SNOMED CT code are read
  /// ClustToolAssReason, whose code list is not among our sources: code -> initial, review,
  /// discharge or other. A code that stands here not leaves the reason empty.
  std::map<std::string, AssessmentReason> reasons;
  /// Called now and then: table, rows read of it.
  std::function<void(std::string_view table, std::uint64_t rows, std::uint64_t of)> progress{};
};

/// One file of the extract and what became of its rows; they add up to `rows`.
struct MhsdsFile {
  std::string name;                          ///< without the folder: "MHS101Referral_2014-04.csv"
  std::string table;                         ///< "MHS101Referral"
  std::set<int> versions;                    ///< told from its field names: 4, 5, 6; empty: any
  std::vector<std::string> read_columns;     ///< as they are written, in file order
  std::vector<std::string> ignored_columns;  ///< columns of no use here, in file order
  std::uint64_t rows = 0;
  std::uint64_t used = 0;       ///< went into a canonical row, or were checked (MHS502)
  std::uint64_t replaced = 0;   ///< a later submission of the record counts
  std::uint64_t repeated = 0;   ///< stands twice
  std::uint64_t not_ours = 0;   ///< a code or category that is not imported
  std::uint64_t set_aside = 0;  ///< broken rows, and rows without the row they belong to
  Findings findings;            ///< of this file's rows
};

/// What an import made, and of what.
struct MhsdsImport {
  Period period;
  std::string period_from;  ///< how the period was found, a sentence
  std::vector<MhsdsFile> files;
  std::vector<std::string>
      unread_files;  ///< CSV files whose names are none of the tables read here
  std::map<TableKind, std::uint64_t> written;  ///< rows; a table that is not here was not made
  std::vector<std::string> assumptions;
  std::vector<std::string> groups;  ///< group columns of the persons table
  std::set<int> versions;

  [[nodiscard]] Findings all_findings() const;
};

/// Where the tables go: a stream for "persons.csv" that lives until the import is done.
using MhsdsOutput = std::function<std::ostream&(const std::string& name)>;

/// Reads the folder and writes persons, referrals, assessments, clusters, contacts, stays, measures
/// and statuses, as far as their tables are there. Problems, all at once: no such folder or none of
/// the tables in it (MH001), a table that is missing with what cannot be made (MH002, a warning),
/// neither clusters nor assessments can be made (MH003), a field is missing (MH004), no period
/// (MH005), version 6 (MH006, a warning), a file that cannot be read as CSV (CSV...). Rows are
/// findings (MH010 ...) and never stop an import. Throws what the output throws.
[[nodiscard]] Loaded<MhsdsImport> import_mhsds(const std::string& folder, const MhsdsTerms& terms,
                                               const MhsdsOutput& output);

/// The title of a finding's code ("not a score"), or "" where an import has no such code.
[[nodiscard]] std::string_view mhsds_finding_title(std::string_view code);

/// A study.yaml over the canonical tables of an import, to run as it is. Packs that `rules` names
/// stand in it as they are given.
void write_mhsds_study(const MhsdsImport& made, const std::string& name,
                       const RuleReferences& rules, std::ostream& out);

}  // namespace pbr
