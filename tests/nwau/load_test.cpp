#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pbr/nwau.hpp"
#include "support/golden.hpp"

// bad/<what>.yaml beside bad/<what>.expected: the whole rendered list of problems.
namespace {

namespace fs = std::filesystem;

const std::string folder = PBR_SOURCE_DIR "/tests/nwau/bad/";

std::string without_folder(std::string text) {
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

TEST_CASE("each bad pack gives exactly the problems written beside it, all at once") {
  std::vector<fs::path> packs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") packs.push_back(entry.path());
  }
  std::sort(packs.begin(), packs.end());
  CHECK(packs.size() >= 5);
  for (const auto& path : packs) {
    const auto loaded = pbr::load_nwau(path.string(), {});
    CHECK_FALSE(loaded.value);
    const auto found = without_folder(render(loaded.problems));
    INFO(path.stem().string() << "\n" << found);
    CHECK(found ==
          pbr::test::golden(fs::path(path).replace_extension(".expected").string(), found));
  }
}

TEST_CASE("a pack of another kind is not read as price weights") {
  const auto loaded =
      pbr::load_nwau("england/tariffs/illustrative-2014", {{PBR_SOURCE_DIR "/rules"}});
  CHECK_FALSE(loaded.value);
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].code == "RB002");
}

TEST_CASE("README: Australian price weights is a pack with its head cut off") {
  std::ifstream in(PBR_SOURCE_DIR "/rules/README.md", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto begin = text.find("```yaml\n", text.find("## Australian price weights\n")) + 8;
  const auto file = fs::temp_directory_path() / "pbr-readme-nwau.yaml";
  std::ofstream(file, std::ios::binary)
      << "nwau: readme\nversion: 1.0.0\nstatus: transcribed\n"
         "valid: {from: 2025-07-01, to: 2026-06-30}\nlicence: ours\nsources: [stated by us]\n"
      << text.substr(begin, text.find("```", begin) - begin);
  const auto loaded = pbr::load_nwau(file.string(), {});
  fs::remove(file);
  INFO(render(loaded.problems));
  REQUIRE(loaded.value);
  CHECK(loaded.value->admitted.size() == 2);
  CHECK_FALSE(loaded.value->ppsa.at("101Z").states[0]);
}

}  // namespace
