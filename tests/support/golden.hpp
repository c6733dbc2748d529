// Expected text in a file beside a test.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace pbr::test {

/// The text of the file; with PBR_ACCEPT set in the environment (never in CI) the file is first
/// written with `actual`, to be read over and committed.
inline std::string golden(const std::string& path, const std::string& actual) {
  if (std::getenv("PBR_ACCEPT") != nullptr && std::getenv("CI") == nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return "(no file " + path + ")";
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace pbr::test
