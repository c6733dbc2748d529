// One function a command: tells the program its arguments and returns what runs it.
#pragma once

#include <cstdint>
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

/// What a study may take of the machine.
struct Room {
  std::uint64_t memory = 1024;  ///< MiB
  std::string spill;            ///< folder of temporary files; empty: the command's own choice

  /// RunOptions::partition_bytes for this memory.
  [[nodiscard]] std::uint64_t partition_bytes() const { return memory * partition_share; }

 private:
  // Of 1 MiB the text that may be worked at a time: its records and results take the rest.
  static constexpr std::uint64_t partition_share = std::uint64_t{48} << 10;
};

using Run = std::function<int()>;

Run add_run(Program& program, Common& common);
Run add_verify(Program& program, Common& common);
Run add_diff(Program& program, Common& common);
Run add_allocate(Program& program, Common& common);
Run add_explain(Program& program, Common& common);
Run add_check(Program& program, Common& common);
Run add_synth(Program& program, Common& common);
Run add_schema(Program& program, Common& common);
Run add_agreement(Program& program, Common& common);
Run add_rules_test(Program& program, Common& common);
Run add_rules_diff(Program& program, Common& common);
Run add_version(Program& program, Common& common);
Run add_price(Program& program, Common& common);
Run add_pair(Program& program, Common& common);
Run add_statement(Program& program, Common& common);
Run add_compare(Program& program, Common& common);
Run add_sweep(Program& program, Common& common);
Run add_break_even(Program& program, Common& common);
Run add_goal_seek(Program& program, Common& common);
/// Of the group `pbr tariff`.
Run add_tariff_show(Program& program, Common& common);
Run add_tariff_derive(Program& program, Common& common);
/// Of the group `pbr import`.
Run add_import_mhsds(Program& program, Common& common);
/// Of the group `pbr rules`.
Run add_rules_import_grid(Program& program, Common& common);
Run add_rules_import_logit(Program& program, Common& common);
Run add_rules_show(Program& program, Common& common);
Run add_rules_lint(Program& program, Common& common);

/// Of the group `pbr map`.
Run add_map_suggest(Program& program, Common& common);

/// Whether a file named on the command line is a study, not a table: .yaml or .yml.
[[nodiscard]] bool is_study(const std::string& file);

/// --threads, --rules and --quiet; and --format, text by itself.
void add_common(Arguments& arguments, Common& common);
void add_format(Arguments& arguments, Common& common);
/// --memory and --spill.
void add_room(Arguments& arguments, Room& room);

}  // namespace pbr::cli
