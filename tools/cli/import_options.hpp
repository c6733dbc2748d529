// What `pbr rules import-grid` and `pbr rules import-logit` share: what the user says about the new
// pack, and how it is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "pbr/rule_import.hpp"

namespace pbr::cli {

struct ImportOptions {
  std::string output, sheet;
  std::string source, id, version = "1.0.0", licence = "not stated";
  std::string first_day, last_day;  ///< empty: as the pack that names come from
};

/// -o, --source, --id, --version, --licence, --valid-from, --valid-to and --sheet.
void add_import_options(Arguments& arguments, ImportOptions& options);

/// The pack that names, review intervals and ranks come from; prints why there is none.
[[nodiscard]] std::optional<ClusterPack> published_names(const Common& common);

/// The terms as told; says what is wrong with them and gives nothing. `what` is how a source of
/// such values might read.
[[nodiscard]] std::optional<ImportTerms> import_terms(const ImportOptions& options,
                                                      const ClusterPack& published,
                                                      const char* what);

/// False, and said, where the pack or the sheet would be written over one of these files.
[[nodiscard]] bool keeps_inputs(const ImportOptions& options,
                                const std::vector<std::string>& inputs);

/// Prints the problems; writes pack and sheet, each under its name when it is whole, and says what
/// was made and what to do next. `made` is "20 pages, 236 rows".
[[nodiscard]] int write_imported(const Loaded<ImportedPack>& imported, const ImportOptions& options,
                                 const Common& common, const std::string& made);

}  // namespace pbr::cli
