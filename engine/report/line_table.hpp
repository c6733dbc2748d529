// lines.csv.
#pragma once

#include "pbr/csv.hpp"
#include "pbr/study.hpp"

namespace pbr {

class LineTable {
 public:
  explicit LineTable(std::ostream& out);
  /// The lines of a person's episodes, then those of no episode.
  void write(const PersonOutput& person);
  void write(const LoneLine& lone);

 private:
  CsvWriter csv_;
};

}  // namespace pbr
