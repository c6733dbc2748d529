#include <algorithm>
#include <array>
#include <filesystem>

#include "pbr/scenario.hpp"
#include "scenario/data_change.hpp"
#include "text/yaml.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

class ScenarioReader {
 public:
  ScenarioReader(const yaml::Document& document, Diagnostics& problems)
      : document_(document), in_(document, problems), problems_(problems) {}

  void read(Scenario& scenario) {
    const Node& root = document_.root;
    if (!in_.only_keys(root, "a scenario",
                       {"title", "author", "reference", "description", "changes"})) {
      return;
    }
    scenario.title = in_.text_of(root, "title").value_or("");
    scenario.author = optional(root, "author");
    scenario.reference = optional(root, "reference");
    read_description(root, scenario);
    const Node* changes = root.find("changes");
    const auto list = changes == nullptr ? std::vector<const Node*>{} : items(*changes, "changes");
    if (list.empty()) {
      in_.problem("SN002", changes == nullptr ? root : *changes, "a scenario without changes", {},
                  "changes: a list of paths with value, factor or add",
                  "a scenario that changes nothing is the study as it is");
    }
    for (const Node* item : list) read_change(*item, scenario);
    check_implemented(scenario);
  }

 private:
  std::string optional(const Node& root, std::string_view key) {
    const Node* node = root.find(key);
    return node == nullptr ? "" : in_.text(*node, key).value_or("");
  }

  // A null after `changes:` is an empty list, and SN002 says what is wrong with it.
  std::vector<const Node*> items(const Node& node, std::string_view what) {
    return node.kind == yaml::Kind::null ? std::vector<const Node*>{} : in_.sequence(node, what);
  }

  void read_description(const Node& root, Scenario& scenario) {
    const Node* node = root.find("description");
    if (node == nullptr) return;
    for (const Node* line : items(*node, "description")) {
      scenario.description.push_back(in_.text(*line, "a line of the description").value_or(""));
      lines_.push_back(line);
    }
    implemented_.resize(lines_.size());
  }

  [[nodiscard]] std::string line_of(const Node& node) const {
    constexpr std::size_t longest = 400;
    const bool have = node.line > 0 && node.line <= document_.lines.size();
    const std::string line = have ? document_.lines[node.line - 1] : "";
    return line.size() > longest ? "" : line;
  }

  void read_change(const Node& node, Scenario& scenario) {
    if (!in_.only_keys(node, "a change",
                       {"path", "from", "value", "factor", "add", "implements"})) {
      return;
    }
    Change change;
    change.scenario = scenario.name;
    const Node* path = in_.required(node, "path");
    if (path != nullptr) {
      change.path = in_.text(*path, "path").value_or("");
      change.at = in_.where(*path);
      change.path_line = line_of(*path);
    }
    if (const Node* from = node.find("from")) change.from = in_.date(*from, "from");
    const bool amount = read_amount(node, change);
    if (const Node* lines = node.find("implements")) read_implements(*lines, change);
    if (path == nullptr || !amount || change.path.empty()) return;
    scenario::check_path(change, problems_);
    scenario.changes.push_back(std::move(change));
  }

  bool read_amount(const Node& node, Change& change) {
    constexpr std::array<std::string_view, 3> kinds{"value", "factor", "add"};
    const Node* amount = nullptr;
    std::size_t given = 0;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const Node* found = node.find(kinds[kind]);
      if (found == nullptr) continue;
      amount = found;
      change.kind = static_cast<ChangeKind>(kind);
      ++given;
    }
    if (given != 1) {
      in_.problem("SN003", node,
                  given == 0 ? "a change without a value, a factor or an addition"
                             : "a change with more than one of value, factor and add",
                  {}, "exactly one of value, factor and add",
                  given == 0 ? "" : "make a change of each: they apply in order");
      return false;
    }
    change.amount_at = in_.where(*amount);
    change.amount_line = line_of(*amount);
    const auto text = in_.text(*amount, kinds[static_cast<std::size_t>(change.kind)]);
    change.amount = text.value_or("");
    if (text && change.kind != ChangeKind::value) {
      in_.rate(*amount, kinds[static_cast<std::size_t>(change.kind)]);
    }
    return text.has_value();
  }

  void read_implements(const Node& node, Change& change) {
    constexpr std::int64_t most = 1'000'000;
    for (const Node* item : in_.sequence(node, "implements")) {
      const auto line = in_.whole(*item, "implements", 1, most);
      if (!line) continue;
      const auto index = static_cast<std::size_t>(*line);
      if (index > lines_.size()) {
        in_.problem("SN004", *item, "the description has no such line", item->text,
                    lines_.empty() ? "no `implements`: there is no description"
                                   : "a line from 1 to " + std::to_string(lines_.size()));
        continue;
      }
      implemented_[index - 1] = true;
      change.implements.push_back(index);
    }
  }

  // Only where changes say what they implement at all.
  void check_implemented(const Scenario& scenario) {
    const bool said = std::any_of(scenario.changes.begin(), scenario.changes.end(),
                                  [](const Change& change) { return !change.implements.empty(); });
    for (std::size_t i = 0; said && i < lines_.size(); ++i) {
      if (implemented_[i]) continue;
      problems_.push_back(
          {Severity::warning, "SN005", in_.where(*lines_[i]),
           "line " + std::to_string(i + 1) + " of the description is implemented by no change",
           scenario.description[i], "a change with implements: [" + std::to_string(i + 1) + "]", "",
           line_of(*lines_[i])});
    }
  }

  const yaml::Document& document_;
  Reader in_;
  Diagnostics& problems_;
  std::vector<const Node*> lines_;
  std::vector<bool> implemented_;
};

}  // namespace

Loaded<Scenario> load_scenario(const std::string& path) {
  Loaded<Scenario> loaded;
  const auto document = yaml::parse_file(path, loaded.problems);
  if (!document) return loaded;
  Scenario scenario;
  scenario.file = path;
  scenario.name = std::filesystem::path(path).stem().string();
  scenario.sha256 = document->sha256;
  ScenarioReader(*document, loaded.problems).read(scenario);
  if (!has_errors(loaded.problems)) loaded.value = std::move(scenario);
  return loaded;
}

std::string Variant::name() const {
  std::string name;
  for (const auto& layer : layers) name += (name.empty() ? "" : "+") + layer.name;
  return name.empty() ? "as it is" : name;
}

}  // namespace pbr
