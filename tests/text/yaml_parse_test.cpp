#include "text/yaml.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/golden.hpp"
#include "text/sha256.hpp"
#include "text/yaml_told.hpp"

using namespace pbr;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(PBR_SOURCE_DIR) / "tests/text/yaml";

std::vector<fs::path> files(const char* kind) {
  std::vector<fs::path> list;
  for (const auto& entry : fs::directory_iterator(folder / kind)) {
    if (entry.path().extension() == ".yaml") list.push_back(entry.path());
  }
  std::sort(list.begin(), list.end());
  return list;
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string expectation(const fs::path& path) {
  return fs::path(path).replace_extension(".txt").string();
}

}  // namespace

TEST_CASE("good YAML files, with the place of every value") {
  const auto list = files("good");
  REQUIRE(list.size() >= 8);
  for (const auto& path : list) {
    INFO(path);
    Diagnostics problems;
    const auto document = yaml::parse(path.filename().string(), content(path), problems);
    CHECK(render(problems).empty());
    REQUIRE(document);
    const auto text = test::told(document->root);
    CHECK(text == test::golden(expectation(path), text));
    CHECK(document->sha256 == sha256(content(path)));
  }
}

TEST_CASE("bad YAML files, with the whole message") {
  const auto list = files("bad");
  REQUIRE(list.size() >= 30);
  for (const auto& path : list) {
    INFO(path);
    Diagnostics problems;
    const auto document = yaml::parse(path.filename().string(), content(path), problems);
    CHECK_FALSE(document);
    const auto text = render(problems);
    CHECK_FALSE(text.empty());
    CHECK(text == test::golden(expectation(path), text));
  }
}

TEST_CASE("limits, at them and one beyond") {
  const auto problems_of = [](std::string_view text, yaml::Limits limits) {
    Diagnostics problems;
    const auto document = yaml::parse("t.yaml", text, problems, limits);
    CHECK(document.has_value() == problems.empty());
    return render(problems);
  };
  CHECK(problems_of("a: 1\n", {.bytes = 5}).empty());
  CHECK(problems_of("a: 12\n", {.bytes = 5}) ==
        "t.yaml: error[YML005]: the file is too large\n  expected: at most 5 bytes\n");
  CHECK(problems_of("[[1]]", {.depth = 2}).empty());
  CHECK(problems_of("[[[1]]]", {.depth = 2}) ==
        "t.yaml:1:3: error[YML005]: values nested too deep\n    [[[1]]]\n      ^\n"
        "  expected: at most 2 levels\n");
  CHECK(problems_of("[1, 2]", {.values = 3}).empty());
  CHECK(problems_of("[1, 2, 3]", {.values = 3}) ==
        "t.yaml:1:8: error[YML005]: too many values\n    [1, 2, 3]\n           ^\n"
        "  expected: at most 3 values\n");
}

TEST_CASE("deep nesting of every kind ends in a message, whatever the limit asked for") {
  for (const std::string_view unit : {"[", "{", "{a: ", "[a: ", "- ", "? ", "[[],"}) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += unit;
    for (const std::size_t depth : {std::size_t{64}, std::size_t{1'000'000}}) {
      Diagnostics problems;
      CHECK_FALSE(yaml::parse("t.yaml", text, problems, {.depth = depth}));
      INFO(unit);
      REQUIRE_FALSE(problems.empty());
      CHECK(problems.back().code == "YML005");
    }
  }
}

TEST_CASE("YAML files that cannot be read") {
  const auto message = [](const std::string& path, yaml::Limits limits) {
    Diagnostics problems;
    CHECK_FALSE(yaml::parse_file(path, problems, limits));
    return render(problems);
  };
  CHECK(message("/no/such.yaml", {}) == "/no/such.yaml: error[YML010]: the file does not exist\n");
  CHECK(message(folder.string(), {}) ==
        folder.string() + ": error[YML010]: this is a folder, not a file\n");
  const auto good = files("good").front().string();
  CHECK(message(good, {.bytes = 3}) ==
        good + ": error[YML005]: the file is too large\n  expected: at most 3 bytes\n");
}

TEST_CASE("a YAML file and its text say the same") {
  for (const auto& path : files("good")) {
    Diagnostics problems;
    const auto from_file = yaml::parse_file(path.string(), problems);
    const auto from_text = yaml::parse(path.string(), content(path), problems);
    REQUIRE(from_file);
    REQUIRE(from_text);
    CHECK(test::told(from_file->root) == test::told(from_text->root));
    CHECK(from_file->lines == from_text->lines);
  }
}
