#include "pbr/intake.hpp"

#include <catch2/catch.hpp>

using namespace pbr;

namespace {

Finding finding(Row row, std::string code, Severity severity = Severity::error) {
  return {TableKind::assessments, row, "item_1", std::move(code), severity, "5", "0 to 4"};
}

}  // namespace

TEST_CASE("counts are exact where examples are truncated") {
  Findings findings(3);
  for (Row row = 1; row <= 10; ++row) findings.add(finding(row, "IN006"));
  findings.add(finding(11, "IN005"));
  CHECK(findings.counts().at("IN006").total == 10);
  CHECK(findings.counts().at("IN006").kept == 3);
  CHECK(findings.counts().at("IN006").truncated());
  CHECK_FALSE(findings.counts().at("IN005").truncated());
  CHECK(findings.sorted().size() == 4);
}

TEST_CASE("appending parts gives what adding one by one gives") {
  Findings whole(4);
  Findings first(4);
  Findings second(4);
  for (Row row = 1; row <= 12; ++row) {
    const auto f = finding(row, row % 3 == 0 ? "IN005" : "IN006");
    whole.add(f);
    (row <= 7 ? first : second).add(f);
  }
  Findings parts(4);
  parts.append(first);
  parts.append(second);
  REQUIRE(parts.counts().size() == whole.counts().size());
  for (const auto& [code, count] : whole.counts()) {
    CHECK(parts.counts().at(code).total == count.total);
    CHECK(parts.counts().at(code).kept == count.kept);
  }
  const auto expected = whole.sorted();
  const auto actual = parts.sorted();
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) CHECK(actual[i].row == expected[i].row);
}

TEST_CASE("notes do not count as findings of weight") {
  Findings findings;
  findings.add(finding(1, "IN012", Severity::note));
  CHECK(findings.total(Severity::warning) == 0);
  CHECK(findings.total(Severity::note) == 1);
  findings.add(finding(1, "IN014", Severity::warning));
  CHECK(findings.total(Severity::warning) == 1);
  CHECK(findings.total(Severity::error) == 0);
}

TEST_CASE("every code that is given has a title, and no other") {
  for (const auto* code : {"IN002", "IN003", "IN017", "EP001", "EP003"}) {
    CHECK_FALSE(finding_title(code).empty());
  }
  CHECK(finding_title("XX999").empty());
}
