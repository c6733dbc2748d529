#include <filesystem>
#include <thread>

#include "commands.hpp"

namespace pbr::cli {

unsigned Common::thread_count() const {
  if (threads > 0) return static_cast<unsigned>(threads);
  const unsigned here = std::thread::hardware_concurrency();
  return here > 0 ? here : 1;
}

bool is_study(const std::string& file) {
  const auto extension = std::filesystem::path(file).extension();
  return extension == ".yaml" || extension == ".yml";
}

void add_common(Arguments& arguments, Common& common) {
  arguments.whole("--threads", common.threads, 1, 1024,
                  "Threads to use; results never depend on it");
  arguments.texts("--rules", common.rule_folders,
                  "Folder with rule packs, searched before the installed ones");
  arguments.flag("--quiet,-q", common.quiet, "Leave out notes and summaries");
}

void add_format(Arguments& arguments, Common& common) {
  arguments.choice("--format", common.format, {"text", "json", "csv"}, "Form of what is printed");
}

void add_room(Arguments& arguments, Room& room) {
  arguments
      .whole("--memory", room.memory, 1, std::uint64_t{1} << 22,
             "MiB of memory for a study's people; larger tables are worked in partitions, with the "
             "same results")
      .text("--spill", room.spill,
            "Folder for temporary files where tables are larger than the memory; they have no name "
            "and vanish by themselves");
}

}  // namespace pbr::cli
