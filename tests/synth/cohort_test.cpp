#include "synth/synth.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "pbr/records.hpp"
#include "support.hpp"

namespace pbr::synth_test {
namespace {

TEST_CASE("the same options give the same bytes") {
  for (const auto format : {SynthOptions::Format::canonical, SynthOptions::Format::mhsds}) {
    Folder a("a"), b("b");
    SynthOptions of_a = options(a, 120), of_b = options(b, 120);
    of_a.format = of_b.format = format;
    synthesise(of_a);
    synthesise(of_b);
    CHECK(bytes_of(a.path()) == bytes_of(b.path()));
    of_b.seed = 8;
    synthesise(of_b);
    CHECK(bytes_of(a.path()) != bytes_of(b.path()));
  }
}

TEST_CASE("the first people of a larger cohort are the smaller cohort") {
  Folder small("small"), large("large");
  synthesise(options(small, 60));
  synthesise(options(large, 200));
  const auto some = bytes_of(small.path()), more = bytes_of(large.path());
  for (const std::string name : {"persons", "referrals", "assessments", "clusters", "contacts",
                                 "stays", "measures", "statuses"}) {
    INFO(name);
    CHECK(more.at(name + ".csv").starts_with(some.at(name + ".csv")));
    CHECK(more.at(name + ".csv").size() > some.at(name + ".csv").size());
  }
}

TEST_CASE(
    "every table reads back with its schema's columns but item Q and the rows the summary counts") {
  Folder folder("tables");
  const SynthSummary summary = synthesise(options(folder, 300));
  REQUIRE(summary.rows.size() == table_count - 1);  // a plan is agreed, not recorded
  for (const auto& [name, count] : summary.rows) {
    INFO(name);
    const auto kind = table_kind(name);
    REQUIRE(kind);
    CsvReader reader = CsvReader::open(folder.file(name + ".csv"));
    std::vector<std::string> columns;
    for (const ColumnSchema& column : schema_of(*kind).columns) {
      // The cohort is rated with the Mental Health Clustering Tool, which has no item Q.
      if (column.name != "item_q") columns.emplace_back(column.name);
    }
    if (*kind == TableKind::persons) columns.emplace_back("group_rurality");
    CHECK(reader.header() == columns);
    CHECK(read(folder.file(name + ".csv")).size() == count);
    CHECK(count > 0);
  }
}

TEST_CASE("nothing is left under a temporary name and the summary names every file") {
  Folder folder("files");
  const SynthSummary summary = synthesise(options(folder, 10));
  std::set<std::string> there;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    there.insert(entry.path().string());
  }
  CHECK(there == std::set<std::string>(summary.files.begin(), summary.files.end()));
  CHECK(there.count(folder.file("study.yaml")) == 1);
  CHECK(there.count(folder.file("README.txt")) == 1);
}

TEST_CASE("records of a clean cohort hang together") {
  Folder folder("clean");
  SynthOptions clean = options(folder, 400);
  clean.dirty_rate = Rate(0);
  CHECK(synthesise(clean).dirty.empty());
  std::set<std::string> people, ids;
  std::map<std::string, Row> referrals;
  for (const Row& row : read(folder.file("persons.csv"))) people.insert(row.at("person_id"));
  CHECK(people.size() == 400);
  for (const Row& row : read(folder.file("referrals.csv"))) {
    CHECK(people.count(row.at("person_id")) == 1);
    CHECK(referrals.emplace(row.at("referral_id"), row).second);
  }
  for (const Row& row : read(folder.file("assessments.csv"))) {
    CHECK(people.count(row.at("person_id")) == 1);
    CHECK(ids.insert(row.at("assessment_id")).second);
  }
  for (const Row& row : read(folder.file("clusters.csv"))) {
    const Row& referral = referrals.at(row.at("referral_id"));
    CHECK(referral.at("person_id") == row.at("person_id"));
    CHECK(referral.at("received") <= row.at("start"));
    const std::string& end = row.at("end");
    if (end.empty()) CHECK(referral.at("closed").empty());
    if (!end.empty()) CHECK(row.at("start") < end);
    if (!referral.at("closed").empty()) CHECK(end <= referral.at("closed"));
  }
}

TEST_CASE("providers differ in completeness") {
  Folder folder("providers");
  synthesise(options(folder, 2000));
  std::map<std::string, std::set<std::string>> people, scored;
  for (const Row& row : read(folder.file("referrals.csv"))) {
    people[row.at("provider")].insert(row.at("person_id"));
  }
  for (const Row& row : read(folder.file("measures.csv"))) {
    scored[row.at("provider")].insert(row.at("person_id"));
  }
  REQUIRE(people.size() == 6);
  const auto percent = [&](const std::string& provider) {
    return 100 * scored[provider].size() / people[provider].size();
  };
  CHECK(percent("PRV-ASH") > percent("PRV-CEDAR") + 10);
  CHECK(percent("PRV-ELM") > percent("PRV-ROWAN") + 10);
}

TEST_CASE("what cannot be made is refused with every reason at once") {
  Folder folder("refused");
  SynthOptions wrong = options(folder, 0);
  wrong.dirty_rate = Rate(3, 2);
  wrong.folder = "";
  try {
    synthesise(wrong);
    FAIL("not refused");
  } catch (const SynthError& error) {
    CHECK(render(error.problems()) ==
          "synth: error[SY001]: number of people out of range\n"
          "  found: 0\n"
          "  expected: 1 to 50000000\n"
          "synth: error[SY001]: share of rows with a fault out of range\n"
          "  found: 1.5\n"
          "  expected: 0 to 1\n"
          "synth: error[SY001]: no folder to write to\n"
          "  found: nothing\n"
          "  expected: a folder\n");
  }
  SynthOptions without_rules = options(folder, 5);
  without_rules.rule_folders = {folder.path()};
  CHECK_THROWS_AS(synthesise(without_rules), SynthError);
  CHECK_FALSE(std::filesystem::exists(folder.path()));
}

TEST_CASE("progress ends with everybody") {
  Folder folder("progress");
  SynthOptions watched = options(folder, 1500);
  std::vector<std::uint64_t> told;
  watched.progress = [&](std::string_view, std::uint64_t done, std::uint64_t of) {
    CHECK(of == 1500);
    told.push_back(done);
  };
  synthesise(watched);
  CHECK(told == std::vector<std::uint64_t>{1000, 1500});
}

}  // namespace
}  // namespace pbr::synth_test
