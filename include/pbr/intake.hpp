// From canonical CSV files to records, with every finding kept and counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "pbr/records.hpp"

namespace pbr {

class CsvReader;

/// One fault in one field of one row. Rows are numbered from 1 below the header. `found` of a
/// column that identifies somebody is its shape (letters as A, digits as 9), never its value.
struct Finding {
  TableKind table{};
  Row row = 0;
  std::string field;
  std::string code;  ///< IN001 ..., EP001 ...; stable, each with a page in docs/codes
  Severity severity = Severity::error;
  std::string found;
  std::string expected;
};

/// Findings with exact counts: of each code the first `examples` are kept, all are counted.
class Findings {
 public:
  explicit Findings(std::size_t examples = default_examples) : examples_(examples) {}
  static constexpr std::size_t default_examples = 1000;

  void add(Finding finding);
  /// Adds another list behind this one, as if its findings had been added one by one.
  void append(const Findings& other);
  /// The rows of a part of a table become rows of the table: `rows` stand before the part.
  void move_rows(Row rows);

  struct Count {
    Severity severity{};
    std::uint64_t total = 0;
    std::uint64_t kept = 0;
    [[nodiscard]] bool truncated() const { return kept < total; }
  };
  [[nodiscard]] const std::map<std::string, Count>& counts() const { return counts_; }
  /// The kept findings, ordered by table, row, field, code.
  [[nodiscard]] std::vector<Finding> sorted() const;
  [[nodiscard]] std::uint64_t total(Severity at_least) const;

 private:
  std::size_t examples_;
  std::map<std::string, Count> counts_;
  std::vector<Finding> kept_;
};

/// The title of a finding's code ("rating out of range"), or "" where there is no such code.
[[nodiscard]] std::string_view finding_title(std::string_view code);

/// What the rule packs say about values, so that intake knows a cluster from a typing error.
struct IntakeTerms {
  std::vector<std::string> cluster_codes;           ///< accepted, two digits; "1" is read as "01"
  std::map<std::string, std::string> not_clusters;  ///< "09" -> why it is none
  std::string unusable_cluster = "99";              ///< what an unknown cluster code becomes
  std::map<std::string, std::pair<Rate, Rate>> measure_ranges;  ///< id -> lowest, highest
};

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
/// of date order, spells whose referral or person is not in its table.
void check_across(const Tables& tables, Findings& findings);

}  // namespace pbr
