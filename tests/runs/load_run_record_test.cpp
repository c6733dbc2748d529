#include "pbr/run_record.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace {

using namespace pbr;
namespace fs = std::filesystem;

const std::string hash(64, 'a');

std::string record_text() {
  return R"({
  "program": "pbr",
  "version": "0.1.0",
  "command": "pbr run study.yaml",
  "study": {"name": "s", "file": "study.yaml", "first_day": "2014-04-01",
            "last_day": "2015-03-31", "seed": 1, "replicates": 100, "groups": ["sex"]},
  "people": 4,
  "inputs": [{"table": "persons", "file": "persons.csv", "sha256": ")" +
         hash + R"(", "rows": 4, "set_aside": 0}],
  "packs": [{"kind": "tariff", "id": "t", "version": "1.0.0", "status": "illustrative",
             "reference": "england/t", "sha256": ")" +
         hash + R"("}],
  "disclosure": {"on": true},
  "schema": 2,
  "program_sha256": ")" +
         hash + R"(",
  "study_sha256": ")" +
         hash + R"(",
  "parameters": {"disclosure": "on", "papers": ["md"]},
  "outputs": [{"file": "casemix.csv", "sha256": ")" +
         hash + R"("}]
})";
}

/// The record in a folder of its own, or what is said of it, one problem a line, from the code on.
class RecordFile {
 public:
  explicit RecordFile(const std::string& text) : folder_(fs::temp_directory_path() / "pbr-record") {
    fs::create_directories(folder_);
    std::ofstream(folder_ / "run.json", std::ios::binary) << text;
  }
  ~RecordFile() { fs::remove_all(folder_); }
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;

  [[nodiscard]] Loaded<RunRecord> load() const { return load_run_record(folder_.string()); }
  [[nodiscard]] std::string problems() const {
    std::string text;
    for (const Diagnostic& problem : load().problems) {
      text += problem.code + " " + std::to_string(problem.at.line) + ":" +
              std::to_string(problem.at.column) + " " + problem.message +
              (problem.found.empty() ? "" : ", found " + problem.found) + "\n";
    }
    return text;
  }

 private:
  fs::path folder_;
};

std::string with(const std::string& old_text, const std::string& new_text) {
  std::string text = record_text();
  const auto at = text.find(old_text);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old_text.size(), new_text);
}

TEST_CASE("a run.json is read again") {
  const RecordFile file(record_text());
  CHECK(file.problems().empty());
  const auto record = file.load().value;
  REQUIRE(record);
  CHECK(record->schema == 2);
  CHECK(record->command == "pbr run study.yaml");
  CHECK(record->groups == std::vector<std::string>{"sex"});
  CHECK(record->papers == std::vector<std::string>{"md"});
  REQUIRE(record->inputs.size() == 1);
  CHECK(record->inputs.front().what == "persons");
  REQUIRE(record->packs.size() == 1);
  CHECK(record->packs.front().detail == "t 1.0.0");
  REQUIRE(record->outputs.size() == 1);
  CHECK(record->outputs.front().name == "casemix.csv");
}

TEST_CASE("one of the first schema has no outputs") {
  const std::string text = record_text();
  const RecordFile file(text.substr(0, text.find(",\n  \"schema\"")) + "}");
  const auto record = file.load().value;
  REQUIRE(record);
  CHECK(record->schema == 1);
  CHECK(record->outputs.empty());
}

TEST_CASE("a record that cannot be used says why") {
  const std::string text = record_text();
  CHECK(RecordFile(text.substr(0, 40)).problems() == "RN001 3:19 the JSON breaks off\n");
  CHECK(RecordFile("{\n  \"program\" \"pbr\"}").problems() == "RN001 2:13 not JSON\n");
  CHECK(RecordFile(text + "x").problems().starts_with("RN001 "));
  CHECK(RecordFile("").problems() == "RN001 1:1 the JSON breaks off\n");
  CHECK(RecordFile("[]").problems() == "RN002 0:0 JSON, but no run.json of pbr\n");
  CHECK(RecordFile("{\"name\": \"package\"}").problems() ==
        "RN002 0:0 JSON, but no run.json of pbr\n");
  CHECK(RecordFile(with("\"seed\": 1, ", "")).problems() == "RN003 0:0 study.seed: missing\n");
  CHECK(RecordFile(with("\"seed\": 1", "\"seed\": \"1\"")).problems() ==
        "RN003 0:0 study.seed: of another type\n");
  CHECK(RecordFile(with("\"casemix.csv\"", "\"../casemix.csv\"")).problems() ==
        "RN005 0:0 outputs[1].file: no plain file name, found ../casemix.csv\n");
  CHECK(RecordFile(with("\"study.yaml\", \"first_day\"", "\"/etc/study.yaml\", \"first_day\""))
            .problems() == "RN005 0:0 study.file: no plain file name, found /etc/study.yaml\n");
  CHECK(RecordFile(with("\"program_sha256\": \"" + hash, "\"program_sha256\": \"ab")).problems() ==
        "RN006 0:0 program_sha256: no hash, found ab\n");
}

TEST_CASE("all problems are told at once") {
  CHECK(RecordFile(R"({"program": "pbr"})").problems() ==
        "RN003 0:0 version: missing\nRN003 0:0 command: missing\nRN003 0:0 study: missing\n"
        "RN003 0:0 inputs: missing\nRN003 0:0 packs: missing\nRN003 0:0 disclosure: missing\n");
}

TEST_CASE("a folder without a run.json") {
  const auto loaded = load_run_record("no/such/folder");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(render(loaded.problems) ==
        "no/such/folder: error[RN004]: cannot be read as a run.json\n"
        "  found: no such file\n"
        "  expected: the run.json of a run, or the folder it stands in\n"
        "  help: pbr run writes it beside report.html\n");
}

}  // namespace
