#include "pbr/intake.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pbr/csv.hpp"

using namespace pbr;

namespace {

struct Read {
  Tables tables;
  Findings findings;
  Diagnostics problems;
};

Read read(TableKind kind, const std::string& text, const IntakeTerms& terms = {}) {
  Read result;
  std::istringstream in(text);
  result.problems = read_table(kind, in, "test.csv", terms, result.tables, result.findings);
  return result;
}

const std::string cluster_header =
    "person_id,provider,referral_id,cluster_initial,cluster_final,start,end\n";

}  // namespace

TEST_CASE("one and two digit cluster codes are the same cluster, written with two") {
  IntakeTerms terms;
  terms.cluster_codes = {"00", "03", "10"};
  const auto result =
      read(TableKind::clusters,
           cluster_header + "p1,Z,r,3,03,2014-04-01,\np1,Z,r,0,10,2014-05-01,\n", terms);
  REQUIRE(result.tables.clusters.size() == 2);
  CHECK(result.tables.clusters[0].cluster_initial == ClusterCode{"03"});
  CHECK(result.tables.clusters[0].cluster_final == ClusterCode{"03"});
  CHECK(result.tables.clusters[1].cluster_initial == ClusterCode{"00"});
  CHECK(result.findings.counts().empty());
}

TEST_CASE("a spell whose end cannot be read is set aside, never left open") {
  IntakeTerms terms;
  terms.cluster_codes = {"03"};
  const auto result =
      read(TableKind::clusters, cluster_header + "p1,Z,r,03,03,2014-04-01,2014-02-30\n", terms);
  CHECK(result.tables.clusters.empty());
  CHECK(result.tables.set_aside[static_cast<std::size_t>(TableKind::clusters)] == 1);
  CHECK(result.findings.counts().at("IN005").total == 1);
}

TEST_CASE("columns may stand in any order and long form equals wide form") {
  const auto long_form =
      read(TableKind::assessments,
           "rating,item,assessment_id,date,provider,person_id,instrument,"
           "setting,reason,super_class\n"
           "3,7,a1,2014-05-01,Z,p1,mhct-18,community,initial,A\n2,8,a1,,,,,,,\n");
  REQUIRE(long_form.problems.empty());
  REQUIRE(long_form.tables.assessments.size() == 1);
  const auto& a = long_form.tables.assessments[0];
  CHECK(a.ratings[6] == 3);
  CHECK(a.ratings[7] == 2);
  CHECK(a.ratings[0] == not_known);
  CHECK(a.super_class == SuperClass::a);
  CHECK(a.reason == AssessmentReason::initial);
  CHECK(a.unusable == Unusable::no);
}

TEST_CASE("no value of an identifying column is ever in a finding") {
  const std::string secret = "9434765919";
  const auto result =
      read(TableKind::persons, "person_id,birth_date,sex,ethnic_group,imd_decile,commissioner\n" +
                                   secret + ",1980-02-30,F,A,1,Z\n" + secret + ",,F,A,1,Z\n");
  REQUIRE(result.findings.total(Severity::note) > 0);
  for (const auto& f : result.findings.sorted()) {
    CHECK(f.found.find(secret) == std::string::npos);
    CHECK(f.found.find("1980") == std::string::npos);
    CHECK(f.expected.find(secret) == std::string::npos);
    CHECK(f.expected.find("1980") == std::string::npos);
  }
}

TEST_CASE("rows are kept or set aside, never lost") {
  std::string text = "person_id,provider,date,settled,employed\n";
  for (int i = 0; i < 500; ++i) {
    text += (i % 7 == 0 ? "" : "p" + std::to_string(i)) + ",Z," +
            (i % 11 == 0 ? "2014-02-30" : "2014-05-01") + (i % 13 == 0 ? ",Y\n" : ",Y,N\n");
  }
  const auto result = read(TableKind::statuses, text);
  const auto table = static_cast<std::size_t>(TableKind::statuses);
  CHECK(result.tables.rows[table] == 500);
  CHECK(result.tables.statuses.size() + result.tables.set_aside[table] == 500);
  CHECK(result.tables.set_aside[table] > 0);
}

// source: CDU data science team, honos (MIT), synthetic sample of 18 assessments; one rating of 5
// and one person out of date order.
TEST_CASE("the public HoNOS sample: one score out of range, rows out of date order") {
  const std::filesystem::path sample =
      std::filesystem::path(PBR_SOURCE_DIR) / "../shared/facts/data/honos_sample.csv";
  if (!std::filesystem::exists(sample)) {
    std::cerr << "SKIPPED: the public HoNOS sample is not beside this checkout\n";
    return;
  }
  auto csv = CsvReader::open(sample.string());
  REQUIRE_FALSE(csv.error());
  const std::vector<std::string> columns{"q1",  "q2",  "q3",  "q4",  "q5", "q6", "q7", "q8", "q9",
                                         "q10", "q11", "q12", "q13", "qa", "qb", "qc", "qd", "qe"};
  std::ostringstream canonical;
  canonical << "assessment_id,person_id,provider,date,instrument,setting,reason,super_class";
  for (std::size_t i = 0; i < mhct_item_count; ++i) canonical << "," << item_column(i);
  canonical << ",item_8_type\n";
  int rows = 0;
  while (const auto record = csv.next()) {
    REQUIRE_FALSE(record->problem);
    const auto at = [&](const std::string& name) { return record->fields[*csv.column(name)].text; };
    canonical << "s" << ++rows << "," << at("id") << "," << at("team") << "," << at("date")
              << ",mhct-18,community,other,";
    for (const auto& column : columns) canonical << "," << at(column);
    canonical << "," << at("q8_prob") << "\n";
  }
  REQUIRE(rows == 18);
  auto result = read(TableKind::assessments, canonical.str());
  check_across(result.tables, result.findings);
  REQUIRE(result.problems.empty());
  CHECK(result.tables.assessments.size() == 18);
  CHECK(result.findings.counts().at("IN006").total == 1);
  CHECK(result.findings.counts().at("IN012").total == 2);
  const auto unusable =
      std::count_if(result.tables.assessments.begin(), result.tables.assessments.end(),
                    [](const auto& a) { return a.unusable != Unusable::no; });
  CHECK(unusable == 1);
  CHECK(result.tables.assessments[10].unusable == Unusable::rating_out_of_range);
  CHECK(result.tables.assessments[10].bad_item == 1);
}
