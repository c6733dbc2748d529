// What `pbr import mhsds` prints when it is done.
#pragma once

#include <iosfwd>
#include <string>

#include "pbr/mhsds.hpp"

namespace pbr::cli {

/// Every file with what became of its rows, the tables written, findings, assumptions, what next.
void print_import(const MhsdsImport& made, const std::string& folder, std::ostream& out);

}  // namespace pbr::cli
