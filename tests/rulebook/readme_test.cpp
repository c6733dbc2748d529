#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "rulebook/pack.hpp"

// The snippets of rules/README.md are packs with their heads cut off; they load as they stand.
namespace {

const std::string head =
    "clusters: readme\nversion: 1.0.0\nstatus: transcribed\n"
    "valid: {from: 2014-04-01, to: 2015-03-31}\nlicence: ours\nsources: [stated by us]\n"
    "instrument: england/instruments/mhct-18\nvariance: \"00\"\nunusable: \"99\"\n";

std::string page(const std::string& code, const std::string& more = {}) {
  return "  \"" + code + "\": {name: N, review: {months: 6}, need: 1" + more + "}\n";
}

// The YAML block of the section that has this title.
std::string snippet(const std::string& title) {
  std::ifstream in(PBR_SOURCE_DIR "/rules/README.md", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto section = text.find("## " + title + "\n");
  INFO(title);
  REQUIRE(section != std::string::npos);
  const auto begin = text.find("```yaml\n", section) + 8;
  return text.substr(begin, text.find("```", begin) - begin);
}

pbr::ClusterPack good(const std::string& text) {
  auto loaded = pbr::rulebook::load_clusters_text(text, "readme.yaml");
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.problems.empty());
  return std::move(*loaded.value);
}

TEST_CASE("README: your own coefficients") {
  const auto pack = good(head + snippet("Your own coefficients") + page("00"));
  CHECK(pack.logit.places == 2);
  CHECK(pack.clusters.at(1).excluded_by.size() == 2);
}

TEST_CASE("README: your own decision table") {
  const auto pack = good(head + snippet("Your own decision table") + "pages:\n" + page("00") +
                         page("01") + page("02") + page("03"));
  CHECK(pack.table.rules.size() == 4);
  CHECK(pack.derived.size() == 4);
}

TEST_CASE("README: the tree") {
  const std::string type = ", constant: 0, coefficients: {}, super_class: ";
  const auto pack = good(head + "method: logit\n" + snippet("The tree") + "pages:\n" + page("00") +
                         page("01", type + "A") + page("02", type + "B") +
                         page("03", type + "C, branch: cognitive impairment"));
  CHECK(pack.tree.steps.size() == 3);
  CHECK_FALSE(pack.tree.use);
}

TEST_CASE("README: episode rules") {
  const auto loaded = pbr::rulebook::load_episode_rules_text(
      "episodes: readme\nversion: 1.0.0\nstatus: transcribed\n"
      "valid: {from: 2014-04-01, to: 2015-03-31}\nlicence: ours\nsources: [stated by us]\n" +
          snippet("Episode rules"),
      "readme.yaml");
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.value->revert.size() == 2);
}

}  // namespace
