// Amendments and statements for people and scripts. Formats, never computes.
#pragma once

#include <iosfwd>

#include "pbr/line_changes.hpp"
#include "pbr/statements.hpp"
#include "pbr/study.hpp"

namespace pbr {

/// Keeps every line of a run.
class LineRecords : public StudySink {
 public:
  std::ostream* allocations() override { return nullptr; }
  void person(const PersonOutput& person) override;
  void capitation(const std::vector<LoneLine>& lines) override;
  [[nodiscard]] std::vector<LineRecord>& lines() { return lines_; }

 private:
  std::vector<LineRecord> lines_;
};

/// amendments.csv: one row a line that was added, removed or changed. Person-level, as lines.csv.
void write_amendments_csv(const LineChanges&, std::ostream&);
/// How many lines and how much by provider, commissioner and month; then the totals of both runs.
void write_amendments_text(const LineChanges&, std::ostream&);

/// Each contract month by month, and what is left over: nothing.
void write_statements_text(const Statements&, std::ostream&);

}  // namespace pbr
