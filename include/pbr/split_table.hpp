// A table dealt out to two: the rows without an error and the rows with one.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "pbr/diagnostic.hpp"
#include "pbr/findings.hpp"
#include "pbr/records.hpp"

namespace pbr {

/// How many data rows went where.
struct SplitRows {
  std::uint64_t valid = 0, invalid = 0;
};

/// Reads a table again and writes each data row, byte for byte as it stands in the file, to
/// `invalid` where `marks` has a finding of at least that severity on it and to `valid` otherwise.
/// The header goes to both. Every data row is in exactly one, in the order of the file; a row
/// number of findings.csv counts the rows of the table itself. Memory does not grow with the table.
/// `rows` is how many data rows were read when the marks were made: CSV008 where the table has
/// another number now, or cannot be read.
[[nodiscard]] Diagnostics split_table(TableKind kind, const std::string& path,
                                      const RowMarks& marks, Severity at_least, std::uint64_t rows,
                                      std::ostream& valid, std::ostream& invalid,
                                      SplitRows& counted);

}  // namespace pbr
