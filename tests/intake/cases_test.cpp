#include "pbr/intake.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/golden.hpp"

using namespace pbr;

namespace {

IntakeTerms terms() {
  IntakeTerms t;
  t.cluster_codes = {"00", "01", "03", "04", "14", "18", "21"};
  t.not_clusters = {{"09", "under review, never used"}};
  t.measure_ranges = {{"reqol-10", {Rate{0}, Rate{40}}}};
  t.not_known_scores = {{"reqol-10", {Rate{98}}}};
  return t;
}

std::string described(const Finding& f) {
  return "row " + std::to_string(f.row) + " " + f.field + " " + f.code + " " +
         std::string(to_text(f.severity)) + " found \"" + f.found + "\" expected " + f.expected +
         "\n";
}

// Everything intake makes of one file, as text.
std::string outcome(const std::filesystem::path& file) {
  const std::string stem = file.stem().string();
  const auto kind = table_kind(stem.substr(0, stem.find("__")));
  REQUIRE(kind);
  Tables tables;
  Findings findings;
  const auto table = static_cast<std::size_t>(*kind);
  auto problems = read_table(*kind, file.string(), terms(), tables, findings);
  for (auto& problem : problems) problem.at.file = file.filename().string();
  check_across(tables, findings);
  std::string text = render(problems);
  text += "rows " + std::to_string(tables.rows[table]) + ", set aside " +
          std::to_string(tables.set_aside[table]) + "\n";
  for (const auto& a : tables.assessments) {
    if (a.unusable == Unusable::no) continue;
    text +=
        "row " + std::to_string(a.row) + " unusable: " + std::string(to_text(a.unusable)) + "\n";
  }
  for (const auto& f : findings.sorted()) text += described(f);
  return text;
}

}  // namespace

TEST_CASE("every file under cases/ gives exactly the findings beside it") {
  const std::filesystem::path folder = std::string(PBR_SOURCE_DIR) + "/tests/intake/cases";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() >= 20);
  for (const auto& file : files) {
    DYNAMIC_SECTION(file.stem().string()) {
      auto expected = file;
      expected.replace_extension(".expected");
      CHECK(outcome(file) == test::golden(expected.string(), outcome(file)));
    }
  }
}
