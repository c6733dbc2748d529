// What is wrong with tables that are looked at by themselves, without a study.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "pbr/column_map.hpp"
#include "pbr/findings.hpp"
#include "pbr/intake.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// What is checked and what it is held against; what is pointed to outlives the check.
struct TableCheck {
  std::map<TableKind, std::string> files;  ///< path, or "-" for standard input
  const ColumnMap* map = nullptr;          ///< of the one file that is read through it
  IntakeTerms intake;
  const ClusterPack* clusters = nullptr;
  const Instrument* instrument = nullptr;
  /// As RunOptions::partition_bytes and spill_folder. What comes through a pipe or a map, and the
  /// long form of assessments, is gathered in memory whatever its size.
  std::uint64_t partition_bytes = std::uint64_t{48} << 20;
  std::string spill_folder = ".";
  Severity mark_rows = Severity::note;  ///< the least severity that marks a row
  std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t of)> progress{};
};

struct CheckedTables {
  std::map<TableKind, std::uint64_t> rows;  ///< data rows read
  Findings findings;
};

/// Reads the tables and checks rows, repeated ids and the records of each person together. The same
/// findings in whatever parts the people are worked. Empty with problems where a file cannot be
/// read at all.
[[nodiscard]] Loaded<CheckedTables> check_tables(const TableCheck& check);

}  // namespace pbr
