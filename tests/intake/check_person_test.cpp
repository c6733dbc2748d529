#include "pbr/person_checks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pbr/intake.hpp"
#include "rapidcheck.h"
#include "support/golden.hpp"

using namespace pbr;

namespace {

const Rulebook& rules() {
  static const Rulebook book = [] {
    const RulePaths paths{{PBR_SOURCE_DIR "/rules"}};
    Rulebook loaded;
    loaded.instrument = *load_instrument("england/instruments/mhct-18", paths).value;
    loaded.clusters = *load_clusters("england/clusters/illustrative", paths).value;
    return loaded;
  }();
  return book;
}

IntakeTerms intake_terms() {
  IntakeTerms terms;
  for (const auto& cluster : rules().clusters.clusters) {
    terms.cluster_codes.push_back(cluster.code.text());
  }
  terms.measure_ranges["m"] = {Rate{0}, Rate{40}};
  return terms;
}

// A case: comments, then tables, each its name on a line of its own and CSV down to a blank line.
Tables read_case(const std::filesystem::path& file) {
  std::ifstream in(file);
  Tables tables;
  Findings findings;
  for (std::string line; std::getline(in, line);) {
    const auto kind = table_kind(line);
    if (!kind) continue;
    std::string csv;
    while (std::getline(in, line) && !line.empty()) csv += line + "\n";
    std::istringstream table(csv);
    INFO(csv);
    CHECK(render(read_table(*kind, table, "case", intake_terms(), tables, findings)).empty());
  }
  CHECK(findings.total(Severity::warning) == 0);
  return tables;
}

PersonCheckTerms terms_of(const Tables& tables) {
  return {Period::inclusive(Date{2014, 4, 1}, Date{2015, 3, 31}), tables.given, &rules().clusters,
          &rules().instrument};
}

Findings checked(const Tables& tables, const PersonCheckTerms& terms) {
  Findings findings;
  for (const auto& care : care_records(tables)) check_person(care, terms, findings);
  return findings;
}

std::string told(const Findings& findings) {
  std::string text;
  for (const auto& f : findings.sorted()) {
    text += std::string(schema_of(f.table).name) + " row " + std::to_string(f.row) + " " + f.code +
            " " + std::string(to_text(f.severity)) + " " + f.field + ": found \"" + f.found +
            "\", expected " + f.expected + "\n";
  }
  return text.empty() ? "nothing\n" : text;
}

std::vector<std::filesystem::path> cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(PBR_SOURCE_DIR "/tests/intake/people")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("every person under people/ gives exactly the findings beside the case") {
  REQUIRE(cases().size() >= 10);
  for (const auto& file : cases()) {
    DYNAMIC_SECTION(file.stem().string()) {
      const Tables tables = read_case(file);
      const auto actual = told(checked(tables, terms_of(tables)));
      auto expected = file;
      expected.replace_extension(".expected");
      CHECK(actual == test::golden(expected.string(), actual));
    }
  }
}

TEST_CASE("the order of a file's rows decides nothing but their numbers") {
  CHECK(rc::check([] {
    const auto files = cases();
    Tables tables = read_case(files[*rc::gen::inRange<std::size_t>(0, files.size())]);
    const auto before = told(checked(tables, terms_of(tables)));
    // Rows keep their numbers and change places: what is told must not notice.
    std::reverse(tables.contacts.begin(), tables.contacts.end());
    std::reverse(tables.assessments.begin(), tables.assessments.end());
    std::rotate(tables.stays.begin(), tables.stays.begin() + (tables.stays.empty() ? 0 : 1),
                tables.stays.end());
    std::reverse(tables.clusters.begin(), tables.clusters.end());
    RC_ASSERT(told(checked(tables, terms_of(tables))) == before);
  }));
}

TEST_CASE("without a period, an instrument and the other tables nothing of theirs is told") {
  for (const auto& file : cases()) {
    const Tables tables = read_case(file);
    const Findings findings = checked(tables, {});
    for (const auto* code : {"IN020", "IN021", "IN022", "IN029", "IN030"}) {
      CHECK(findings.counts().find(code) == findings.counts().end());
    }
  }
}
