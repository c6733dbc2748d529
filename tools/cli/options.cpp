#include <thread>

#include "commands.hpp"

namespace pbr::cli {

unsigned Common::thread_count() const {
  if (threads > 0) return threads;
  const unsigned here = std::thread::hardware_concurrency();
  return here > 0 ? here : 1;
}

void add_common(CLI::App& command, Common& common, std::vector<std::string> formats) {
  command.add_option("--threads", common.threads, "Threads to use; results never depend on it")
      ->check(CLI::Range(1U, 1024U));
  command.add_option("--format", common.format, "Form of what is printed")
      ->check(CLI::IsMember(std::move(formats)));
  command.add_option("--rules", common.rule_folders,
                     "Folder with rule packs, searched before the installed ones");
  command.add_flag("--quiet,-q", common.quiet, "Print warnings and errors only");
}

void set_examples(CLI::App& command, std::initializer_list<std::string_view> lines) {
  std::string footer = "\nExamples:\n";
  for (const auto line : lines) footer.append("  ").append(line).append("\n");
  command.footer(std::move(footer));
}

}  // namespace pbr::cli
