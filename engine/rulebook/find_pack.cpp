#include <filesystem>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> candidates(const std::string& reference, const RulePaths& paths) {
  const fs::path path(reference);
  if (path.extension() == ".yaml") {
    if (path.is_absolute() || paths.folders.empty()) return {path};
    return {fs::path(paths.folders.front()).parent_path() / path, path};
  }
  std::vector<fs::path> list;
  for (const auto& folder : paths.folders) list.push_back(fs::path(folder) / (reference + ".yaml"));
  return list;
}

// A reference names a place below a rules folder and never climbs out of it.
bool climbs(const std::string& reference) {
  const fs::path path(reference);
  if (path.extension() == ".yaml") return false;
  return path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end();
}

std::string listed(const std::vector<fs::path>& places) {
  std::string text;
  for (const auto& place : places) text += (text.empty() ? "" : ", ") + place.string();
  return text;
}

}  // namespace

std::optional<std::string> find_pack(const std::string& reference, const RulePaths& paths,
                                     Diagnostics& problems) {
  if (reference.empty() || climbs(reference)) {
    problems.push_back({Severity::error,
                        "RB007",
                        {},
                        "this is no reference to a rule pack",
                        reference.empty() ? "nothing" : reference,
                        "a path below a rules folder such as england/clusters/illustrative, "
                        "or a file that ends in .yaml"});
    return std::nullopt;
  }
  const auto places = candidates(reference, paths);
  for (const auto& place : places) {
    std::error_code unreadable;
    if (fs::is_regular_file(place, unreadable)) return place.string();
  }
  problems.push_back({Severity::error,
                      "RB001",
                      {},
                      "no rule pack \"" + reference + "\"",
                      places.empty() ? "no folder of rules to search" : "none of " + listed(places),
                      "",
                      "name a folder of rules that holds it, or give the file's path"});
  return std::nullopt;
}

}  // namespace pbr::rulebook
