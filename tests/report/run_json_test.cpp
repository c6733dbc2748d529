#include "pbr/report.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "pbr/version.hpp"
#include "sample_study.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string written(const StudyResult& result, const RunFacts& run) {
  std::ostringstream out;
  write_run_json(result, run, out);
  return out.str();
}

/// A result with one pack of each kind that must be there, so that the whole file can be read here.
StudyResult small_result() {
  StudyResult result = sample_study();
  result.rulebook.measure_packs.clear();
  result.rulebook.schemes.clear();
  return result;
}

TEST_CASE("run.json names what the run was made of, and no place of a machine") {
  const std::string a(64, 'a');
  const std::string b(64, 'b');
  const auto pack = [&](const std::string& kind, const std::string& id, const std::string& status) {
    return "    {\n      \"kind\": \"" + kind + "\",\n      \"id\": \"" + id +
           "\",\n      \"version\": \"1.2.0\",\n      \"status\": \"" + status +
           "\",\n      \"reference\": \"england/" + kind + "/" + id + "\",\n      \"sha256\": \"" +
           a + "\"\n    }";
  };
  REQUIRE(written(small_result(), sample_run()) ==
          R"({
  "program": "pbr",
  "version": ")" +
              std::string(version()) +
              R"(",
  "command": "pbr run study.yaml",
  "study": {
    "name": "Sample",
    "file": "study.yaml",
    "first_day": "2014-04-01",
    "last_day": "2015-03-31",
    "seed": 7,
    "replicates": 1000,
    "groups": [
      "sex"
    ],
    "assumptions": [
      "Codes are taken in ascending order."
    ]
  },
  "people": 63,
  "inputs": [
    {
      "table": "assessments",
      "file": "data/assessments.csv",
      "sha256": ")" +
              b + R"(",
      "rows": 70,
      "set_aside": 2
    }
  ],
  "packs": [
)" + pack("instruments", "mhct-18", "transcribed") +
              ",\n" + pack("clusters", "illustrative", "illustrative") + ",\n" +
              pack("tariffs", "prices-2014", "illustrative") + ",\n" +
              pack("disclosure", "mhsds", "official") + R"(
  ],
  "episode_rules": "built in",
  "findings": {
    "IN001": {
      "severity": "error",
      "total": 2,
      "kept": 1,
      "truncated": true
    }
  },
  "disclosure": {
    "on": true,
    "rule": "mhsds",
    "suppress_below": 5,
    "round_to": 5
  },
  "schema": 2,
  "program_sha256": "",
  "study_sha256": "",
  "parameters": {
    "disclosure": "on",
    "papers": []
  },
  "outputs": []
}
)");
}

TEST_CASE("run.json says what the run was told, and what it wrote") {
  StudyResult result = small_result();
  result.disclosure = false;
  RunFacts run = sample_run();
  run.papers = {"md"};
  run.outputs = {{"casemix.csv", std::string(64, 'c')}};
  const std::string text = written(result, run);
  CHECK(text.find("\"on\": false") != std::string::npos);
  CHECK(text.find("\"disclosure\": \"off\",\n    \"papers\": [\n      \"md\"") !=
        std::string::npos);
  CHECK(text.find("\"file\": \"casemix.csv\",\n      \"sha256\": \"" + std::string(64, 'c')) !=
        std::string::npos);
}

TEST_CASE("an absolute path of an input becomes its last part") {
  StudyResult result = small_result();
  result.study.inputs = {{TableKind::persons, "/home/somebody/persons.csv"}};
  const std::string text = written(result, sample_run());
  REQUIRE(text.find("\"file\": \"persons.csv\"") != std::string::npos);
  REQUIRE(text.find("/home") == std::string::npos);
}

TEST_CASE("names are escaped as JSON wants it") {
  StudyResult result = small_result();
  result.study.name = "a \"b\"\n\\";
  REQUIRE(written(result, sample_run()).find(R"("name": "a \"b\"\n\\",)") != std::string::npos);
}

TEST_CASE("a file's hash is of its bytes") {
  const auto path = std::filesystem::temp_directory_path() / "pbr-report-hash";
  std::ofstream(path, std::ios::binary) << "abc";
  // source: FIPS 180-4, the example "abc".
  REQUIRE(file_sha256(path.string()) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::filesystem::remove(path);
  REQUIRE_THROWS_AS(file_sha256(path.string()), std::system_error);
}

}  // namespace
