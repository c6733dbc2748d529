#include "rule_folders.hpp"

#include <cstdlib>
#include <filesystem>

namespace pbr::cli {

void add_known_rule_folders(std::vector<std::string>& folders) {
  if (const char* given = std::getenv("PBR_RULES"); given != nullptr && *given != '\0') {
    folders.emplace_back(given);
  }
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  if (ignored) return;
  const auto installed = program.parent_path().parent_path() / "share" / "pbr" / "rules";
  if (std::filesystem::exists(installed, ignored)) folders.push_back(installed.string());
}

}  // namespace pbr::cli
