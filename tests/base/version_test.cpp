#include "pbr/version.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

namespace {

// One version, in CMakeLists.txt; the changelog must know it.
TEST_CASE("the changelog has the version of the library") {
  std::ifstream file(PBR_SOURCE_DIR "/CHANGELOG.md");
  REQUIRE(file.is_open());
  const std::string text(std::istreambuf_iterator<char>(file), {});
  CHECK(text.find("## [" + std::string(pbr::version()) + "]") != std::string::npos);
}

}  // namespace
