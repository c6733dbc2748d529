#include <filesystem>
#include <set>

#include "audit/rule_tests_expect.hpp"
#include "audit/rule_tests_given.hpp"
#include "audit/rule_tests_keys.hpp"
#include "audit/rule_tests_table.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

namespace fs = std::filesystem;
using audit::ExpectReader;
using yaml::Node;
using yaml::Reader;

bool is_file(std::string_view reference) { return reference.ends_with(".yaml"); }

std::string beside(const std::string& file, const std::string& path) {
  return (fs::path(file).parent_path() / path).lexically_normal().string();
}

// rules/england/tests/x.yaml stands in the rules folder "rules".
std::string rules_folder_of(const std::string& file) {
  return (fs::path(file).parent_path() / ".." / "..").lexically_normal().string();
}

Loaded<ClusterPack> pack_of(const std::string& file, const std::string& named,
                            const std::string& other, const RulePaths& paths) {
  const std::string& reference = other.empty() ? named : other;
  if (is_file(reference)) {
    return load_clusters(other.empty() ? beside(file, named) : other, RulePaths{});
  }
  RulePaths places = paths;
  places.folders.insert(other.empty() ? places.folders.begin() : places.folders.end(),
                        rules_folder_of(file));
  return load_clusters(reference, places);
}

class TestsReader {
 public:
  TestsReader(Reader& reader, const Node& root, const ClusterPack* pack, RuleTests& tests)
      : in_(reader), root_(root), pack_(pack), tests_(tests) {}

  void read() {
    tests_.source = rulebook::optional_text(in_, root_, "source");
    const Node* cases = in_.required(root_, "cases");
    if (cases == nullptr) return;
    for (const Node* node : in_.sequence(*cases, "cases")) read_case(*node);
    if (tests_.cases.empty() && names_.empty()) {
      in_.problem("RT005", *cases, "a file without cases tests nothing");
    }
  }

 private:
  void read_case(const Node& node) {
    if (!in_.only_keys(node, "a case", audit::keys::rule_case)) return;
    RuleCase read;
    read.at = in_.where(node);
    read.name = name_of_case(node);
    if (const Node* tags = node.find("tags")) {
      for (const Node* tag : in_.sequence(*tags, "tags")) {
        read.tags.push_back(in_.text(*tag, "a tag").value_or(""));
      }
    }
    read.source = rulebook::optional_text(in_, node, "source");
    if (read.source.empty()) read.source = tests_.source;
    if (read.source.empty()) {
      in_.problem("RT002", node, "this case has no source", {},
                  "where it comes from, in the case or for the whole file",
                  "a case made up for the purpose says: constructed by us, and why");
    }
    read_kind(node, std::move(read));
  }

  std::string name_of_case(const Node& node) {
    const Node* name = in_.required(node, "name");
    if (name == nullptr) return {};
    auto text = in_.text(*name, "name").value_or("");
    if (!names_.insert(text).second) {
      in_.problem("RT003", *name, "two cases have one name", text,
                  "a name of its own for each case");
    }
    return text;
  }

  // given and expect, a table, or a pack that must be refused: one of the three.
  void read_kind(const Node& node, RuleCase read) {
    const bool plain = node.find("given") != nullptr || node.find("expect") != nullptr ||
                       node.find("expect_trace") != nullptr;
    const bool table = node.find("table") != nullptr;
    const bool refused = node.find("pack") != nullptr || node.find("expect_error") != nullptr;
    if (int{plain} + int{table} + int{refused} != 1) {
      in_.problem("RT005", node,
                  int{plain} + int{table} + int{refused} == 0 ? "this case says nothing"
                                                              : "this case is of two kinds at once",
                  {}, "given with expect or expect_trace, or a table, or a pack with expect_error");
    } else if (plain) {
      read_plain(node, std::move(read));
    } else if (table) {
      audit::read_table(in_, *node.find("table"), pack_, read, tests_.cases);
    } else {
      read_refused(node, std::move(read));
    }
  }

  void read_plain(const Node& node, RuleCase read) {
    if (const Node* given = in_.required(node, "given")) audit::read_given(in_, *given, read.given);
    ExpectReader expect(in_, pack_);
    const Node* outcome = node.find("expect");
    const Node* trace = node.find("expect_trace");
    if (outcome != nullptr) expect.expect(*outcome, read.checks);
    if (trace != nullptr) expect.trace(*trace, read.checks);
    const bool empty = (outcome == nullptr || outcome->entries.empty()) &&
                       (trace == nullptr || trace->entries.empty());
    if (empty) {
      in_.problem("RT005", node, "this case expects nothing", {}, "expect or expect_trace");
    }
    tests_.cases.push_back(std::move(read));
  }

  void read_refused(const Node& node, RuleCase read) {
    const Node* pack = in_.required(node, "pack");
    const Node* error = in_.required(node, "expect_error");
    if (pack == nullptr || error == nullptr) return;
    if (!in_.only_keys(*error, "expect_error", audit::keys::error)) return;
    ExpectedError expected;
    expected.pack = beside(tests_.file, in_.text(*pack, "pack").value_or(""));
    expected.code = in_.text_of(*error, "code").value_or("");
    expected.message = rulebook::optional_text(in_, *error, "message");
    constexpr std::int64_t last_line = 1'000'000;
    if (const Node* line = error->find("line")) {
      expected.line =
          static_cast<std::uint32_t>(in_.whole(*line, "line", 1, last_line).value_or(0));
    }
    std::string words = expected.code;
    if (expected.line > 0) words += " in line " + std::to_string(expected.line);
    if (!expected.message.empty()) words += ": " + expected.message;
    read.checks.push_back({Fact::error, "", std::move(words), in_.where(*error)});
    read.refused = std::move(expected);
    tests_.cases.push_back(std::move(read));
  }

  Reader& in_;
  const Node& root_;
  const ClusterPack* pack_;
  RuleTests& tests_;
  std::set<std::string> names_;
};

// Whether it is a file of tests at all: reading another as one would only confuse.
bool is_tests(Reader& reader, const Node& root) {
  if (root.kind != yaml::Kind::mapping || root.entries.empty()) return true;  // only_keys() speaks
  const auto& first = root.entries.front();
  if (first.key == "tests") return true;
  reader.problem("RT001", first, "this is no file of rule tests", first.key, "tests",
                 "the first key names the pack: tests: england/clusters/illustrative");
  return false;
}

}  // namespace

Loaded<RuleTests> load_rule_tests(const std::string& file, const RulePaths& paths,
                                  const std::string& pack) {
  Loaded<RuleTests> loaded;
  const auto document = yaml::parse_file(file, loaded.problems);
  if (!document) return loaded;
  Reader reader(*document, loaded.problems);
  const Node& root = document->root;
  if (!is_tests(reader, root) ||
      !reader.only_keys(root, "a file of rule tests", audit::keys::file)) {
    return loaded;
  }
  RuleTests tests;
  tests.file = file;
  Loaded<ClusterPack> tested;
  if (const auto named = reader.text_of(root, "tests")) {
    tested = pack_of(file, *named, pack, paths);
  }
  TestsReader(reader, root, tested.value ? &*tested.value : nullptr, tests).read();
  rulebook::by_place(loaded.problems);
  loaded.problems.insert(loaded.problems.begin(), tested.problems.begin(), tested.problems.end());
  if (has_errors(loaded.problems) || !tested.value) return loaded;
  tests.pack = std::move(*tested.value);
  loaded.value = std::move(tests);
  return loaded;
}

}  // namespace pbr
