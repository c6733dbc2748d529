#include "scenario_files.hpp"

#include <algorithm>
#include <filesystem>

#include "console.hpp"

namespace pbr::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> places_of(const Study& study, const std::string& name) {
  const fs::path folder(study.folder);
  const bool is_file = name.ends_with(".yaml");
  const std::string file = is_file ? name : name + ".yaml";
  std::vector<fs::path> places;
  if (is_file) places.emplace_back(name);
  for (const auto& place : {folder / file, folder / "scenarios" / file}) {
    const auto plain = place.lexically_normal();
    if (std::find(places.begin(), places.end(), plain) == places.end()) places.push_back(plain);
  }
  return places;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::optional<std::string> find_scenario(const Study& study, const std::string& name) {
  const auto places = places_of(study, name);
  for (const auto& place : places) {
    std::error_code unreadable;
    if (fs::is_regular_file(place, unreadable)) return place.string();
  }
  std::string tried;
  for (const auto& place : places) tried += (tried.empty() ? "" : ", ") + place.string();
  const auto known = names_in(fs::path(study.folder) / "scenarios");
  const auto nearest = nearest_name(fs::path(name).stem().string(), {known.begin(), known.end()});
  fail("no scenario \"" + name + "\": none of " + tried +
       (nearest.empty() ? "" : "; did you mean \"" + std::string(nearest) + "\"?"));
  return std::nullopt;
}

}  // namespace

std::optional<Variant> load_variant(const Study& study, const std::string& names) {
  Variant variant;
  bool complete = true;
  for (std::size_t at = 0; at < names.size();) {
    const auto end = std::min(names.find('+', at), names.size());
    const std::string name = names.substr(at, end - at);
    at = end + 1;
    if (name.empty()) continue;
    const auto file = find_scenario(study, name);
    complete &= file.has_value();
    if (!file) continue;
    auto scenario = load_scenario(*file);
    print(scenario.problems);
    complete &= scenario.value.has_value();
    if (scenario.value) variant.layers.push_back(std::move(*scenario.value));
  }
  return complete ? std::optional(std::move(variant)) : std::nullopt;
}

}  // namespace pbr::cli
