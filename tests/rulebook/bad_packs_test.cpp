#include "pbr/rulebook.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/golden.hpp"

// bad/<kind>-<what>.yaml beside bad/<kind>-<what>.expected: the whole rendered list of problems.
namespace {

namespace fs = std::filesystem;

const std::string folder = PBR_SOURCE_DIR "/tests/rulebook/bad/";
const pbr::RulePaths paths{{PBR_SOURCE_DIR "/rules"}};

template <class Pack>
std::string problems_of(const pbr::Loaded<Pack>& loaded) {
  CHECK_FALSE(loaded.value);
  return render(loaded.problems);
}

std::string load(const std::string& kind, const std::string& file) {
  if (kind == "instrument") return problems_of(pbr::load_instrument(file, paths));
  if (kind == "clusters") return problems_of(pbr::load_clusters(file, paths));
  if (kind == "tariff") return problems_of(pbr::load_tariff(file, paths));
  if (kind == "measure") return problems_of(pbr::load_measures(file, paths));
  if (kind == "scheme") return problems_of(pbr::load_scheme(file, paths));
  if (kind == "disclosure") return problems_of(pbr::load_disclosure(file, paths));
  if (kind == "episodes") return problems_of(pbr::load_episode_rules(file, paths));
  FAIL("no reader for kind " << kind);
  return {};
}

// The expected texts name files by their last part, so that they hold in any checkout.
std::string without_folder(std::string text) {
  for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
    text.erase(at, folder.size());
  }
  return text;
}

std::vector<fs::path> bad_packs() {
  std::vector<fs::path> list;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") list.push_back(entry.path());
  }
  std::sort(list.begin(), list.end());
  return list;
}

TEST_CASE("each bad pack gives exactly the problems written beside it, all at once") {
  const auto list = bad_packs();
  CHECK(list.size() >= 20);
  for (const auto& path : list) {
    const std::string name = path.stem().string();
    const auto found = without_folder(load(name.substr(0, name.find('-')), path.string()));
    INFO(name << "\n" << found);
    CHECK(found ==
          pbr::test::golden(fs::path(path).replace_extension(".expected").string(), found));
  }
}

}  // namespace
