#include "text/yaml.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "text/utf8.hpp"
#include "text/yaml_told.hpp"

using namespace pbr;

namespace {

/// Writes a random tree as YAML and notes where every value went.
class Emitter {
 public:
  explicit Emitter(bool crlf) : end_(crlf ? "\r\n" : "\n") {}

  yaml::Node block_mapping(std::size_t depth, std::size_t indent) {
    yaml::Node node{.kind = yaml::Kind::mapping};
    const auto count = *rc::gen::inRange<std::size_t>(1, 4);
    for (std::size_t i = 0; i < count; ++i) {
      write(std::string(indent, ' '));
      if (i == 0) mark(node);
      yaml::Entry entry{.key = word() + std::to_string(i), .line = line_, .column = column_};
      write(entry.key + ":");
      if (depth > 0 && *rc::gen::arbitrary<bool>()) {
        new_line();
        entry.value = block_mapping(depth - 1, indent + 2);
      } else {
        write(std::string(*rc::gen::inRange<std::size_t>(1, 4), ' '));
        entry.value = flow(depth);
        new_line();
      }
      node.entries.push_back(std::move(entry));
    }
    return node;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  yaml::Node flow(std::size_t depth) {
    const auto choice = *rc::gen::inRange(0, depth > 0 ? 4 : 2);
    if (choice == 0) return scalar(false);
    if (choice == 1) return scalar(true);
    return choice == 2 ? flow_list(depth - 1) : flow_mapping(depth - 1);
  }

  yaml::Node scalar(bool quoted) {
    yaml::Node node{.kind = yaml::Kind::scalar, .text = word(), .quoted = quoted};
    mark(node);
    write(quoted ? "\"" + node.text + "\"" : node.text);
    return node;
  }

  yaml::Node flow_list(std::size_t depth) {
    yaml::Node node{.kind = yaml::Kind::sequence};
    mark(node);
    write("[");
    const auto count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
      if (i > 0) write(", ");
      node.items.push_back(flow(depth));
    }
    write("]");
    return node;
  }

  yaml::Node flow_mapping(std::size_t depth) {
    yaml::Node node{.kind = yaml::Kind::mapping};
    mark(node);
    write("{");
    const auto count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i) {
      if (i > 0) write(", ");
      yaml::Entry entry{.key = word() + std::to_string(i), .line = line_, .column = column_};
      write(entry.key + ": ");
      entry.value = flow(depth);
      node.entries.push_back(std::move(entry));
    }
    write("}");
    return node;
  }

  static std::string word() {
    return *rc::gen::element<std::string>("a", "item 8", "é", "ключ", "𝄞x", "0.982", "01", "x'y");
  }
  void mark(yaml::Node& node) const {
    node.line = line_;
    node.column = column_;
  }
  void write(const std::string& text) {
    text_ += text;
    column_ += static_cast<std::uint32_t>(count_characters(text));
  }
  void new_line() {
    if (*rc::gen::inRange(0, 5) == 0) text_ += "  # a remark";
    text_ += end_;
    ++line_;
    column_ = 1;
  }

  std::string end_, text_;
  std::uint32_t line_ = 1, column_ = 1;
};

}  // namespace

TEST_CASE("every value of any file has the place where it was written") {
  REQUIRE(rc::check("positions", [] {
    Emitter emitter(*rc::gen::arbitrary<bool>());
    const auto written = emitter.block_mapping(3, 0);
    Diagnostics problems;
    const auto document = yaml::parse("t.yaml", emitter.text(), problems);
    RC_LOG() << emitter.text();
    RC_ASSERT(render(problems).empty());
    RC_ASSERT(test::told(document->root) == test::told(written));
  }));
}

TEST_CASE("any text gives a tree or a problem, and every place is in the file") {
  REQUIRE(rc::check("any text", [] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ", ", "\"", "'", "#", "|", ">", "&x", "*x",
        "!t ", "? ", "---", "...", "%", "é", "\t", "\r\n", "\\", "~"));
    std::string text;
    for (const auto& piece : pieces) text += piece;
    Diagnostics problems;
    const auto document = yaml::parse("t.yaml", text, problems);
    RC_ASSERT(document.has_value() == problems.empty());
    const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
    for (const auto& problem : problems) {
      RC_LOG() << text << "\n" << render(problem);
      RC_ASSERT(problem.at.line <= lines);
      RC_ASSERT(problem.at.line == 0 ||
                problem.at.column <= count_characters(problem.source_line) + 1);
    }
  }));
}
