// One function a command: tells the program its arguments and returns what runs it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "arguments.hpp"

namespace pbr::cli {

/// Exit statuses that scripts rely on.
enum Status : int {
  fine = 0,
  with_findings = 1,  ///< findings, differences or failed rule tests; outputs are complete
  failed = 2          ///< usage or input and output: nothing was written under its final name
};

/// Options that every command has.
struct Common {
  std::uint64_t threads = 0;              ///< 0: as many as the machine has
  std::string format;                     ///< empty: the command's own form
  std::vector<std::string> rule_folders;  ///< --rules, then PBR_RULES, then the installed packs
  bool quiet = false;

  [[nodiscard]] unsigned thread_count() const;
};

using Run = std::function<int()>;

Run add_run(Program& program, Common& common);
Run add_allocate(Program& program, Common& common);
Run add_explain(Program& program, Common& common);
Run add_check(Program& program, Common& common);
Run add_synth(Program& program, Common& common);
Run add_schema(Program& program, Common& common);
Run add_agreement(Program& program, Common& common);
Run add_rules_test(Program& program, Common& common);
Run add_rules_diff(Program& program, Common& common);
Run add_version(Program& program, Common& common);
/// Of the group `pbr import`.
Run add_import_mhsds(Program& program, Common& common);
/// Of the group `pbr rules`.
Run add_rules_import_grid(Program& program, Common& common);
Run add_rules_import_logit(Program& program, Common& common);
Run add_rules_show(Program& program, Common& common);
Run add_rules_lint(Program& program, Common& common);

/// Of the group `pbr map`.
Run add_map_suggest(Program& program, Common& common);

/// --threads, --rules and --quiet; and --format, text by itself.
void add_common(Arguments& arguments, Common& common);
void add_format(Arguments& arguments, Common& common);

}  // namespace pbr::cli
