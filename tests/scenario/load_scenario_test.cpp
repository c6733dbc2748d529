#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "pbr/scenario.hpp"

using namespace pbr;

namespace {

// A scenario of these lines, read from a file called s.yaml.
Loaded<Scenario> load(const std::string& text) {
  std::string folder = (std::filesystem::temp_directory_path() / "pbr-scenario-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto file = std::filesystem::path(folder) / "s.yaml";
  std::ofstream(file) << text;
  auto loaded = load_scenario(file.string());
  for (auto& problem : loaded.problems) problem.at.file = "s.yaml";
  std::filesystem::remove_all(folder);
  return loaded;
}

std::string problems_of(const std::string& change) {
  return render(load("title: t\nchanges:\n  - " + change + "\n").problems);
}

}  // namespace

TEST_CASE("a scenario file is read with the places of its changes") {
  const auto loaded = load(
      "title: Two percent\nauthor: us\nreference: by us\ndescription: [first, second]\nchanges:\n"
      "  - {path: tariff.prices.03.non_admitted_day, from: 2014-10-01, factor: 1.02, "
      "implements: [1, 2]}\n"
      "  - path: contracts.\"R.1\".*.value\n    add: -10.00\n");
  INFO(render(loaded.problems));
  REQUIRE(loaded.value.has_value());
  const Scenario& s = *loaded.value;
  CHECK(s.name == "s");
  CHECK(s.title == "Two percent");
  CHECK(s.description == std::vector<std::string>{"first", "second"});
  CHECK(s.sha256.size() == 64);
  REQUIRE(s.changes.size() == 2);
  CHECK(s.changes[0].kind == ChangeKind::factor);
  CHECK(to_text(*s.changes[0].from) == "2014-10-01");
  CHECK(s.changes[0].implements == std::vector<std::size_t>{1, 2});
  CHECK(s.changes[0].at.line == 6);
  CHECK(s.changes[0].scenario == "s");
  CHECK(s.changes[1].kind == ChangeKind::add);
  CHECK(s.changes[1].amount == "-10.00");
  CHECK(s.changes[1].amount_at.line == 8);
}

TEST_CASE("all that is wrong with a scenario is told at once") {
  const auto loaded = load(
      "title: t\nautor: us\ndescription: [a, b]\nchanges:\n"
      "  - {path: tariff.prices.03.contact}\n"
      "  - {path: tariff.prices.03.contact, value: 1, add: 2}\n"
      "  - {path: tariff.prices.03.contact, value: 1, implements: [3]}\n"
      "  - {path: tariff.prices.03.contact, value: 1, from: soon, implements: [1]}\n"
      "  - {value: 1}\n");
  CHECK(render(loaded.problems) ==
        "s.yaml:2:1: error[YML020]: unknown key \"autor\" in a scenario\n"
        "    autor: us\n"
        "    ^\n"
        "  expected: title, author, reference, description or changes\n"
        "  help: did you mean \"author\"?\n"
        "s.yaml:5:5: error[SN003]: a change without a value, a factor or an addition\n"
        "      - {path: tariff.prices.03.contact}\n"
        "        ^\n"
        "  expected: exactly one of value, factor and add\n"
        "s.yaml:6:5: error[SN003]: a change with more than one of value, factor and add\n"
        "      - {path: tariff.prices.03.contact, value: 1, add: 2}\n"
        "        ^\n"
        "  expected: exactly one of value, factor and add\n"
        "  help: make a change of each: they apply in order\n"
        "s.yaml:7:61: error[SN004]: the description has no such line\n"
        "      - {path: tariff.prices.03.contact, value: 1, implements: [3]}\n"
        "                                                                ^\n"
        "  found: 3\n"
        "  expected: a line from 1 to 2\n"
        "s.yaml:8:54: error[YML023]: from is not a date\n"
        "      - {path: tariff.prices.03.contact, value: 1, from: soon, implements: [1]}\n"
        "                                                         ^\n"
        "  found: soon\n"
        "  expected: a date as YYYY-MM-DD\n"
        "s.yaml:9:5: error[YML022]: key \"path\" is missing\n"
        "      - {value: 1}\n"
        "        ^\n"
        "s.yaml:3:18: warning[SN005]: line 2 of the description is implemented by no change\n"
        "    description: [a, b]\n"
        "                     ^\n"
        "  found: b\n"
        "  expected: a change with implements: [2]\n");
}

TEST_CASE("a scenario without changes is none") {
  CHECK(render(load("title: t\nchanges: []\n").problems) ==
        "s.yaml:2:10: error[SN002]: a scenario without changes\n"
        "    changes: []\n"
        "             ^\n"
        "  expected: changes: a list of paths with value, factor or add\n"
        "  help: a scenario that changes nothing is the study as it is\n");
  CHECK(load("title: t\n").problems.front().code == "SN002");
  CHECK(load("title: t\nchanges:\n").problems.front().code == "SN002");
}

TEST_CASE("changes of data have forms, kinds and ranges of their own") {
  struct Case {
    std::string change, expected;  // code, found, expected; "" where it is fine
  };
  const Case cases[]{
      {"{path: contracts.A.B.value, value: 100.00}", ""},
      {"{path: contracts.*.*.value, factor: 1.02}", ""},
      {"{path: contracts.A.B.value, add: -5}", ""},
      {"{path: providers.A, value: B}", ""},
      {"{path: activity.*.03, factor: 0}", ""},
      {"{path: casemix.A.*.05, value: 1}", ""},
      {"{path: outcomes.*.honos.improved, add: -0.05}", ""},
      {"{path: outcomes.A.settled.yes, value: 0.7}", ""},
      {"{path: completeness.*.*, value: 0}", ""},
      {"{path: contracts.A.value, value: 1}",
       "SN010|contracts.A.value|contracts.<provider>.<commissioner>.value"},
      {"{path: contracts.A.B.value, value: -1}", "SN016|-1|pounds such as 1250000.00"},
      {"{path: contracts.A.B.value, value: 1.005}", "SN016|1.005|pounds such as 1250000.00"},
      {"{path: providers.*, value: B}", "SN010|providers.*|providers.<code>"},
      {"{path: providers.A, factor: 2}", "SN016|2|value"},
      {"{path: activity.A.03, value: 1.03}", "SN016|1.03|factor"},
      {"{path: activity.A.03, factor: -1}", "SN016|-1|a factor of 0 or more, such as 1.03"},
      {"{path: activity...03, factor: 1}", "SN010|activity...03|activity.<provider>.<cluster>"},
      {"{path: casemix.A.04.*, value: 0.1}",
       "SN010|casemix.A.04.*|casemix.<provider>.<cluster>.<to cluster>"},
      {"{path: casemix.A.04.05, value: 10}", "SN016|10|a share from 0 to 1"},
      {"{path: outcomes.A.honos.better, value: 0.1}",
       "SN010|outcomes.A.honos.better|outcomes.<provider>.<measure>.<improved, recovered or yes>"},
      {"{path: outcomes.A.honos.improved, add: 2}", "SN016|2|a difference of shares from -1 to 1"},
      {"{path: completeness.A.honos, value: 1.1}", "SN016|1.1|a share from 0 to 1"},
      {"{path: activity.A.03, factor: 1, from: 2014-10-01}",
       "SN012|2014-10-01|a change without `from`"},
      {"{path: contract.A.B.value, factor: 1}",
       "SN010|contract.A.B.value|tariff, schemes, measures, clusters, episodes, instrument, "
       "disclosure, contracts, providers, activity, casemix, outcomes, completeness"},
  };
  for (const auto& each : cases) {
    CAPTURE(each.change);
    const auto problems = load("title: t\nchanges:\n  - " + each.change + "\n").problems;
    CHECK(problems.size() == (each.expected.empty() ? 0 : 1));
    if (problems.empty()) continue;
    const auto& d = problems.front();
    CHECK(d.code + "|" + d.found + "|" + d.expected == each.expected);
  }
  CHECK(problems_of("{path: contract.A.B.value, factor: 1}") ==
        "s.yaml:3:12: error[SN010]: \"contract\" is neither a kind of pack nor of data\n"
        "      - {path: contract.A.B.value, factor: 1}\n"
        "               ^\n"
        "  found: contract.A.B.value\n"
        "  expected: tariff, schemes, measures, clusters, episodes, instrument, disclosure, "
        "contracts, providers, activity, casemix, outcomes, completeness\n"
        "  help: did you mean \"contracts\"?\n");
}
