// Where the program looks for rule packs.
#pragma once

#include <string>
#include <vector>

namespace pbr::cli {

/// Adds, behind the folders of --rules: PBR_RULES, and ../share/pbr/rules beside the program.
void add_known_rule_folders(std::vector<std::string>& folders);

}  // namespace pbr::cli
