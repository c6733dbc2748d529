#include "pbr/agreement.hpp"

#include <catch2/catch.hpp>

namespace pbr {
namespace {

// Four pages: item 7 decides inside super-class A (01 low, 03 middle, 05 high), item 6 is B (10).
Cluster page(const char* code, SuperClass super_class, int need, std::size_t item,
             std::string_view cells) {
  Cluster cluster;
  cluster.code = ClusterCode(code);
  cluster.super_class = super_class;
  cluster.need = need;
  GridRow row{.item = item};
  for (std::size_t rating = 0; rating < row.cells.size(); ++rating) {
    row.cells.at(rating) = cells[rating] == 'R' ? Cell::must : Cell::unlikely;
  }
  cluster.grid.push_back(row);
  return cluster;
}

ClusterPack small_pack() {
  ClusterPack pack;
  pack.variance = ClusterCode("00");
  pack.unusable = ClusterCode("99");
  Cluster variance;
  variance.code = ClusterCode("00");
  variance.need = 4;
  pack.clusters = {
      variance, page("01", SuperClass::a, 1, 6, "RR---"), page("03", SuperClass::a, 2, 6, "--R--"),
      page("05", SuperClass::a, 3, 6, "---RR"), page("10", SuperClass::b, 5, 5, "--RRR")};
  return pack;
}

Date day(int n) { return *Date::parse("2014-04-01") + n; }

// A study of a few spells, added one at a time.
struct Recorded {
  Tables tables;

  Recorded& spell(const char* person, const char* code, int from, int to,
                  const char* provider = "P1") {
    ClusterSpell spell;
    spell.row = tables.clusters.size() + 1;
    spell.person = PersonId(person);
    spell.provider = ProviderId(provider);
    spell.cluster_initial = ClusterCode("01");
    spell.cluster_final = ClusterCode(code);
    spell.start = day(from);
    if (to > 0) spell.end = day(to);
    tables.clusters.push_back(spell);
    return *this;
  }

  Recorded& assessed(const char* person, int on, Rating item_7, const char* provider = "P1",
                     SuperClass super_class = SuperClass::a) {
    Assessment a;
    a.row = tables.assessments.size() + 1;
    a.person = PersonId(person);
    a.provider = ProviderId(provider);
    a.date = day(on);
    a.super_class = super_class;
    a.reason = AssessmentReason::initial;
    a.ratings[6] = item_7;
    tables.assessments.push_back(a);
    return *this;
  }

  [[nodiscard]] Agreement compared(RecordedCode which = RecordedCode::final_code) const {
    static const ClusterPack pack = small_pack();
    return agreement(pack, tables, which);
  }
};

// "agreement 1/2" and so on: numerators and denominators of one row.
std::string counts(const AgreementRow& row, std::initializer_list<std::string_view> names) {
  std::string text;
  for (const auto name : names) {
    for (const auto& measure : row.measures) {
      if (measure.name != name) continue;
      text += (text.empty() ? "" : ", ") + measure.name + " " + std::to_string(measure.numerator) +
              "/" + std::to_string(measure.denominator);
    }
  }
  return text;
}

std::string left_out(const AgreementRow& row) {
  return "recorded " + std::to_string(row.not_recorded) + ", comparable " +
         std::to_string(row.not_comparable) + ", assessed " + std::to_string(row.not_assessed) +
         ", usable " + std::to_string(row.not_usable) + ", compared " +
         std::to_string(row.compared);
}

TEST_CASE("recorded against allocated") {
  Recorded study;
  study.spell("a", "01", 0, 10).assessed("a", 0, 1);              // agrees
  study.spell("b", "05", 0, 10).assessed("b", 3, 2);              // recorded above the rules' 03
  study.spell("c", "01", 0, 10).assessed("c", 9, 4);              // recorded below the rules' 05
  study.spell("d", "10", 0, 10, "P2").assessed("d", 0, 2, "P2");  // wrong super-class, above 03
  const auto result = study.compared();
  REQUIRE(result.rows.size() == 3);
  CHECK(counts(result.rows[0], {"agreement", "super_class", "over", "under", "matching"}) ==
        "agreement 1/4, super_class 3/4, over 2/4, under 1/4, matching 1/4");
  CHECK(counts(result.rows[0], {"kappa", "kappa_A", "kappa_B", "kappa_C"}) ==
        "kappa 1/4, kappa_A 1/3, kappa_B 0/0, kappa_C 0/0");
  CHECK(counts(result.rows[0], {"essential_met"}) == "essential_met 1/4");
  CHECK(result.rows[1].provider.text() == "P1");
  CHECK(result.rows[2].compared == 1);
  CHECK(result.confusion.at({ClusterCode("05"), ClusterCode("03")}) == 1);
  CHECK(result.confusion.size() == 4);
}

TEST_CASE("the initial code is compared where asked for") {
  Recorded study;
  study.spell("a", "05", 0, 10).assessed("a", 0, 0);
  CHECK(counts(study.compared().rows[0], {"agreement"}) == "agreement 0/1");
  CHECK(counts(study.compared(RecordedCode::initial_code).rows[0], {"agreement"}) ==
        "agreement 1/1");
}

TEST_CASE("what cannot be compared is counted") {
  Recorded study;
  study.spell("a", "", 0, 10).assessed("a", 0, 1);
  study.spell("b", "77", 0, 10).assessed("b", 0, 1);
  study.spell("c", "01", 0, 10).assessed("c", 10, 1);         // the day it ended
  study.spell("d", "01", 5, 10).assessed("d", 4, 1);          // the day before it began
  study.spell("e", "01", 0, 10).assessed("e", 0, 1, "P2");    // at another provider
  study.spell("f", "01", 0, 10).assessed("f", 2, not_known);  // nothing rated
  const auto result = study.compared();
  CHECK(left_out(result.rows[0]) == "recorded 1, comparable 1, assessed 3, usable 1, compared 0");
  CHECK(counts(result.rows[0], {"agreement"}) == "agreement 0/0");
  CHECK_FALSE(result.rows[0].measures[0].value);
  CHECK(result.confusion.empty());
}

TEST_CASE("the first usable assessment inside the spell is taken") {
  Recorded study;
  study.spell("a", "03", 0, 0).assessed("a", 30, 0).assessed("a", 3, 2).assessed("a", 1, not_known);
  CHECK(counts(study.compared().rows[0], {"agreement"}) == "agreement 1/1");
}

TEST_CASE("a spell that repeats the code before it is not newly assigned") {
  Recorded study;
  study.spell("a", "01", 0, 10).assessed("a", 0, 4);
  study.spell("a", "01", 10, 20).assessed("a", 12, 0);            // the same code: goes on
  study.spell("a", "03", 20, 30).assessed("a", 22, 2);            // another: newly assigned
  study.spell("a", "01", 0, 10, "P2").assessed("a", 0, 0, "P2");  // at another provider: new there
  CHECK(counts(study.compared().rows[0], {"essential_met"}) == "essential_met 2/3");
}

TEST_CASE("no spells at all") {
  const auto result = Recorded{}.compared();
  REQUIRE(result.rows.size() == 1);
  CHECK(result.rows[0].spells == 0);
}

}  // namespace
}  // namespace pbr
