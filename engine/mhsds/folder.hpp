// The files of an extract's folder, and what is missing among them.
#pragma once

#include <string>

#include "mhsds/work.hpp"

namespace pbr::mhsds {

/// Finds every file (MH001 where there is none), reads their headers (MH004, MH006) and says which
/// canonical tables cannot be made (MH002, MH003).
void open_folder(const std::string& folder, Work& work);

/// Nothing came of the cluster tables: MH003, with what version 6 has to do with it.
[[nodiscard]] Diagnostic no_clusters(const std::string& folder, const std::set<int>& versions);

}  // namespace pbr::mhsds
