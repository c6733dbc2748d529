// Any bytes as YAML: a tree or problems, every place inside the file, every key of a mapping once.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "text/yaml.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const pbr::yaml::Node& node, std::uint32_t lines) {
  require(node.line > 0 && node.line <= lines && node.column > 0);
  for (const auto& item : node.items) check(item, lines);
  std::set<std::string_view> keys;
  for (const auto& entry : node.entries) {
    require(keys.insert(entry.key).second);
    require(entry.line > 0 && entry.line <= lines && entry.column > 0);
    require(node.find(entry.key) == &entry.value);
    check(entry.value, lines);
  }
}

}  // namespace

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  pbr::Diagnostics problems;
  const auto document = pbr::yaml::parse("fuzz.yaml", text, problems,
                                         {.bytes = 1 << 16, .depth = 32, .values = 1000});
  require(document.has_value() == problems.empty());
  require(pbr::render(problems).empty() == problems.empty());
  const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
  for (const auto& problem : problems) require(problem.at.line <= lines);
  if (document) check(document->root, lines);
  return 0;
}
