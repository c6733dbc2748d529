#include "runs/pack_diff.hpp"

#include <filesystem>
#include <map>

#include "pbr/rulebook.hpp"
#include "text/sha256.hpp"
#include "text/yaml.hpp"

namespace pbr::runs {

namespace {

struct Value {
  std::string text;
  Location at;
};
using Values = std::map<std::string, Value>;

/// An element of a list by its id, as paths of scenarios name it; else by its place, from 1.
std::string name_of(const yaml::Node& element, std::size_t place) {
  const yaml::Node* id = element.kind == yaml::Kind::mapping ? element.find("id") : nullptr;
  return id != nullptr && !id->text.empty() ? id->text : std::to_string(place);
}

void flatten(const yaml::Node& node, const std::string& path, const std::string& file,
             Values& into) {
  const std::string before = path.empty() ? "" : path + ".";
  if (node.kind == yaml::Kind::mapping) {
    for (const yaml::Entry& entry : node.entries)
      flatten(entry.value, before + entry.key, file, into);
  } else if (node.kind == yaml::Kind::sequence) {
    std::size_t place = 0;
    for (const yaml::Node& item : node.items) {
      flatten(item, before + name_of(item, ++place), file, into);
    }
  } else {
    into.insert_or_assign(path, Value{node.text, {file, node.line, node.column}});
  }
}

Values values_of(const std::string& file) {
  Diagnostics problems;
  Values values;
  if (const auto document = yaml::parse_file(file, problems)) {
    flatten(document->root, "", file, values);
  }
  return values;
}

RuleChange change_of(const std::string& path, const Value* before, const Value* after,
                     const std::string& file_a, const std::string& file_b) {
  const std::size_t dot = path.rfind('.');
  RuleChange change;
  change.part = dot == std::string::npos ? "pack" : path.substr(0, dot);
  change.what = dot == std::string::npos ? path : path.substr(dot + 1);
  change.before_at = {file_a, 0, 0};
  change.after_at = {file_b, 0, 0};
  if (before != nullptr) change.before = before->text;
  if (before != nullptr) change.before_at = before->at;
  if (after != nullptr) change.after = after->text;
  if (after != nullptr) change.after_at = after->at;
  return change;
}

std::vector<RuleChange> diff_values(const std::string& a, const std::string& b) {
  const Values before = values_of(a);
  const Values after = values_of(b);
  std::vector<RuleChange> changes;
  for (const auto& [path, value] : before) {
    const auto other = after.find(path);
    const Value* there = other != after.end() ? &other->second : nullptr;
    if (there == nullptr || there->text != value.text) {
      changes.push_back(change_of(path, &value, there, a, b));
    }
  }
  for (const auto& [path, value] : after) {
    if (!before.contains(path)) changes.push_back(change_of(path, nullptr, &value, a, b));
  }
  return changes;
}

/// Diagnostics and the text of a difference say the file's name, not where a machine keeps it.
bool has_bytes(const std::filesystem::path& file, const std::string& hash) {
  std::error_code error;
  return std::filesystem::is_regular_file(file, error) && sha256_of_file(file.string()) == hash;
}

}  // namespace

std::optional<std::string> find_pack_file(const RunRecord& run, const RecordedFile& pack,
                                          const std::vector<std::string>& folders) {
  const std::filesystem::path beside(run.folder);
  std::vector<std::filesystem::path> places{beside / "rules", beside / ".." / "rules"};
  places.insert(places.end(), folders.begin(), folders.end());
  std::vector<std::filesystem::path> files;
  if (pack.name.ends_with(".yaml")) {
    for (const auto& place : {beside, beside / ".."}) files.push_back(place / pack.name);
  } else {
    for (const auto& place : places) files.push_back(place / (pack.name + ".yaml"));
  }
  for (const auto& file : files) {
    if (has_bytes(file, pack.sha256)) return file.lexically_normal().string();
  }
  return std::nullopt;
}

std::vector<RuleChange> diff_packs(const std::string& kind, const std::string& a,
                                   const std::string& b) {
  if (kind == "clusters") {
    const auto before = load_clusters(a, {});
    const auto after = load_clusters(b, {});
    if (before.value && after.value) return rule_diff(*before.value, *after.value);
  }
  return diff_values(a, b);
}

}  // namespace pbr::runs
