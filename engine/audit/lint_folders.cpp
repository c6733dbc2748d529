// Every pack in the folders of rules.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "pbr/lint.hpp"
#include "pbr/nwau.hpp"
#include "text/yaml.hpp"

namespace pbr {
namespace {

namespace fs = std::filesystem;

template <class Pack>
void take(Loaded<Pack> loaded, FoundPack& found) {
  found.problems = std::move(loaded.problems);
  found.loaded = loaded.value.has_value();
  if (found.loaded) found.header = std::move(loaded.value->header);
}

using Load = void (*)(const std::string& reference, const RulePaths& paths, FoundPack& found);
template <auto load>
constexpr Load loader = [](const std::string& reference, const RulePaths& paths, FoundPack& found) {
  take(load(reference, paths), found);
};

const std::map<std::string, Load, std::less<>>& loaders() {
  static const std::map<std::string, Load, std::less<>> by_kind{
      {"instrument", loader<load_instrument>},  {"clusters", loader<load_clusters>},
      {"tariff", loader<load_tariff>},          {"measure", loader<load_measures>},
      {"scheme", loader<load_scheme>},          {"disclosure", loader<load_disclosure>},
      {"episodes", loader<load_episode_rules>}, {"nwau", loader<load_nwau>}};
  return by_kind;
}

// "england/clusters/illustrative" of a file below the folder.
std::string reference_of(const fs::path& file, const fs::path& folder) {
  return file.lexically_relative(folder).replace_extension().generic_string();
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code unreadable;
  for (fs::recursive_directory_iterator it(folder, unreadable), end; it != end;
       it.increment(unreadable)) {
    if (it->is_directory(unreadable) && it->path().filename() == "tests") {
      it.disable_recursion_pending();
    } else if (it->path().extension() == ".yaml") {
      files.push_back(it->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Its kind is the first key; a file that cannot be read is a pack of no kind, with what is wrong.
std::optional<FoundPack> look_at(const fs::path& file, const std::string& reference,
                                 const RulePaths& paths) {
  FoundPack found{.reference = reference, .file = file.string()};
  const auto document = yaml::parse_file(found.file, found.problems);
  if (!document) return found;
  const auto& entries = document->root.entries;
  const auto load = entries.empty() ? loaders().end() : loaders().find(entries.front().key);
  if (load == loaders().end()) return std::nullopt;
  found.kind = load->first;
  const yaml::Node* valid = document->root.find("valid");
  found.valid_at = {found.file};
  if (valid != nullptr) found.valid_at = {found.file, valid->line, valid->column};
  load->second(reference, paths, found);
  return found;
}

}  // namespace

std::vector<FoundPack> find_packs(const RulePaths& paths) {
  std::map<std::string, FoundPack> by_reference;
  std::set<std::string> seen;
  for (const std::string& folder : paths.folders) {
    for (const fs::path& file : yaml_files(folder)) {
      const std::string reference = reference_of(file, folder);
      if (!seen.insert(reference).second) continue;
      if (auto found = look_at(file, reference, paths)) by_reference.emplace(reference, *found);
    }
  }
  std::vector<FoundPack> packs;
  packs.reserve(by_reference.size());
  for (auto& [reference, found] : by_reference) packs.push_back(std::move(found));
  return packs;
}

}  // namespace pbr
