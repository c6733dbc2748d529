// One function a command: adds its options to the program and returns what runs it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

namespace pbr::cli {

/// Exit statuses that scripts rely on.
enum Status : int {
  fine = 0,
  with_findings = 1,  ///< findings, differences or failed rule tests; outputs are complete
  failed = 2          ///< usage or input and output: nothing was written under its final name
};

/// Options that every command has.
struct Common {
  unsigned threads = 0;  ///< 0: as many as the machine has
  std::string format = "text";
  std::vector<std::string> rule_folders;  ///< --rules, then PBR_RULES, then the installed packs
  bool quiet = false;

  [[nodiscard]] unsigned thread_count() const;
};

using Run = std::function<int()>;

Run add_run(CLI::App& app, Common& common);
Run add_allocate(CLI::App& app, Common& common);
Run add_explain(CLI::App& app, Common& common);
Run add_check(CLI::App& app, Common& common);
Run add_synth(CLI::App& app, Common& common);
Run add_version(CLI::App& app, Common& common);

/// --threads, --format, --rules and --quiet, in one place for all commands.
void add_common(CLI::App& command, Common& common, std::vector<std::string> formats);

/// The examples at the foot of a command's --help.
void set_examples(CLI::App& command, std::initializer_list<std::string_view> lines);

}  // namespace pbr::cli
