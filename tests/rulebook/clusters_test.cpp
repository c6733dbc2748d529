#include "pbr/rulebook.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace {

using pbr::Cell;
using pbr::SuperClass;
using pbr::TransitionStatus;

const pbr::ClusterPack& pack() {
  static const auto loaded =
      pbr::load_clusters("england/clusters/illustrative", {{PBR_SOURCE_DIR "/rules"}});
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  return *loaded.value;
}

const pbr::Cluster& page(const std::string& code) {
  const auto* found = pack().find(pbr::ClusterCode(code));
  INFO(code);
  REQUIRE(found != nullptr);
  return *found;
}

const pbr::GridRow* row(const std::string& code, const std::string& label) {
  const auto item = pbr::item_index(label);
  REQUIRE(item);
  for (const auto& one : page(code).grid) {
    if (one.item == *item) return &one;
  }
  return nullptr;
}

std::string cells(const std::string& code, const std::string& label) {
  const auto* found = row(code, label);
  INFO(code << " item " << label);
  REQUIRE(found != nullptr);
  std::string text;
  for (const auto cell : found->cells) text += pbr::letter(cell);
  return text;
}

// The lowest and highest rating with an R.
std::pair<std::size_t, std::size_t> must(const std::string& code, const std::string& label) {
  const auto text = cells(code, label);
  const auto lowest = text.find('R');
  INFO(code << " item " << label << " " << text);
  REQUIRE(lowest != std::string::npos);
  return {lowest, text.rfind('R')};
}

struct Published {
  const char* code;
  const char* name;
  SuperClass super_class;
  const char* branch;
  int months, days;
};

constexpr auto mild = "mild / moderate / severe";
constexpr auto complex = "very severe and complex";
constexpr auto ongoing = "ongoing or recurrent";
constexpr auto cognitive = "cognitive impairment";

// source: NHS Data Dictionary, CDU honos, PMC6946607 table 1.
const Published published[] = {
    {"00", "Variance (fits no other, but needs and gets a service)", SuperClass::undecided, "", 6,
     0},
    {"01", "Common mental health problems (low severity)", SuperClass::a, mild, 0, 84},
    {"02", "Common mental health problems (low severity with greater need)", SuperClass::a, mild, 0,
     105},
    {"03", "Non-psychotic (moderate severity)", SuperClass::a, mild, 6, 0},
    {"04", "Non-psychotic (severe)", SuperClass::a, mild, 6, 0},
    {"05", "Non-psychotic disorders (very severe)", SuperClass::a, complex, 6, 0},
    {"06", "Non-psychotic disorder of over-valued ideas", SuperClass::a, complex, 6, 0},
    {"07", "Enduring non-psychotic disorders (high disability)", SuperClass::a, complex, 12, 0},
    {"08", "Non-psychotic chaotic and challenging disorders", SuperClass::a, complex, 12, 0},
    {"10", "First episode psychosis (with/without manic features)", SuperClass::b, "first episode",
     12, 0},
    {"11", "Ongoing recurrent psychosis (low symptoms)", SuperClass::b, ongoing, 12, 0},
    {"12", "Ongoing or recurrent psychosis (high disability)", SuperClass::b, ongoing, 12, 0},
    {"13", "Ongoing or recurrent psychosis (high symptom and disability)", SuperClass::b, ongoing,
     12, 0},
    {"14", "Psychotic crisis", SuperClass::b, "psychotic crisis", 0, 28},
    {"15", "Severe psychotic depression", SuperClass::b, "psychotic crisis", 0, 28},
    {"16", "Psychosis & affective disorder (high substance misuse & engagement)", SuperClass::b,
     "very severe engagement", 6, 0},
    {"17", "Psychosis & affective disorder - difficult to engage", SuperClass::b,
     "very severe engagement", 6, 0},
    {"18", "Cognitive impairment (low need)", SuperClass::c, cognitive, 12, 0},
    {"19", "Cognitive impairment or dementia complicated (moderate need)", SuperClass::c, cognitive,
     6, 0},
    {"20", "Cognitive impairment or dementia complicated (high need)", SuperClass::c, cognitive, 6,
     0},
    {"21", "Cognitive impairment or dementia (high physical or engagement)", SuperClass::c,
     cognitive, 6, 0},
};

TEST_CASE("codes, names, super-classes, branches and review intervals are the published ones") {
  REQUIRE(pack().clusters.size() == std::size(published));
  for (std::size_t i = 0; i < std::size(published); ++i) {
    const auto& expected = published[i];
    const auto& cluster = pack().clusters[i];
    CHECK(cluster.code.text() == expected.code);
    CHECK(cluster.name == expected.name);
    CHECK(cluster.super_class == expected.super_class);
    CHECK(cluster.branch == expected.branch);
    CHECK(cluster.review.months == expected.months);
    CHECK(cluster.review.days == expected.days);
  }
  CHECK(pack().variance.text() == "00");
  CHECK(pack().unusable.text() == "99");
  CHECK(pack().find(pbr::ClusterCode("99")) == nullptr);
  CHECK(pack().find(pbr::ClusterCode("09")) == nullptr);
  CHECK(pack().not_clusters.count("09") == 1);
}

TEST_CASE("the penalties are the default of the contract") {
  const auto& terms = pack().profile;
  CHECK(terms.penalty == std::array<int, 4>{0, 0, 1, 3});
  CHECK(terms.penalty_unknown == 0);
  CHECK(terms.essential_restricts_initial);
  CHECK_FALSE(terms.essential_restricts_review);
}

