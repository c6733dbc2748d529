// Builds the located tree from events, whoever sends them, and holds it to the limits.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "text/yaml.hpp"
#include "text/yaml_source.hpp"

namespace pbr::yaml {

/// What the parser knows of a value when it begins.
struct Event {
  Place at;
  std::string tag;  ///< "" where the file gives none
  bool anchored = false;
};

class TreeBuilder {
 public:
  /// Thrown to end the parsing where going on would not find anything new.
  struct Stop {};

  TreeBuilder(const std::string& file, const std::vector<std::string>& lines, Limits limits,
              Diagnostics& problems)
      : file_(file), lines_(lines), limits_(limits), problems_(problems) {}

  void document(Place at);
  void scalar(const Event& event, std::string text, bool quoted);
  void null(const Event& event);
  void alias(Place at);
  void open(const Event& event, Kind kind);
  void close();

  /// Adds a problem at a place; throws Stop after too many.
  void problem(std::string code, Place at, std::string message, std::string expected = {},
               std::string help = {}, std::string found = {});

  /// No document, or one without a value.
  [[nodiscard]] bool is_empty() const { return documents_ == 0 || root_.kind == Kind::null; }
  [[nodiscard]] Node take_root() { return std::move(root_); }

 private:
  struct Frame {
    Node node;
    bool at_key = true;  ///< mapping: the next event is a key
    bool keep = true;    ///< mapping: the key is text and new, so its value is kept
    Entry entry;         ///< mapping: whose value comes next
    std::unordered_map<std::string, Place> seen{};
  };

  void check(const Event& event);
  void check_value(Place at);
  [[nodiscard]] bool expects_key() const;
  void key(Place at, std::string text);
  void bad_key(Place at);
  void add(Node node);
  static void put(Frame& frame, Node node);

  const std::string& file_;
  const std::vector<std::string>& lines_;
  Limits limits_;
  Diagnostics& problems_;
  std::vector<Frame> open_;
  Node root_;
  std::size_t documents_ = 0, values_ = 0, reported_ = 0;
};

}  // namespace pbr::yaml
