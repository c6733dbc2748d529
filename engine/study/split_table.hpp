// One person-level table dealt out to the ranges of person ids.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pbr/intake.hpp"
#include "study/spill.hpp"

namespace pbr::study {

/// What stays in memory of a table whose rows are on the disk.
struct SplitTable {
  TableKind kind{};
  std::string name;  ///< of the file, for diagnostics
  std::string head;  ///< its bytes up to the end of the header
  std::vector<std::string> header;
  std::uint64_t rows = 0;
};

/// Reads the table once and adds each row, as it stands in the file and with its line end (if it
/// has one), to the spill: under its person, in the stream of the person's range. Rows that name
/// nobody, or that could not be split into their columns, go anywhere: under a key that depends on
/// the row alone. Says of the file and its header what read_table() says (findings: IN002), and
/// nothing of rows. `tell` is called now and then with the bytes read so far.
[[nodiscard]] Diagnostics split_table(TableKind kind, const std::string& path,
                                      const std::vector<std::string>& starts, Spill& spill,
                                      SplitTable& table, Findings& findings,
                                      const std::function<void(std::uint64_t)>& tell);

}  // namespace pbr::study
