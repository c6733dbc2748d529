// What an import of an MHSDS extract leaves behind beside its tables.
#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "pbr/mhsds.hpp"

namespace pbr {

/// findings.csv in the columns of every findings.csv; `table` is the file's name without ".csv".
void write_import_findings(const MhsdsImport& made, std::ostream& out);

/// import.json: version, command, versions of MHSDS, period, assumptions, every file with its hash
/// and what became of its rows, rows written, counts of findings.
struct ImportFacts {
  std::string command;
  std::map<std::string, std::string> files_sha256;  ///< file name -> hash
};
void write_import_json(const MhsdsImport& made, const ImportFacts& facts, std::ostream& out);

}  // namespace pbr
