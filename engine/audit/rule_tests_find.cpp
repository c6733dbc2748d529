#include <algorithm>
#include <filesystem>
#include <map>

#include "pbr/rule_tests.hpp"

namespace pbr {
namespace {

namespace fs = std::filesystem;

void add_folder(const fs::path& folder, std::vector<std::string>& files) {
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.is_regular_file(unreadable) && entry.path().extension() == ".yaml") {
      files.push_back(entry.path().string());
    }
  }
}

void add_below(const fs::path& folder, std::vector<std::string>& files) {
  add_folder(folder, files);
  std::error_code unreadable;
  for (const auto& entry : fs::recursive_directory_iterator(folder, unreadable)) {
    if (entry.is_directory(unreadable) && entry.path().filename() == "tests") {
      add_folder(entry.path(), files);
    }
  }
}

void in_order(std::vector<std::string>& files) {
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
}

}  // namespace

std::vector<std::string> find_rule_tests(const std::vector<std::string>& paths,
                                         Diagnostics& problems) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code unreadable;
    const std::size_t before = files.size();
    const bool folder = fs::is_directory(path, unreadable);
    if (folder) {
      add_below(path, files);
    } else if (fs::is_regular_file(path, unreadable)) {
      files.push_back(path);
    }
    if (files.size() > before) continue;
    problems.push_back(
        {Severity::error,
         "RT011",
         {path, 0, 0},
         folder ? "there is no file of rule tests in this folder"
                : "there is no such file or folder",
         {},
         "a file of cases in YAML, or a folder with *.yaml in it or in tests/ below"});
  }
  in_order(files);
  return files;
}

std::vector<std::string> shipped_rule_tests(const RulePaths& paths) {
  std::map<std::string, std::string> files;  // by path below the rules folder: the first hit wins
  for (const auto& rules : paths.folders) {
    std::vector<std::string> found;
    std::error_code unreadable;
    for (const auto& country : fs::directory_iterator(rules, unreadable)) {
      if (country.is_directory(unreadable)) add_folder(country.path() / "tests", found);
    }
    for (auto& file : found) {
      auto below = fs::path(file).lexically_relative(rules).string();
      files.try_emplace(std::move(below), std::move(file));
    }
  }
  std::vector<std::string> list;
  list.reserve(files.size());
  for (auto& [below, file] : files) list.push_back(std::move(file));
  return list;
}

}  // namespace pbr