// What the published descriptions fix; a grid of ours must satisfy each line.
struct Fixed {
  const char* code;
  const char* item;
  std::size_t lowest, highest;  // ratings with an R lie between
  bool star;
};

const Fixed fixed[] = {
    {"01", "7", 1, 2, true},  {"01", "8", 1, 2, true},   // low but present
    {"02", "7", 1, 2, true},  {"02", "8", 1, 2, true},   // low but present
    {"01", "6", 0, 1, false}, {"02", "6", 0, 1, false},  // not distressing
    {"03", "7", 2, 3, true},  {"03", "8", 2, 3, true},   // moderate
    {"03", "6", 0, 1, false},                            // low
    {"04", "7", 3, 4, true},  {"04", "8", 3, 4, true},   // severe
    {"05", "7", 3, 4, true},  {"05", "8", 3, 4, true},   // severe to very severe
    {"05", "6", 0, 1, false},                            // not distressing
    {"06", "13", 2, 4, true}, {"06", "8", 3, 4, true},   // item 13 or 8
    {"08", "2", 2, 4, true},  {"08", "B", 2, 4, true},   // items 2 or B
    {"10", "6", 2, 4, false},                            // mild to severe
    {"11", "6", 0, 1, false},                            // low
    {"13", "6", 3, 4, false},                            // severe
    {"14", "6", 3, 4, false},                            // high
    {"15", "6", 3, 4, false}, {"15", "7", 3, 4, false},  // high
    {"16", "3", 2, 4, false}, {"17", "D", 2, 4, false}, {"18", "4", 1, 2, false},
    {"19", "4", 2, 4, false}, {"20", "4", 2, 4, false}, {"21", "4", 1, 4, false},
    {"21", "5", 3, 4, false},
};

TEST_CASE("the grid keeps to what the descriptions fix") {
  for (const auto& line : fixed) {
    INFO(line.code << " item " << line.item);
    const auto [lowest, highest] = must(line.code, line.item);
    CHECK(lowest >= line.lowest);
    CHECK(highest <= line.highest);
    CHECK(row(line.code, line.item)->starred == line.star);
  }
}

TEST_CASE("item 6 speaks in every psychosis page that the descriptions name") {
  for (const auto* code : {"10", "11", "12", "13", "14", "15", "17"}) {
    const auto text = cells(code, "6");
    INFO(code << " " << text);
    CHECK(text != "OOOOO");
  }
  CHECK(cells("12", "6").substr(1, 2) == "OO");
  CHECK(cells("17", "6").substr(2) == "OOO");
}

TEST_CASE("cluster 05 leaves room for self-injury and unreasonable beliefs") {
  CHECK(cells("05", "2").find_first_of("-") == std::string::npos);
  CHECK(cells("05", "13").find_first_of("-") == std::string::npos);
}

TEST_CASE("every row says what it rests on, and a reading of our own never decides") {
  for (const auto& cluster : pack().clusters) {
    for (const auto& one : cluster.grid) {
      INFO(cluster.code.text() << " item " << one.item << ": " << one.basis);
      const auto mark = one.basis.substr(0, 4);
      CHECK((mark == "[S] " || mark == "[U] " || mark == "[O] "));
      CHECK(one.basis.size() > 10);
      CHECK(one.at.line > 0);
      const bool decides =
          std::find(one.cells.begin(), one.cells.end(), Cell::must) != one.cells.end();
      if (decides) CHECK(mark != "[O] ");
    }
  }
}

TEST_CASE("a row of a cluster whose description was not read in a source never claims one") {
  for (const auto* code :
       {"06", "07", "08", "12", "13", "14", "15", "16", "18", "19", "20", "21"}) {
    for (const auto& one : page(code).grid) {
      INFO(code << " item " << one.item << ": " << one.basis);
      CHECK(one.basis.substr(0, 3) != "[S]");
    }
  }
}

TEST_CASE("no two pages of one super-class are the same") {
  for (const auto& a : pack().clusters) {
    if (a.code == pack().variance) continue;
    CHECK(a.grid.size() >= 6);
    for (const auto& b : pack().clusters) {
      if (a.code >= b.code || a.super_class != b.super_class) continue;
      INFO(a.code.text() << " and " << b.code.text());
      const bool same = std::equal(a.grid.begin(), a.grid.end(), b.grid.begin(), b.grid.end(),
                                   [](const pbr::GridRow& x, const pbr::GridRow& y) {
                                     return x.item == y.item && x.cells == y.cells;
                                   });
      CHECK_FALSE(same);
    }
  }
}

TEST_CASE("transitions: discharge from any cluster, and back after a crisis") {
  const auto& table = pack().transitions;
  for (const auto& cluster : pack().clusters) {
    INFO(cluster.code.text());
    CHECK(table.count({cluster.code.text(), "discharge"}) == 1);
    CHECK(table.count({"initial", cluster.code.text()}) == 1);
  }
  for (const auto* from : {"14", "15"}) {
    for (const auto* to : {"07", "08", "10", "16", "17"}) {
      INFO(from << " to " << to);
      REQUIRE(table.count({from, to}) == 1);
      CHECK(table.at({from, to}) != TransitionStatus::rare);
    }
  }
  CHECK(table.count({"05", "15"}) == 1);
  CHECK(table.count({"15", "03"}) == 1);
  CHECK(table.at({"01", "discharge"}) == TransitionStatus::likely);
}

}  // namespace
