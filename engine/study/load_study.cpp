#include <algorithm>
#include <filesystem>

#include "pbr/study.hpp"
#include "study/load_uncertainty.hpp"
#include "text/yaml.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

class StudyReader {
 public:
  StudyReader(const yaml::Document& document, Diagnostics& problems)
      : root_(document.root), in_(document, problems) {}

  void read(Study& study) {
    if (!in_.only_keys(
            root_, "a study",
            {"study", "period", "seed", "inputs", "maps", "rules", "schemes", "scenarios", "groups",
             "bootstrap", "uncertainty", "output", "assumptions"})) {
      return;
    }
    if (const auto name = in_.text_of(root_, "study")) study.name = *name;
    read_period(study);
    read_seed(study);
    read_inputs(study);
    read_maps(study);
    read_rules(study);
    read_schemes(study);
    read_groups(study);
    if (const auto* sure = root_.find("uncertainty")) {
      study::read_uncertainty(*sure, in_, study.uncertainty);
    }
    if (const auto* scenarios = root_.find("scenarios")) {
      study.scenarios = texts(*scenarios, "a scenario");
    }
    if (const auto* assumptions = root_.find("assumptions")) {
      study.assumptions = texts(*assumptions, "an assumption");
    }
    if (const auto* output = root_.find("output")) {
      study.output = in_.text(*output, "output").value_or(study.output);
    }
  }

 private:
  void read_period(Study& study) {
    const auto* period = in_.required(root_, "period");
    if (period == nullptr || !in_.only_keys(*period, "a period", {"first_day", "last_day"})) return;
    const auto first = in_.date_of(*period, "first_day");
    const auto last = in_.date_of(*period, "last_day");
    if (!first || !last) return;
    if (*last < *first) {
      in_.problem("ST001", *period->find("last_day"), "the period ends before it starts",
                  to_text(*last), "a day on or after " + to_text(*first));
      return;
    }
    study.period = Period::inclusive(*first, *last);
  }

