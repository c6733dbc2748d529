// From canonical CSV files to records, with every finding kept and counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "pbr/findings.hpp"
#include "pbr/records.hpp"

namespace pbr {

class CsvReader;
struct Measure;

/// What the rule packs say about values, so that intake knows a cluster from a typing error.
struct IntakeTerms {
  std::vector<std::string> cluster_codes;           ///< accepted, two digits; "1" is read as "01"
  std::map<std::string, std::string> not_clusters;  ///< "09" -> why it is none
  std::string unusable_cluster = "99";              ///< what an unknown cluster code becomes
  std::map<std::string, std::pair<Rate, Rate>> measure_ranges;  ///< id -> lowest, highest
  /// id -> scores that say that nothing is known: kept without a finding, counted nowhere.
  std::map<std::string, std::vector<Rate>> not_known_scores{};
};

/// Adds a measure's range and its codes for not known. What is made of other records, a level of an
/// item or a composite, has no rows of its own in the measures table.
void add_measure(const Measure& measure, IntakeTerms& terms);

/// Reads one canonical table into `tables` and adds findings. Every data row becomes a record,
/// or, where it cannot be one (no usable date, say), a finding with severity error that says it
/// was set aside; assessments always become records. Returns whole-file problems: the file is
/// missing or not readable as CSV (CSV...), or lacks a column it cannot do without (IN001, all
/// missing columns at once, with "did you mean"). The path "-" is standard input; gzip and
/// Zstandard are unpacked, told by the first bytes.
[[nodiscard]] Diagnostics read_table(TableKind kind, const std::string& path,
                                     const IntakeTerms& terms, Tables& tables, Findings& findings);

/// The same from a stream, for pipes and tests; `name` is what diagnostics call it.
[[nodiscard]] Diagnostics read_table(TableKind kind, std::istream& in, const std::string& name,
                                     const IntakeTerms& terms, Tables& tables, Findings& findings);

/// The same from a reader at its beginning, such as one that reads through a column map.
[[nodiscard]] Diagnostics read_table(TableKind kind, CsvReader csv, const IntakeTerms& terms,
                                     Tables& tables, Findings& findings);

/// Checks that need more than one row or more than one table: repeated ids, rows of a person out
/// of date order, spells whose referral or person is not in its table. What needs one person's
/// records alone is check_person (pbr/person_checks.hpp).
void check_across(const Tables& tables, Findings& findings);

}  // namespace pbr
