#include "pbr/allocation.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "small_pack.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '|');) fields.push_back(trimmed(field));
  return fields;
}

AssessmentReason reason_of(const std::string& text) {
  static const std::map<std::string, AssessmentReason> names{
      {"initial", AssessmentReason::initial},
      {"review", AssessmentReason::review},
      {"discharge", AssessmentReason::discharge},
      {"other", AssessmentReason::other},
      {"unknown", AssessmentReason::unknown}};
  return names.at(text);
}

SuperClass super_class_of(const std::string& text) {
  static const std::map<std::string, SuperClass> names{{"A", SuperClass::a},
                                                       {"B", SuperClass::b},
                                                       {"C", SuperClass::c},
                                                       {"Z", SuperClass::undecided}};
  return names.at(text);
}

std::string told(const Allocation& got) {
  const std::string essential = got.essential_met ? (*got.essential_met ? "Y" : "N") : "-";
  return got.cluster.text() + " | " + (got.runner_up ? got.runner_up->text() : "-") + " | " +
         (got.margin ? to_text(*got.margin) : "-") + " | " + essential + " | " + got.reason;
}

}  // namespace

TEST_CASE("every line of vectors.txt is decided as it says", "[allocation]") {
  const ClusterPack pack = small_pack();
  std::ifstream in(PBR_SOURCE_DIR "/tests/allocation/vectors.txt");
  REQUIRE(in);
  int cases = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    INFO(line);
    const auto f = fields_of(line);
    REQUIRE(f.size() == 8);
    const Assessment assessment = rated(f[2], super_class_of(f[1]), reason_of(f[0]));
    CHECK(told(allocate(pack, assessment)) ==
          f[3] + " | " + f[4] + " | " + f[5] + " | " + f[6] + " | " + f[7]);
    ++cases;
  }
  REQUIRE(cases >= 30);
}

TEST_CASE("an assessment that intake found unusable gets the unusable code and the reason",
          "[allocation]") {
  struct Case {
    Unusable unusable;
    std::size_t bad_item;
    std::string words;
  };
  const auto each =
      GENERATE(values<Case>({{Unusable::rating_out_of_range, 2, "rating out of range: item 3"},
                             {Unusable::rating_out_of_range, 13, "rating out of range: item A"},
                             {Unusable::rating_out_of_range, item_count, "rating out of range"},
                             {Unusable::no_item_rated, item_count, "no item rated"},
                             {Unusable::no_person, item_count, "no person"},
                             {Unusable::no_provider, item_count, "no provider"},
                             {Unusable::bad_date, item_count, "bad date"},
                             {Unusable::malformed_row, item_count, "malformed row"}}));
  Assessment assessment = rated("7=3 8=3", SuperClass::a);
  assessment.unusable = each.unusable;
  assessment.bad_item = each.bad_item;
  CHECK(told(allocate(small_pack(), assessment)) == "99 | - | - | - | " + each.words);
}

TEST_CASE("no identifier of the assessment stands in the reason", "[allocation]") {
  Assessment assessment = rated("7=0", SuperClass::a);
  assessment.person = PersonId("P-4711");
  assessment.assessment = AssessmentId("A-0815");
  assessment.provider = ProviderId("TRUST");
  const std::string reason = allocate(small_pack(), assessment).reason;
  for (const auto* id : {"4711", "0815", "TRUST"}) CHECK(reason.find(id) == std::string::npos);
}

TEST_CASE("a pack may switch what essential criteria restrict", "[allocation]") {
  ClusterPack pack = small_pack();
  pack.profile.essential_restricts_initial = false;
  pack.profile.essential_restricts_review = true;
  CHECK(told(allocate(pack, rated("7=0", SuperClass::a))) ==
        "03 | 04 | 1 | N | least penalty 6; essential criteria not met");
  CHECK(told(allocate(pack, rated("7=0", SuperClass::a, AssessmentReason::review))) ==
        "00 | - | - | - | no essential criteria met; nearest page 03 with penalty 6");
}

TEST_CASE("a pack may state other penalties", "[allocation]") {
  ClusterPack pack = small_pack();
  pack.profile.penalty = {0, 1, 2, 10};
  pack.profile.penalty_unknown = 5;
  // 03: item 6 is O (1), 7 is R (0), 8 is not known (5); 04 the same and item 10 is Y (2).
  CHECK(told(allocate(pack, rated("7=3 8=9", SuperClass::a))) ==
        "03 | 04 | 2 | Y | least penalty 6");
}

TEST_CASE("a super-class without a page falls to variance and names the nearest of all pages",
          "[allocation]") {
  const ClusterPack pack = pack_of({page("03", SuperClass::a, {row("7", "-YRR-")})});
  for (const auto reason : {AssessmentReason::initial, AssessmentReason::review}) {
    CHECK(told(allocate(pack, rated("7=1", SuperClass::b, reason))) ==
          "00 | - | - | - | no page in super-class B; nearest page 03 with penalty 1");
  }
  CHECK(told(allocate(pack_of({}), rated("7=1", SuperClass::b))) ==
        "00 | - | - | - | the pack has no page");
}

TEST_CASE("the nearest page is looked for in the super-class first", "[allocation]") {
  const ClusterPack pack = pack_of({page("03", SuperClass::a, {row("7", "-YRR-")}),
                                    page("10", SuperClass::b, {row("6", "-RRRR")})});
  CHECK(told(allocate(pack, rated("7=1", SuperClass::b))) ==
        "00 | - | - | - | no essential criteria met; nearest page 10 with penalty 3");
}

TEST_CASE("starred rows without an R cell can never meet the essential criteria", "[allocation]") {
  const ClusterPack pack = pack_of({page("03", SuperClass::a, {starred(row("7", "OOOOO"))})});
  CHECK(told(allocate(pack, rated("7=4", SuperClass::a))) ==
        "00 | - | - | - | no essential criteria met; nearest page 03 with penalty 0");
}

TEST_CASE("a page without any R cell has nothing to meet and so is met", "[allocation]") {
  const ClusterPack pack = pack_of({page("03", SuperClass::a, {row("7", "OOYY-")})});
  CHECK(told(allocate(pack, rated("7=4", SuperClass::a))) ==
        "03 | - | - | Y | only candidate, penalty 3");
}
