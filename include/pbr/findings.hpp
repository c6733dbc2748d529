// What is wrong with rows that people recorded: every finding counted, the first of each code kept.
//
// Laws (tests/intake/findings_laws_test.cpp):
//   1. The same findings give the same list and the same counts, whatever the order they are added
//      in and however they are split over lists that are appended: threads, partitions and batches
//      do not show.
//   2. Memory is bounded by codes x examples, and by one bit a row and severity where rows are
//      marked, whatever the number of findings.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/diagnostic.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// One fault in one field of one row. Rows are numbered from 1 below the header; row 0 is the
/// header itself. `found` of a column that identifies somebody is its shape (letters as A, digits
/// as 9) or empty, never its value.
struct Finding {
  TableKind table{};
  Row row = 0;
  std::string field;
  std::string code;  ///< IN002 ..., EP001 ...; stable, each with a page in docs/codes
  Severity severity = Severity::error;
  std::string found;
  std::string expected;
};

/// Which rows of which table have a finding of at least a severity: a bit a row and severity, in
/// pieces that exist only where a bit is set.
class RowMarks {
 public:
  static constexpr std::size_t severities = 3;

  /// Row 0, the header, is never marked.
  void mark(TableKind table, Row row, Severity severity);
  [[nodiscard]] bool marked(TableKind table, Row row, Severity at_least) const;
  /// How many rows of the table are marked.
  [[nodiscard]] std::uint64_t count(TableKind table, Severity at_least) const;
  /// Adds the marks of another, its rows behind `rows` others of their table.
  void merge(const RowMarks& other, Row rows = 0);

 private:
  void merge_behind(const RowMarks& other, Row rows);
  using Piece = std::vector<std::uint64_t>;  ///< empty, or the bits of 32,768 rows
  using Plane = std::vector<Piece>;
  [[nodiscard]] std::uint64_t word(TableKind table, std::size_t piece, std::size_t word,
                                   Severity at_least) const;

  std::array<Plane, table_count * severities> planes_;  ///< by table, then severity
};

/// Findings with exact counts. Of each code the first `examples` by table, row and field are kept.
class Findings {
 public:
  static constexpr std::size_t default_examples = 1000;
  explicit Findings(std::size_t examples = default_examples) : examples_(examples) {}

  /// From now on the rows of findings of at least this severity are marked, exactly, also where
  /// the list of examples is full. Call it before anything is added.
  void mark_rows(Severity at_least) { mark_from_ = at_least; }
  /// An empty list that keeps and marks what this one does: for a thread, a partition, a batch.
  [[nodiscard]] Findings empty_like_this() const;

  void add(Finding finding);

  /// As add(), but asks `texts` (which returns {found, expected}) only where the finding is kept:
  /// beyond the examples nothing is allocated.
  template <class Texts>
  void add(TableKind table, Row row, std::string_view field, std::string_view code,
           Severity severity, const Texts& texts) {
    if (!counted_only(table, row, field, code, severity)) {
      auto [found, expected] = texts();
      keep({table, row, std::string(field), std::string(code), severity, std::move(found),
            std::move(expected)});
    }
  }

  /// Adds all findings of another list that keeps as many examples (InternalError otherwise).
  /// Its rows stand behind `rows` others of their table.
  void append(const Findings& other, Row rows = 0);

  /// How often something was found, by severity.
  struct Totals {
    std::array<std::uint64_t, 3> by_severity{};  ///< by Severity
    [[nodiscard]] std::uint64_t total() const;
    [[nodiscard]] std::uint64_t at_least(Severity severity) const;
    /// The highest that was found.
    [[nodiscard]] Severity severity() const;
    void add(const Totals& other);
  };
  struct Count {
    Severity severity{};  ///< the highest of the code
    std::uint64_t total = 0;
    std::uint64_t kept = 0;
    std::map<TableKind, Totals> tables{};  ///< of these, by table; the parts sum to the total
    [[nodiscard]] bool truncated() const { return kept < total; }
  };
  [[nodiscard]] const std::map<std::string, Count, std::less<>>& counts() const { return counts_; }
  /// The kept findings, ordered by table, row, field, code.
  [[nodiscard]] std::vector<Finding> sorted() const;
  /// The first kept finding of a code by table, row and field, or null.
  [[nodiscard]] const Finding* first(std::string_view code) const;
  [[nodiscard]] std::uint64_t total(Severity at_least) const;
  /// Empty unless mark_rows() was called.
  [[nodiscard]] const RowMarks& marks() const { return marks_; }

 private:
  /// Counts and marks. True where a finding at this place cannot be among the examples.
  bool counted_only(TableKind table, Row row, std::string_view field, std::string_view code,
                    Severity severity);
  void keep(Finding finding);

  std::size_t examples_;
  std::optional<Severity> mark_from_;
  std::map<std::string, Count, std::less<>> counts_;
  /// By code a heap whose front is the last of the kept, so that an earlier one can replace it.
  std::map<std::string, std::vector<Finding>, std::less<>> kept_;
  RowMarks marks_;
};

/// The title of a finding's code ("rating out of range"), or "" where there is no such code.
[[nodiscard]] std::string_view finding_title(std::string_view code);

}  // namespace pbr
