// The packs of the commands that work on one file instead of a study.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pbr/intake.hpp"
#include "pbr/rulebook.hpp"

namespace pbr::cli {

inline constexpr const char* default_clusters = "england/clusters/illustrative";

/// The cluster pack, its instrument, and what intake needs of them; prints what is wrong and gives
/// nothing where a pack cannot be used. An illustrative pack is named on standard error.
struct AllocationPacks {
  ClusterPack clusters;
  Instrument instrument;
  IntakeTerms terms;
};
[[nodiscard]] std::optional<AllocationPacks> load_allocation_packs(const std::string& reference,
                                                                   const RulePaths& paths);

/// Switches the pack's decision tree on, for --tree; says so and gives false where it has none.
[[nodiscard]] bool use_tree(ClusterPack& pack);

/// Reads one table, "-" being standard input, through the column map of that name if there is one;
/// prints whole-file problems and returns false.
[[nodiscard]] bool read_input(TableKind kind, const std::string& path, const IntakeTerms& terms,
                              Tables& tables, Findings& findings, const std::string& map = {});

/// The table a file's name speaks of ("assessments.csv", "team1_stays.csv.gz"), if it does.
[[nodiscard]] std::optional<TableKind> kind_of_file(const std::string& path);

}  // namespace pbr::cli
