#include "audit/rule_tests_keys.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "text/yaml.hpp"

// The schema is JSON, and JSON is YAML: our own reader reads it.
namespace {

namespace keys = pbr::audit::keys;
using pbr::yaml::Node;

std::set<std::string> names(const Node& mapping) {
  std::set<std::string> list;
  for (const auto& entry : mapping.entries) list.insert(entry.key);
  return list;
}

TEST_CASE("the schema of rule tests allows exactly the keys that their reader knows") {
  pbr::Diagnostics problems;
  const auto document =
      pbr::yaml::parse_file(PBR_SOURCE_DIR "/rules/schemas/tests.schema.json", problems);
  REQUIRE(document);
  const std::pair<const char*, keys::Keys> parts[]{
      {"", keys::file},         {"case", keys::rule_case}, {"given", keys::given},
      {"expect", keys::expect}, {"trace", keys::trace},    {"page", keys::page},
      {"table", keys::table},   {"error", keys::error}};
  for (const auto& [part, known] : parts) {
    INFO(part);
    const Node* object = &document->root;
    if (*part != '\0') object = document->root.find("$defs")->find(part);
    REQUIRE(object != nullptr);
    CHECK(object->find("additionalProperties")->text == "false");
    CHECK(names(*object->find("properties")) == std::set<std::string>(known.begin(), known.end()));
  }
}

}  // namespace
