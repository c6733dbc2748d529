#include "pbr/report.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "explanation_packs.hpp"
#include "support/golden.hpp"

namespace {

using namespace pbr;
using namespace pbr::test;

struct Case {
  std::string file;  ///< expected text, in tests/report/explanation
  std::function<std::string()> explain;
};

Assessment review(Assessment assessment) {
  assessment.reason = AssessmentReason::review;
  return assessment;
}

ClusterPack keys_first(ClusterPack pack) {
  pack.profile.key_scales_first_initial = true;
  for (Cluster& page : pack.clusters) {
    for (GridRow& row : page.grid) row.key = row.item == 1;
  }
  return pack;
}

ClusterPack unique(ClusterPack pack) {
  pack.table.hit = HitPolicy::unique;
  return pack;
}

ClusterPack all_excluded(ClusterPack pack) {
  for (Cluster& type : pack.clusters) {
    if (type.super_class == SuperClass::a) {
      type.excluded_by = {{{{0, 0}}, "Constructed.", {"", 70, 1}}};
    }
  }
  return pack;
}

const auto a = SuperClass::a;
const auto z = SuperClass::undecided;

const std::vector<Case> cases{
    {"profile.txt", [] { return explained(profile_pack(), row_12("2=1 7=3 8=9", a)); }},
    {"profile_details.txt",
     [] { return explained(profile_pack(), row_12("2=1 7=3 8=9", a), Form::details); }},
    {"profile_cluster.txt",
     [] { return explained(profile_pack(), row_12("2=1 7=3 8=9", a), Form::text, "11"); }},
    {"profile_chosen.txt",
     [] { return explained(profile_pack(), row_12("2=1 7=3 8=9", a), Form::text, "04"); }},
    {"profile_tie.txt", [] { return explained(profile_pack(), row_12("2=0 7=3", a)); }},
    {"profile_only.txt", [] { return explained(profile_pack(), row_12("7=2", a)); }},
    {"profile_keys.txt",
     [] { return explained(keys_first(profile_pack()), row_12("2=1 7=3", a)); }},
    {"profile_review.txt", [] { return explained(profile_pack(), review(row_12("7=0", a))); }},
    {"variance.txt", [] { return explained(profile_pack(), row_12("7=0 8=9", a)); }},
    {"variance_cluster.txt",
     [] { return explained(profile_pack(), row_12("7=0 8=9", a), Form::text, "00"); }},
    {"no_page.txt", [] { return explained(profile_pack(), row_12("7=0", SuperClass::c)); }},
    {"undecided.txt", [] { return explained(profile_pack(), row_12("6=3 7=0", z)); }},
    {"logit.txt", [] { return explained(logit_pack(), row_12("6=3 7=2", a)); }},
    {"logit_details.txt",
     [] { return explained(logit_pack(), row_12("6=4 7=1", a), Form::details); }},
    {"logit_cluster.txt",
     [] { return explained(logit_pack(), row_12("6=4 7=1", a), Form::text, "04"); }},
    {"logit_excluded.txt", [] { return explained(all_excluded(logit_pack()), row_12("7=2", a)); }},
    {"table.txt", [] { return explained(table_pack(), row_12("1=2 6=3 7=2", a)); }},
    {"table_details.txt",
     [] { return explained(table_pack(), row_12("1=2 6=3", a), Form::details); }},
    {"table_cluster.txt",
     [] { return explained(table_pack(), row_12("1=2 6=3 7=9", a), Form::text, "212A"); }},
    {"table_conflict.txt",
     [] { return explained(unique(table_pack()), row_12("1=2 6=3 7=2", a)); }},
    {"tree.txt", [] { return explained(tree_pack(), row_12("6=1 7=3", z)); }},
    {"profile.json", [] { return explained(profile_pack(), row_12("7=3 8=9", a), Form::json); }},
    {"logit.json", [] { return explained(logit_pack(), row_12("6=4 7=1", a), Form::json); }},
    {"table.json", [] { return explained(table_pack(), row_12("1=2 6=3", a), Form::json); }},
    {"tree.json", [] { return explained(tree_pack(), row_12("6=9 7=3", z), Form::json); }},
    {"unusable.json", [] { return explained(logit_pack(), row_12("3=7", a), Form::json); }},
    {"profile.csv", [] { return explained(profile_pack(), row_12("7=3 8=9", a), Form::csv); }},
    {"logit.csv", [] { return explained(logit_pack(), row_12("6=4 7=1", a), Form::csv); }},
    {"table.csv", [] { return explained(table_pack(), row_12("1=2 6=3", a), Form::csv); }},
};

TEST_CASE("every explanation reads as it should", "[explanation]") {
  for (const Case& each : cases) {
    INFO(each.file);
    const std::string text = each.explain();
    CHECK(golden(PBR_SOURCE_DIR "/tests/report/explanation/" + each.file, text) == text);
  }
}

TEST_CASE("an explanation names nobody, in no form", "[explanation]") {
  for (const Case& each : cases) {
    INFO(each.file);
    CHECK(each.explain().find("secret") == std::string::npos);
  }
}

TEST_CASE("of ratings that cannot be used it says what is wrong and nothing else",
          "[explanation]") {
  for (const Form form : {Form::text, Form::details}) {
    CHECK(explained(profile_pack(), row_12("3=7", a), form) ==
          "Cluster 99: the assessment of row 12 cannot be used\n  rating out of range: item 3\n");
  }
  CHECK(explained(table_pack(), row_12("3=7", a), Form::text, "212A") ==
        "Cluster 99: the assessment of row 12 cannot be used\n  rating out of range: item 3\n");
}

// A page for every code of three digits: more than anybody reads.
ClusterPack many_pages() {
  ClusterPack pack = profile_pack();
  const Cluster page = pack.clusters.at(1);
  for (int code = 300; code < 400; ++code) {
    pack.clusters.push_back(page);
    pack.clusters.back().code = ClusterCode(std::to_string(code));
  }
  return pack;
}

TEST_CASE("a long list is cut short and says so, and is whole on request", "[explanation]") {
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  const std::string text = explained(many_pages(), row_12("7=3", a));
  CHECK(lines(text) < 45);
  CHECK(text.find("more; --details shows all\n") != std::string::npos);
  const std::string all = explained(many_pages(), row_12("7=3", a), Form::details);
  CHECK(lines(all) > 200);
  CHECK(all.find("--details") == std::string::npos);
}

}  // namespace