  void read_seed(Study& study) {
    if (const auto* seed = root_.find("seed")) {
      study.seed = static_cast<std::uint64_t>(
          in_.whole(*seed, "seed", 0, std::int64_t{1} << 53).value_or(1));
    }
    if (const auto* bootstrap = root_.find("bootstrap")) {
      study.replicates = static_cast<std::uint32_t>(
          in_.whole(*bootstrap, "bootstrap", 0, 100'000).value_or(study.replicates));
    }
  }

  void read_inputs(Study& study) {
    const auto* inputs = in_.required(root_, "inputs");
    if (inputs == nullptr) return;
    if (!in_.only_keys(*inputs, "inputs",
                       {"persons", "referrals", "assessments", "clusters", "contacts", "stays",
                        "measures", "statuses", "contributions", "contracts", "plan"})) {
      return;
    }
    for (const auto& entry : inputs->entries) {
      const auto kind = table_kind(entry.key);
      const auto path = in_.text(entry.value, entry.key);
      if (path == "-") {
        in_.problem("ST010", entry.value, "a study does not read standard input", "-",
                    "the path of a file, whose hash stands in run.json");
      }
      if (kind && path) study.inputs[*kind] = *path;
    }
    if (!study.inputs.contains(TableKind::assessments) &&
        !study.inputs.contains(TableKind::clusters)) {
      in_.problem("ST002", *inputs, "a study needs assessments or clusters", "",
                  "assessments: FILE or clusters: FILE");
    }
  }

  void read_maps(Study& study) {
    const auto* maps = root_.find("maps");
    if (maps == nullptr ||
        !in_.only_keys(*maps, "maps",
                       {"persons", "referrals", "assessments", "clusters", "contacts", "stays",
                        "measures", "statuses", "contributions", "contracts", "plan"})) {
      return;
    }
    for (const auto& entry : maps->entries) {
      const auto kind = table_kind(entry.key);
      const auto path = in_.text(entry.value, entry.key);
      if (!kind || !path) continue;
      study.maps[*kind] = *path;
      if (study.inputs.contains(*kind)) continue;
      in_.problem("ST009", entry, "a map for a table that is no input of the study", entry.key,
                  "a table named under `inputs`");
    }
  }

  void read_rules(Study& study) {
    const auto* rules = in_.required(root_, "rules");
    if (rules == nullptr || !in_.only_keys(*rules, "rules",
                                           {"instrument", "clusters", "tariff", "measures",
                                            "disclosure", "episodes"})) {
      return;
    }
    study.rules.instrument = in_.text_of(*rules, "instrument").value_or("");
    study.rules.clusters = in_.text_of(*rules, "clusters").value_or("");
    study.rules.tariff = in_.text_of(*rules, "tariff").value_or("");
    study.rules.disclosure = in_.text_of(*rules, "disclosure").value_or("");
    if (const auto* episodes = rules->find("episodes")) {
      study.rules.episodes = in_.text(*episodes, "episodes").value_or("");
    }
    if (const auto* measures = in_.required(*rules, "measures")) {
      study.rules.measures = texts(*measures, "measures");
    }
  }

  void read_schemes(Study& study) {
    const auto* schemes = in_.required(root_, "schemes");
    if (schemes == nullptr) return;
    study.rules.schemes = texts(*schemes, "schemes");
    auto sorted = study.rules.schemes;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (twice != sorted.end()) {
      in_.problem("ST003", *schemes, "a scheme is named twice", *twice, "each scheme once");
    }
    if (study.rules.schemes.empty()) {
      in_.problem("ST004", *schemes, "a study needs at least one scheme", "",
                  "the baseline first, such as [block, activity]");
    }
  }

  void read_groups(Study& study) {
    const auto* groups = root_.find("groups");
    if (groups == nullptr) return;
    for (const auto* item : in_.sequence(*groups, "groups")) {
      const auto name = in_.text(*item, "a group");
      if (!name) continue;
      const bool known = *name == "sex" || *name == "ethnic_group" || *name == "imd_decile" ||
                         name->starts_with("group_");
      if (known) {
        study.groups.push_back(*name);
      } else {
        in_.problem("ST005", *item, "this column of the persons table makes no group", *name,
                    "sex, ethnic_group, imd_decile or a group_ column");
      }
    }
  }

  std::vector<std::string> texts(const Node& node, std::string_view what) {
    std::vector<std::string> list;
    for (const auto* item : in_.sequence(node, what)) {
      if (auto text = in_.text(*item, what)) list.push_back(std::move(*text));
    }
    return list;
  }

  const Node& root_;
  Reader in_;
};

}  // namespace

namespace {

// A table given by mistake must not be read as YAML: what is wrong with it would be told with its
// line, and the line may be somebody's.
bool is_named_yaml(const std::string& path) {
  const auto extension = std::filesystem::path(path).extension();
  return extension == ".yaml" || extension == ".yml";
}

Diagnostic not_named_yaml(const std::string& path) {
  Diagnostic d;
  d.code = "ST008";
  d.at = {path, 0, 0};
  d.message = "a study is a YAML file";
  d.expected = "a name that ends in .yaml or .yml";
  d.help = "name the study.yaml; a table on its own is for pbr check, allocate and explain";
  return d;
}

}  // namespace

Loaded<Study> load_study(const std::string& path) {
  Loaded<Study> loaded;
  if (!is_named_yaml(path)) {
    loaded.problems.push_back(not_named_yaml(path));
    return loaded;
  }
  const auto document = yaml::parse_file(path, loaded.problems);
  if (!document) return loaded;
  Study study;
  study.file = path;
  study.folder = std::filesystem::path(path).parent_path().string();
  StudyReader(*document, loaded.problems).read(study);
  if (!has_errors(loaded.problems)) loaded.value = std::move(study);
  return loaded;
}

RulePaths rule_paths(const Study& study, const std::vector<std::string>& more) {
  const std::filesystem::path folder(study.folder);
  RulePaths paths{{(folder / "rules").string()}};
  paths.folders.insert(paths.folders.end(), more.begin(), more.end());
  return paths;
}

}  // namespace pbr
