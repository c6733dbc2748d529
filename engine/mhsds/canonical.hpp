// One canonical table while it is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mhsds/work.hpp"
#include "pbr/csv.hpp"

namespace pbr::mhsds {

class CanonicalTable {
 public:
  /// Makes "persons.csv" with the schema's columns and `more` behind them. The Mental Health
  /// Clustering Tool has no item Q, and the assessments have no column for it.
  CanonicalTable(Work& work, TableKind kind, const std::vector<std::string>& more = {});

  /// The fields of a record in the order of the columns, then end().
  CsvWriter& row() {
    ++written_;
    return csv_;
  }

 private:
  CsvWriter csv_;
  std::uint64_t& written_;
};

}  // namespace pbr::mhsds
