#include "pbr/rule_tests.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "support/golden.hpp"

// cases/*.yaml are files of rule tests about cases/packs/; cases/bad/*.yaml cannot be run, and each
// stands beside the whole list of its problems.
namespace {

namespace fs = std::filesystem;
using namespace pbr;

const std::string folder = PBR_SOURCE_DIR "/tests/audit/cases/";
const RulePaths rules{{PBR_SOURCE_DIR "/rules"}};

// The expected texts hold in any checkout.
std::string without(std::string text, const std::string& part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
  return text;
}

std::vector<std::string> yaml_in(const std::string& path, const std::string& start = "") {
  std::vector<std::string> list;
  for (const auto& entry : fs::directory_iterator(path)) {
    const auto name = entry.path().filename().string();
    if (entry.path().extension() == ".yaml" && name.starts_with(start)) {
      list.push_back(entry.path().string());
    }
  }
  std::sort(list.begin(), list.end());
  return list;
}

RuleTests loaded(const std::string& file) {
  auto tests = load_rule_tests(file, rules);
  INFO(render(tests.problems));
  REQUIRE(tests.value);
  return std::move(*tests.value);
}

std::string told(const RuleCaseResult& result) {
  std::string text =
      result.tested->name + " (line " + std::to_string(result.tested->at.line) + ")\n";
  for (const auto& failed : result.failed) {
    text += "  " + name_of(*failed.check) + ": expected " + failed.check->expected + ", got " +
            failed.got + "\n";
  }
  for (const auto& rule : result.why) {
    text += (rule.heading ? "    " : "      ") + rule.words;
    if (rule.at.line > 0) text += " (line " + std::to_string(rule.at.line) + ")";
    text += "\n";
  }
  return text;
}

TEST_CASE("each file of tests that cannot be run gives exactly the problems written beside it") {
  const auto list = yaml_in(folder + "bad");
  CHECK(list.size() >= 12);
  for (const auto& file : list) {
    const auto tests = load_rule_tests(file, rules);
    CHECK_FALSE(tests.value);
    auto found = without(without(render(tests.problems), folder), PBR_SOURCE_DIR "/");
    INFO(file << "\n" << found);
    CHECK(found == test::golden(fs::path(file).replace_extension(".expected").string(), found));
  }
}

TEST_CASE("cases that hold pass, whatever the method") {
  for (const auto* name : {"profile", "logit", "table"}) {
    const auto tests = loaded(folder + name + ".yaml");
    const auto results = run_rule_tests(tests, {});
    CHECK(results.size() >= 3);
    for (const auto& result : results) {
      INFO(told(result));
      CHECK(result.passed());
      CHECK(result.why.empty());
      CHECK_FALSE(result.tested->source.empty());
    }
  }
}

TEST_CASE("cases that do not hold fail with expected, got and the rules that decided") {
  const auto list = yaml_in(folder, "failing-");
  CHECK(list.size() == 3);
  for (const auto& file : list) {
    const auto tests = loaded(file);
    std::string found;
    for (const auto& result : run_rule_tests(tests, {})) {
      INFO(result.tested->name);
      CHECK_FALSE(result.passed());
      found += told(result);
    }
    INFO(found);
    CHECK(found == test::golden(fs::path(file).replace_extension(".expected").string(), found));
  }
}

TEST_CASE("every row of a table is a case of its own, told by its place") {
  const auto tests = loaded(folder + "profile.yaml");
  std::vector<std::string> names;
  for (const auto& each : tests.cases) names.push_back(each.name);
  CHECK(names == std::vector<std::string>{"moderate low mood", "severe low mood",
                                          "bounds of item 7, row 1", "bounds of item 7, row 2",
                                          "bounds of item 7, row 3", "bounds of item 7, row 4",
                                          "refused"});
  CHECK(tests.cases[3].at.line == tests.cases[2].at.line + 1);
  CHECK(tests.cases[4].given.reason == AssessmentReason::review);
  CHECK(tests.cases[1].source == "constructed by us: the other page");
}

TEST_CASE("names and tags select cases") {
  const auto tests = loaded(folder + "profile.yaml");
  const auto selected = [&](const std::string& text, std::vector<std::string> tags) {
    return run_rule_tests(tests, {text, std::move(tags)}).size();
  };
  CHECK(selected("", {}) == 7);
  CHECK(selected("low mood", {}) == 2);
  CHECK(selected("row 3", {}) == 1);
  CHECK(selected("LOW MOOD", {}) == 0);
  CHECK(selected("", {"bounds"}) == 4);
  CHECK(selected("", {"mood", "bounds"}) == 5);
  CHECK(selected("severe", {"mood"}) == 0);
  CHECK(selected("", {"moo"}) == 0);
}

TEST_CASE("another pack can stand in for the one that is named") {
  const auto tests = load_rule_tests(folder + "table.yaml", rules, folder + "packs/logit.yaml");
  CHECK_FALSE(tests.value);
  CHECK(std::any_of(tests.problems.begin(), tests.problems.end(),
                    [](const Diagnostic& problem) { return problem.code == "RT007"; }));
  const auto same = load_rule_tests(folder + "profile.yaml", rules, folder + "packs/profile.yaml");
  REQUIRE(same.value);
  CHECK(run_rule_tests(*same.value, {}).size() == 7);
}

TEST_CASE("paths without tests are told, each of them") {
  Diagnostics problems;
  const auto files =
      find_rule_tests({folder + "table.yaml", folder + "nowhere", folder + "table.yaml"}, problems);
  CHECK(files == std::vector<std::string>{folder + "table.yaml"});
  CHECK(without(render(problems), folder) ==
        "nowhere: error[RT011]: there is no such file or folder\n"
        "  expected: a file of cases in YAML, or a folder with *.yaml in it or in tests/ below\n");
}

TEST_CASE("a folder gives its own files and those of the folders named tests below it") {
  Diagnostics problems;
  const auto below = find_rule_tests({PBR_SOURCE_DIR "/rules"}, problems);
  CHECK(problems.empty());
  CHECK(below == shipped_rule_tests(rules));
  CHECK(below.size() >= 4);
  const auto england = find_rule_tests({PBR_SOURCE_DIR "/rules/england/tests"}, problems);
  CHECK(england.size() >= 2);
  CHECK(std::includes(below.begin(), below.end(), england.begin(), england.end()));
}

TEST_CASE("the shipped packs pass their own tests, every page is given, every bound stood at") {
  std::map<std::string, std::vector<RuleTests>> by_pack;
  for (const auto& file : shipped_rule_tests(rules)) {
    auto tests = loaded(file);
    by_pack[tests.pack.header.reference].push_back(std::move(tests));
  }
  CHECK(by_pack.size() == 3);
  for (const auto& [reference, files] : by_pack) {
    const ClusterPack& pack = files.front().pack;
    RuleCoverage coverage(pack);
    std::set<ClusterCode> given;
    for (const auto& tests : files) {
      for (const auto& result : run_rule_tests(tests, {})) {
        INFO(reference << "\n" << told(result));
        CHECK(result.passed());
        coverage.add(result.tested->given);
        given.insert(allocate(pack, result.tested->given).cluster);
      }
    }
    for (const auto& cluster : pack.clusters) {
      INFO(reference << " gives " << cluster.code.text());
      CHECK((given.count(cluster.code) == 1 || !pack.is_page(cluster)));
    }
    for (const auto& bound : coverage.bounds()) {
      INFO(reference << " " << bound.cluster.text() << " " << bound.what);
      CHECK(bound.covered);
    }
  }
}

}  // namespace
