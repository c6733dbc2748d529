#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pbr/run_record.hpp"
#include "runs/json_place.hpp"
#include "runs/record_keys.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

/// A run.json is a few thousand lines at most; a file that has more is something else.
constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;

bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\\') == std::string::npos && name.find('\0') == std::string::npos;
}

class RecordReader : runs::RecordKeys {
 public:
  using RecordKeys::RecordKeys;

  void read(const json::object& root, RunRecord& record) {
    if (root.contains("schema")) record.schema = static_cast<int>(whole(root, "", "schema"));
    record.version = text(root, "", "version");
    record.command = text(root, "", "command");
    if (const auto* study = object(root, "study")) read_study(*study, record);
    read_inputs(root, record);
    if (root.contains("baseline") || root.contains("reform")) {
      record.sides.emplace();
      read_side(root, "baseline", "", record.sides->baseline, record);
      read_side(root, "reform", "reform ", record.sides->reform, record);
    } else {
      read_packs(root, "", record);
      if (root.contains("scenarios")) read_scenarios(root, record);
    }
    const bool compares = record.sides.has_value();
    if (const auto* rule = compares ? nullptr : object(root, "disclosure")) {
      const auto* on = rule->if_contains("on");
      record.disclosure = on == nullptr || !on->is_bool() || on->get_bool();
    }
    if (record.schema >= 2) read_second(root, record);
  }

 private:
  void read_study(const json::object& study, RunRecord& record) {
    record.study = text(study, "study.", "name");
    record.study_file = text(study, "study.", "file");
    record.first_day = text(study, "study.", "first_day");
    record.last_day = text(study, "study.", "last_day");
    record.seed = whole(study, "study.", "seed");
    record.replicates = whole(study, "study.", "replicates");
    texts(study, "groups", record.groups);
    if (!record.study_file.empty() && !is_plain_name(record.study_file)) {
      problem("RN005", "study.file", "no plain file name", record.study_file,
              "a name such as study.yaml");
    }
  }

  void read_inputs(const json::object& root, RunRecord& record) {
    objects(root, "inputs", [&](const json::object& input, const std::string& at) {
      RecordedFile file{text(input, at, "table"), text(input, at, "file"),
                        hash(input, at, "sha256")};
      const std::string table = file.what;
      record.inputs.push_back(std::move(file));
      const auto* map = input.if_contains("map");
      if (map != nullptr && map->is_object()) {
        const auto& facts = map->get_object();
        record.inputs.push_back({"map of " + table, text(facts, at + "map.", "file"),
                                 hash(facts, at + "map.", "sha256")});
      }
    });
  }

  void read_packs(const json::object& in, const std::string& side, RunRecord& record) {
    objects(in, "packs", [&](const json::object& pack, const std::string& at) {
      record.packs.push_back({side + text(pack, at, "kind"), text(pack, at, "reference"),
                              hash(pack, at, "sha256"),
                              text(pack, at, "id") + " " + text(pack, at, "version")});
    });
  }

  // Takes a file and its hash, which is kept once; gives its name.
  std::string read_scenario_file(const json::object& in, const std::string& at, RunRecord& record) {
    RecordedFile file{"scenario", text(in, at, "file"), hash(in, at, "sha256")};
    if (!is_plain_name(file.name)) {
      problem("RN005", at + "file", "no plain file name", file.name,
              "the name of a file beside the study");
    }
    const bool known =
        std::any_of(record.inputs.begin(), record.inputs.end(), [&](const RecordedFile& each) {
          return each.what == file.what && each.name == file.name && each.sha256 == file.sha256;
        });
    if (!known) record.inputs.push_back(file);
    return file.name;
  }

  void read_scenarios(const json::object& root, RunRecord& record) {
    objects(root, "scenarios", [&](const json::object& scenario, const std::string& at) {
      objects(scenario, "files", [&](const json::object& file, const std::string& place) {
        read_scenario_file(file, at + place, record);
      });
    });
  }

  void read_side(const json::object& root, const std::string& key, const std::string& kind,
                 std::vector<std::string>& scenarios, RunRecord& record) {
    const auto* side = object(root, key);
    if (side == nullptr) return;
    objects(*side, "scenarios", [&](const json::object& scenario, const std::string& at) {
      scenarios.push_back(read_scenario_file(scenario, key + "." + at, record));
    });
    read_packs(*side, kind, record);
  }

  void read_second(const json::object& root, RunRecord& record) {
    record.program_sha256 = hash(root, "", "program_sha256", true);
    record.study_sha256 = hash(root, "", "study_sha256", true);
    if (const auto* parameters = object(root, "parameters")) {
      texts(*parameters, "papers", record.papers);
    }
    objects(root, "outputs", [&](const json::object& output, const std::string& at) {
      RecordedFile file{"", text(output, at, "file"), hash(output, at, "sha256")};
      if (!file.name.empty() && !is_plain_name(file.name)) {
        problem("RN005", at + "file", "no plain file name", file.name,
                "the name of a file beside run.json");
      }
      record.outputs.push_back(std::move(file));
    });
  }
};

std::optional<std::string> bytes_of(const std::string& file, Diagnostics& problems) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  std::ifstream in(file, std::ios::binary);
  if (error || !in || size > most_bytes) {
    Diagnostic one{Severity::error, "RN004", {file, 0, 0}, "cannot be read as a run.json"};
    one.found = error               ? "no such file"
                : size > most_bytes ? "more than 64 MiB"
                                    : "a file that cannot be opened";
    one.expected = "the run.json of a run, or the folder it stands in";
    one.help = "pbr run writes it beside report.html";
    problems.push_back(std::move(one));
    return std::nullopt;
  }
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// Whether it is what this program writes, of any version.
const json::object* run_of(const std::string& file, const json::value& value,
                           Diagnostics& problems) {
  const auto* root = value.if_object();
  const auto* program = root != nullptr ? root->if_contains("program") : nullptr;
  if (program != nullptr && program->is_string() && program->get_string() == "pbr") return root;
  Diagnostic one{Severity::error, "RN002", {file, 0, 0}, "JSON, but no run.json of pbr"};
  one.expected = "\"program\": \"pbr\" at its top";
  one.help = "take the run.json of the run's folder";
  problems.push_back(std::move(one));
  return nullptr;
}

}  // namespace

Loaded<RunRecord> load_run_record(const std::string& file_or_folder) {
  std::filesystem::path path(file_or_folder);
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) path /= "run.json";
  Loaded<RunRecord> loaded;
  const std::string file = path.string();
  const auto text = bytes_of(file, loaded.problems);
  if (!text) return loaded;
  const auto value = runs::parse_json(file, *text, loaded.problems);
  if (!value) return loaded;
  const json::object* root = run_of(file, *value, loaded.problems);
  if (root == nullptr) return loaded;
  RunRecord record;
  record.file = file;
  record.folder = path.has_parent_path() ? path.parent_path().string() : ".";
  RecordReader(file, loaded.problems).read(*root, record);
  if (!has_errors(loaded.problems)) loaded.value = std::move(record);
  return loaded;
}

}  // namespace pbr
