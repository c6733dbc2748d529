// Why two runs of pbr differ, from the top down: program, study and parameters, inputs, packs and
// their values, then what is paid, then each table and where it first differs.
//
// Tables are compared row by row. A row is known by its naming columns (provider, cluster, month,
// scheme ...); of the tables of single people by their ids, which are never told: of such a row the
// row number and the other columns are. A table without naming columns is a bag of rows: they can
// be in one run alone, but not change. Rows in another order count as same; that the order differs
// is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/money.hpp"
#include "pbr/rule_diff.hpp"
#include "pbr/run_record.hpp"

namespace pbr {

/// Something that stands in both records, or in one (nothing in the other), with both texts.
struct FactDifference {
  std::string what;  ///< "version", "seed", "input assessments (assessments.csv)" ...
  std::optional<std::string> a, b;
};

/// A pack that differs, and its values where both files were found.
struct PackDifference {
  FactDifference fact;
  bool at_hand = false;             ///< both files were found, by their hashes
  std::vector<RuleChange> changes;  ///< cluster packs as `pbr rules diff`; others value by value
};

/// What a scheme pays a provider ("" for all) in both runs; nothing where one knows none.
struct TotalDifference {
  std::string scheme, provider;
  std::optional<Pence> a, b;
};

struct ColumnDifference {
  std::string column;
  std::optional<std::string> a, b;  ///< nothing: no such column, or an id that is not told
};

/// The first row, in the order of the files, at which two tables part.
struct RowDifference {
  std::uint64_t row_a = 0, row_b = 0;   ///< below the header, from 1; 0: no such row there
  std::vector<ColumnDifference> named;  ///< what the row is of, where that names nobody
  /// Of a row in one run alone: all its columns, and none in a table of single people.
  std::vector<ColumnDifference> different;
};

struct TableDifference {
  std::string file;
  bool in_a = true, in_b = true;
  std::uint64_t rows_a = 0, rows_b = 0, only_a = 0, only_b = 0, changed = 0;
  std::vector<std::string> columns_a, columns_b;  ///< that the other does not have
  bool order = false;                             ///< the same rows in another order
  std::optional<std::uint64_t> line;              ///< no CSV: the first line that differs
  std::optional<RowDifference> first;
};

struct RunDifference {
  std::vector<FactDifference> facts;  ///< program and study, then inputs
  std::vector<PackDifference> packs;
  std::vector<TotalDifference> totals;
  std::vector<TableDifference> tables;
  std::size_t same_files = 0;
  [[nodiscard]] bool same() const {
    return facts.empty() && packs.empty() && totals.empty() && tables.empty();
  }
};

/// Compares two runs by their records and by the files beside them. Packs are looked for in
/// `rules/` of the run's folder, of the folder around it, and in `rule_folders`. Problems: what
/// keeps a table from being read (CSV...).
[[nodiscard]] Loaded<RunDifference> diff_runs(const RunRecord& a, const RunRecord& b,
                                              const std::vector<std::string>& rule_folders);

/// The first line at which two files differ, from 1; nothing where their bytes are the same. Throws
/// std::system_error where one cannot be read.
[[nodiscard]] std::optional<std::uint64_t> first_different_line(const std::string& a,
                                                                const std::string& b);

}  // namespace pbr
