// Records as rows of text, in the canonical tables' own columns: faults are planted in text, and
// both formats are written from it, so that they hold the same people and the same faults.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "life.hpp"
#include "pbr/records.hpp"

namespace pbr::synth {

/// The canonical tables a cohort has: all before the plan, which is agreed and not recorded.
inline constexpr std::size_t written_tables = static_cast<std::size_t>(TableKind::plan);

/// A table's columns in the schema's order; persons with group_rurality behind them.
[[nodiscard]] const std::vector<std::string>& columns_of(TableKind kind);

/// One row by column name. A name that the table lacks is an InternalError.
class TextRow {
 public:
  explicit TextRow(TableKind kind);
  std::string& operator[](std::string_view column) { return fields_[position(column)]; }
  const std::string& operator[](std::string_view column) const { return fields_[position(column)]; }
  [[nodiscard]] TableKind kind() const { return kind_; }
  [[nodiscard]] const std::vector<std::string>& fields() const { return fields_; }

 private:
  [[nodiscard]] std::size_t position(std::string_view column) const;
  TableKind kind_;
  std::vector<std::string> fields_;
};

/// The tables that hold people, in the order they are written.
inline constexpr std::array person_tables{
    TableKind::persons,  TableKind::referrals, TableKind::assessments, TableKind::clusters,
    TableKind::contacts, TableKind::stays,     TableKind::measures,    TableKind::statuses};

struct PersonRows {
  std::uint64_t number = 0;  ///< of the person, from 1
  std::array<std::vector<TextRow>, table_count> tables;
  std::vector<TextRow>& of(TableKind kind) { return tables[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] const std::vector<TextRow>& of(TableKind kind) const {
    return tables[static_cast<std::size_t>(kind)];
  }
};

[[nodiscard]] PersonRows rows_of(const Life& life);

}  // namespace pbr::synth
