#include "pbr/rulebook.hpp"

#include <catch2/catch.hpp>

namespace {

const std::string rules = PBR_SOURCE_DIR "/rules";
const std::string bad = PBR_SOURCE_DIR "/tests/rulebook/bad";

TEST_CASE("the first folder that has a pack wins, and the header says which file it was") {
  const auto loaded = pbr::load_disclosure("england/disclosure/mhsds", {{bad, rules}});
  REQUIRE(loaded.value);
  CHECK(loaded.value->header.reference == "england/disclosure/mhsds");
  CHECK(loaded.value->header.file == rules + "/england/disclosure/mhsds.yaml");
  CHECK(loaded.value->header.sha256.size() == 64);
}

TEST_CASE("a reference that ends in .yaml is a file beside the study's rules folder, or a path") {
  CHECK(pbr::load_disclosure("england/disclosure/mhsds.yaml", {{rules + "/more"}}).value);
  CHECK(pbr::load_disclosure(rules + "/england/disclosure/mhsds.yaml", {{"nowhere"}}).value);
  CHECK(pbr::load_disclosure(rules + "/england/disclosure/mhsds.yaml", {}).value);
}

TEST_CASE("a pack that is not there is reported with every place that was searched") {
  const auto loaded = pbr::load_tariff("england/tariffs/none", {{"one", "two"}});
  CHECK_FALSE(loaded.value);
  CHECK(render(loaded.problems) ==
        "error[RB001]: no rule pack \"england/tariffs/none\"\n"
        "  found: none of one/england/tariffs/none.yaml, two/england/tariffs/none.yaml\n"
        "  help: name a folder of rules that holds it, or give the file's path\n");
  CHECK(render(pbr::load_tariff("a/b", {}).problems) ==
        "error[RB001]: no rule pack \"a/b\"\n"
        "  found: no folder of rules to search\n"
        "  help: name a folder of rules that holds it, or give the file's path\n");
}

TEST_CASE("a reference stays below the rules folders") {
  const auto reference = GENERATE(as<std::string>{}, "../secrets", "a/../../b", "/etc/passwd", "");
  const auto loaded = pbr::load_scheme(reference, {{rules}});
  CHECK_FALSE(loaded.value);
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].code == "RB007");
  CHECK(loaded.problems[0].message == "this is no reference to a rule pack");
}

}  // namespace
