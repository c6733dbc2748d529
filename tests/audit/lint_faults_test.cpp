// lint/<method>-<what>.yaml beside lint/<method>-<what>.expected: planted faults, what lint says of
// each, and every witness put to the interpreter once more.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "allocation/methods.hpp"
#include "allocation/premise.hpp"
#include "audit/lint_words.hpp"
#include "pbr/lint.hpp"
#include "support/golden.hpp"

namespace {

using namespace pbr;
namespace fs = std::filesystem;

const std::string folder = PBR_SOURCE_DIR "/tests/audit/lint/";
const RulePaths paths{{PBR_SOURCE_DIR "/rules"}};

std::vector<std::string> planted() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

ClusterPack load(const std::string& name) {
  auto loaded = load_clusters(folder + name + ".yaml", paths);
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  return *std::move(loaded.value);
}

Instrument instrument_for(const ClusterPack& pack, const std::string& name) {
  auto loaded = load_instrument(pack.instrument, paths);
  REQUIRE(loaded.value);
  Instrument instrument = *std::move(loaded.value);
  constexpr std::size_t item_6 = 5;
  if (name.find("never-a-candidate") != std::string::npos) instrument.items.at(item_6).highest = 3;
  return instrument;
}

LintLimits limits_for(const std::string& name) {
  return name.find("open") != std::string::npos ? LintLimits{1, 2} : LintLimits{};
}

std::string without_folder(std::string text) {
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

// "05" of "no ratings give cluster 05".
std::string last_code(const std::string& message) { return message.substr(message.size() - 2); }

std::size_t rule_named(const ClusterPack& pack, const std::string& message) {
  const auto& rules = pack.table.rules;
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const TableRule& rule) {
    const auto next = message.substr(0, rule.id.size() + 6).back();
    return message.rfind("rule " + rule.id, 0) == 0 && (next == ' ' || next == ':');
  });
  REQUIRE(found != rules.end());
  return static_cast<std::size_t>(found - rules.begin());
}

bool rule_holds(const ClusterPack& pack, std::size_t rule, const Assessment& witness) {
  return holds(pack.table.rules[rule].when, derived_values(pack, witness), witness.super_class);
}

// Whether the witness shows what the finding says, told from the finding's own words.
bool shows(ClusterPack pack, const LintFinding& finding) {
  pack.tree.use = false;
  const std::string& message = finding.problem.message;
  const std::string& code = finding.problem.code;
  const Assessment& witness = *finding.witness;
  const Decision decision = decide(pack, witness);
  const bool of_step = message.rfind("step", 0) == 0;
  if (code == "LN001") return allocate(pack, witness).cluster.text() != last_code(message);
  if (code == "LN002") {
    Assessment initial = witness;
    initial.reason = AssessmentReason::initial;
    return message.find(allocate(pack, witness).cluster.text()) != std::string::npos &&
           allocate(pack, initial).cluster != allocate(pack, witness).cluster;
  }
  if (code == "LN003") {
    return decision.runner_up != Decision::none && decision.points == decision.runner_up_points;
  }
  if (code == "LN004") return decision.cluster == Decision::none && decision.conflict < 0;
  if (code == "LN005") return decision.cluster == Decision::none && decision.conflict >= 0;
  if (code == "LN012" && !of_step) {
    const auto rule = rule_named(pack, message);
    return rule_holds(pack, rule, witness) && decision.nearest < static_cast<int>(rule);
  }
  if (code == "LN012") {
    pack.tree.use = true;
    return decide(pack, witness).tree_step == 0 &&
           holds(pack.tree.steps[1].when, derived_values(pack, witness), SuperClass::undecided);
  }
  if (code == "LN014") {
    const bool warning = finding.problem.severity == Severity::warning;
    return rule_holds(pack, rule_named(pack, message), witness) == warning;
  }
  return true;  // LN006 to LN010: taken out and tried in lint_laws_test.cpp
}

TEST_CASE("each planted fault is told as written beside it, and its witness shows it") {
  const auto names = planted();
  CHECK(names.size() >= 16);
  for (const std::string& name : names) {
    INFO(name);
    const ClusterPack pack = load(name);
    const Instrument instrument = instrument_for(pack, name);
    const LintReport report = lint(pack, &instrument, limits_for(name));
    const std::string text = without_folder(render(report.findings));
    INFO(text);
    CHECK(text == test::golden(folder + name + ".expected", text));
    for (const LintFinding& finding : report.findings) {
      INFO(finding.problem.code << " " << finding.given);
      if (finding.witness) CHECK(shows(pack, finding));
    }
  }
}

TEST_CASE(
    "a fault of every kind is planted, and each code is of one severity but LN004 and LN014") {
  std::map<std::string, std::set<Severity>> told;
  for (const std::string& name : planted()) {
    const ClusterPack pack = load(name);
    const Instrument instrument = instrument_for(pack, name);
    for (const auto& finding : lint(pack, &instrument, limits_for(name)).findings) {
      told[finding.problem.code].insert(finding.problem.severity);
    }
  }
  for (const auto* code :
       {"LN001", "LN002", "LN003", "LN004", "LN005", "LN006", "LN007", "LN008", "LN009", "LN010",
        "LN011", "LN012", "LN013", "LN014", "LN015", "LN020", "LN040"}) {
    INFO(code);
    CHECK(told[code].size() ==
          (std::string(code) == "LN004" || std::string(code) == "LN014" ? 2 : 1));
  }
}

TEST_CASE("a pack made in code without a source or a basis is told so") {
  ClusterPack pack = load("profile-rows");
  pack.header.sources.clear();
  pack.clusters[1].grid[1].basis.clear();
  const auto report = lint(pack, nullptr);
  std::vector<std::string> told;
  for (const auto& finding : report.findings) {
    if (finding.problem.code == "LN020") told.push_back(finding.problem.message);
  }
  CHECK(told == std::vector<std::string>{"the pack names no source",
                                         "1 row without a basis, the first of them here"});
  CHECK(has_warnings(report.findings));
}

TEST_CASE("the shipped packs have no warning and leave no question open") {
  for (const auto* reference :
       {"england/clusters/illustrative", "netherlands/clusters/illustrative",
        "australia/clusters/illustrative"}) {
    const auto pack = load_clusters(reference, paths);
    REQUIRE(pack.value);
    const auto instrument = load_instrument(pack.value->instrument, paths);
    REQUIRE(instrument.value);
    const auto report = lint(*pack.value, &*instrument.value);
    INFO(render(report.findings));
    CHECK_FALSE(has_warnings(report.findings));
    CHECK(report.work.open == 0);
  }
}

}  // namespace
