// What `pbr check` says about the tables it read.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>

#include "pbr/findings.hpp"

namespace pbr::cli {

/// What was checked. The rows of the findings are marked from Severity::note on.
struct Checked {
  std::map<TableKind, std::string> files;  ///< as they were given, or as the study writes them
  std::map<TableKind, std::uint64_t> rows;
  Findings findings;
};

/// A line a table, then a few lines a code: how many, how severe, the first example, the page.
void print_check_text(const Checked& checked, std::ostream& out);
/// All that is kept, the counts by code and table, and the rows by table.
void print_check_json(const Checked& checked, std::ostream& out);

}  // namespace pbr::cli
