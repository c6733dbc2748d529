#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pbr/run_record.hpp"
#include "runs/json_place.hpp"

namespace pbr {

namespace {

namespace json = boost::json;

/// A run.json is a few thousand lines at most; a file that has more is something else.
constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;

constexpr std::size_t hash_digits = 64;

bool is_sha256(std::string_view text) {
  return text.size() == hash_digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_plain_name(const std::string& name) {
  return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
         name.find('\\') == std::string::npos && name.find('\0') == std::string::npos;
}

/// Reads keys of JSON and collects what is wrong, each by its path ("inputs[2].sha256").
class RecordReader {
 public:
  RecordReader(const std::string& file, Diagnostics& problems) : file_(file), problems_(problems) {}

  void read(const json::object& root, RunRecord& record) {
    if (root.contains("schema")) record.schema = static_cast<int>(whole(root, "", "schema"));
    record.version = text(root, "", "version");
    record.command = text(root, "", "command");
    if (const auto* study = object(root, "study")) read_study(*study, record);
    read_inputs(root, record);
    read_packs(root, record);
    if (const auto* rule = object(root, "disclosure")) {
      const auto* on = rule->if_contains("on");
      record.disclosure = on == nullptr || !on->is_bool() || on->get_bool();
    }
    if (record.schema >= 2) read_second(root, record);
  }

 private:
  void problem(std::string code, const std::string& path, std::string message, std::string found,
               std::string expected) {
    Diagnostic one{Severity::error, std::move(code), {file_, 0, 0}, path + ": " + message};
    one.found = std::move(found);
    one.expected = std::move(expected);
    one.help = "take the run.json of the run's folder as pbr wrote it";
    problems_.push_back(std::move(one));
  }

  std::string text(const json::object& in, const std::string& at, const std::string& key) {
    const auto* value = in.if_contains(key);
    if (value != nullptr && value->is_string()) return std::string(value->get_string());
    problem("RN003", at + key, value == nullptr ? "missing" : "of another type", "", "text");
    return "";
  }

  std::uint64_t whole(const json::object& in, const std::string& at, const std::string& key) {
    const auto* value = in.if_contains(key);
    if (value != nullptr && value->is_int64() && value->get_int64() >= 0) {
      return static_cast<std::uint64_t>(value->get_int64());
    }
    if (value != nullptr && value->is_uint64()) return value->get_uint64();
    problem("RN003", at + key, value == nullptr ? "missing" : "of another type", "",
            "a whole number from 0");
    return 0;
  }

  const json::object* object(const json::object& in, const std::string& key) {
    const auto* value = in.if_contains(key);
    if (value != nullptr && value->is_object()) return &value->get_object();
    problem("RN003", key, value == nullptr ? "missing" : "of another type", "", "an object");
    return nullptr;
  }

  /// Calls `each` with every object of a list and its path.
  template <class Each>
  void objects(const json::object& in, const std::string& key, Each each) {
    const auto* value = in.if_contains(key);
    if (value == nullptr || !value->is_array()) {
      problem("RN003", key, value == nullptr ? "missing" : "of another type", "", "a list");
      return;
    }
    std::size_t number = 0;
    for (const json::value& one : value->get_array()) {
      const std::string path = key + "[" + std::to_string(++number) + "]";
      if (one.is_object()) {
        each(one.get_object(), path + ".");
      } else {
        problem("RN003", path, "of another type", "", "an object");
      }
    }
  }

  void texts(const json::object& in, const std::string& key, std::vector<std::string>& into) {
    const auto* value = in.if_contains(key);
    if (value == nullptr || !value->is_array()) return;
    for (const json::value& one : value->get_array()) {
      if (one.is_string()) into.emplace_back(one.get_string());
    }
  }

  std::string hash(const json::object& in, const std::string& at, const std::string& key,
                   bool may_be_empty = false) {
    std::string value = text(in, at, key);
    const bool there = in.contains(key) && in.at(key).is_string();
    if (there && !is_sha256(value) && !(may_be_empty && value.empty())) {
      problem("RN006", at + key, "no hash", value, "64 digits 0 to 9 and a to f");
    }
    return value;
  }

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

  void read_packs(const json::object& root, RunRecord& record) {
    objects(root, "packs", [&](const json::object& pack, const std::string& at) {
      record.packs.push_back({text(pack, at, "kind"), text(pack, at, "reference"),
                              hash(pack, at, "sha256"),
                              text(pack, at, "id") + " " + text(pack, at, "version")});
    });
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

  const std::string& file_;
  Diagnostics& problems_;
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
