// A table of assessments of any size to a table of allocations, chunk by chunk, in parallel.
//
// Memory does not grow with the rows of a wide table: each thread holds one chunk of the input and
// what is written of it. The rows come out in the order of the file, byte for byte the same for any
// number of threads and any processor. Rows that are plain go a short way: bytes to ratings to
// decisions to bytes; every other row is read by the reader of pbr/intake.hpp, which says what is
// wrong with it. What that means is the same on both ways (pbr/allocation.hpp).
//
// The long form (a row an item) is gathered in memory first: its rows may stand anywhere.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

#include "pbr/allocation.hpp"
#include "pbr/cluster_pack.hpp"
#include "pbr/column_map.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/intake.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// How rows are written. Without `row` they are those of allocations.csv, by the short way.
struct BulkForm {
  /// Written first, with its line end.
  std::string head{};
  /// Where it is not empty every row starts with it and the row's number in the file.
  std::string before_number{};
  /// Appends one row with its line end. Called from several threads at once.
  std::function<void(std::string& out, const Assessment&, const Allocation&)> row{};
};

struct BulkOptions {
  unsigned threads = 1;
  /// Bytes a thread takes at a time; results do not depend on it.
  std::size_t chunk_bytes = std::size_t{256} << 10;
  BulkForm form{};
  /// Shows the table with other headings; such rows all go the long way. Outlives the call.
  const ColumnMap* map = nullptr;
  /// Called now and then by one thread at a time: stage, rows done, of how many (0: unknown).
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t of)> progress{};
};

struct BulkResult {
  std::uint64_t rows = 0;  ///< data rows read
  std::map<ClusterCode, std::uint64_t> by_cluster;
  Findings findings;
};

/// Allocates the table of a file. Gives no result, and
/// problems, where the file cannot be read to its end or lacks a column it cannot do without; what
/// was written by then is of no use. What `out` throws goes through.
[[nodiscard]] Loaded<BulkResult> allocate_table(const std::string& path, const ClusterPack& pack,
                                                const BulkOptions& options, std::ostream& out);

/// The same from a stream, for pipes and tests; `name` is what diagnostics call it.
[[nodiscard]] Loaded<BulkResult> allocate_table(std::istream& in, const std::string& name,
                                                const ClusterPack& pack, const BulkOptions& options,
                                                std::ostream& out);

}  // namespace pbr
