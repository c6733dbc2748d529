// One import while it runs: what its parts share. Each part reads its tables and writes theirs.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mhsds/latest.hpp"
#include "mhsds/rows.hpp"
#include "mhsds/tables.hpp"

namespace pbr::mhsds {

class Work {
 public:
  Work(const MhsdsTerms& import_terms, const MhsdsOutput& import_output, MhsdsImport& import_made,
       Diagnostics& import_problems)
      : terms(import_terms), output(import_output), made(import_made), problems(import_problems) {}

  const MhsdsTerms& terms;
  const MhsdsOutput& output;
  MhsdsImport& made;
  Diagnostics& problems;
  std::map<Table, std::vector<SourceFile>> files;
  Submissions submissions;

  [[nodiscard]] bool has(Table table) const { return files.contains(table); }
  /// All rows of a table, from the first; none where the extract lacks it.
  [[nodiscard]] Rows rows(Table table);

  using RecordOf = std::function<std::optional<Record>(Rows&)>;
  /// Reads a table twice: `use` gets every row that counts, `replaced` (if any) those that a later
  /// submission replaces. Every other row is a finding and counted. `use` says whether it did.
  void latest_rows(Table table, const RecordOf& record_of, const std::function<bool(Rows&)>& use,
                   const std::function<void(Rows&)>& replaced = {});

  /// A finding on a row that was read before.
  void finding(std::size_t file, TableKind kind, Row row, std::string_view field,
               std::string_view code, Severity severity, std::string_view found,
               std::string_view expected);
};

/// Counts a row that cannot be split, and tells it.
void tell_broken(Rows& row);

// The parts, in the order they run.

/// What joins need of MHS101.
class ReferralJoin;
/// What joins need of MHS801 and MHS802.
class ClusterTools;

void import_persons(Work& work);
void import_referrals(Work& work, ReferralJoin& referrals);
void import_cluster_tools(Work& work, const ReferralJoin& referrals, ClusterTools& tools);
void import_care_clusters(Work& work, const ClusterTools& tools);
void import_contacts_and_scores(Work& work);
void import_stays(Work& work);
void import_statuses(Work& work);

/// Every sentence about what was taken for granted.
[[nodiscard]] std::vector<std::string> assumptions_of(const Work& work);

}  // namespace pbr::mhsds
