#include "text/yaml_tree.hpp"

#include <utility>

#include "text/utf8.hpp"

namespace pbr::yaml {

void TreeBuilder::problem(std::string code, Place at, std::string message, std::string expected,
                          std::string help, std::string found) {
  constexpr std::size_t most = 100;  // nobody mends more before reading the file again
  problems_.push_back({Severity::error,
                       std::move(code),
                       {file_, at.line, at.column},
                       std::move(message),
                       std::move(found),
                       std::move(expected),
                       std::move(help),
                       caret_source(lines_, at.line)});
  if (++reported_ < most) return;
  problems_.push_back({Severity::error,
                       "YML005",
                       {file_, at.line, at.column},
                       "more than 100 problems; the rest of the file was not read"});
  throw Stop{};
}

void TreeBuilder::document(Place at) {
  if (++documents_ == 1) return;
  problem("YML004", at, "a second document in one file", "one document a file",
          "put the second document into a file of its own");
  throw Stop{};
}

void TreeBuilder::check(const Event& event) {
  if (event.anchored) {
    problem("YML003", event.at, "an anchor", "values written out where they stand",
            "write the value again where it is needed");
  }
  if (!event.tag.empty()) {
    problem("YML007", event.at, "a tag", "a value without a tag", "remove the tag",
            excerpt(event.tag));
  }
  check_value(event.at);
}

void TreeBuilder::check_value(Place at) {
  if (++values_ <= limits_.values) return;
  problem("YML005", at, "too many values", "at most " + std::to_string(limits_.values) + " values");
  throw Stop{};
}

bool TreeBuilder::expects_key() const {
  return !open_.empty() && open_.back().node.kind == Kind::mapping && open_.back().at_key;
}

void TreeBuilder::key(Place at, std::string text) {
  Frame& frame = open_.back();
  const auto [first, is_new] = frame.seen.try_emplace(text, at);
  frame.keep = is_new;
  frame.at_key = false;
  frame.entry = {std::move(text), at.line, at.column, {}};
  if (is_new) return;
  problem("YML002", at, "key \"" + excerpt(frame.entry.key) + "\" stands twice in one mapping",
          "each key once",
          "the first is in line " + std::to_string(first->second.line) + ", column " +
              std::to_string(first->second.column) + "; remove one of them");
}

void TreeBuilder::bad_key(Place at) {
  problem("YML006", at, "a key that is not text", "a word or a quoted text before the colon");
}

void TreeBuilder::scalar(const Event& event, std::string text, bool quoted) {
  check(event);
  if (expects_key()) return key(event.at, std::move(text));
  add({.kind = Kind::scalar,
       .text = std::move(text),
       .quoted = quoted,
       .line = event.at.line,
       .column = event.at.column});
}

void TreeBuilder::null(const Event& event) {
  check(event);
  Place at = event.at;
  if (expects_key()) {
    bad_key(at);
    open_.back().keep = false;
    open_.back().at_key = false;
    return;
  }
  // The parser gives a value that is left out the place of whatever comes next.
  if (!open_.empty() && open_.back().node.kind == Kind::mapping) {
    const Entry& entry = open_.back().entry;
    if (at.line != entry.line && entry.line > 0) at = {entry.line, entry.column};
  }
  add({.kind = Kind::null, .line = at.line, .column = at.column});
}

void TreeBuilder::alias(Place at) {
  problem("YML003", at, "an alias", "values written out where they stand",
          "write the value again where it is needed");
  check_value(at);
  if (expects_key()) {
    open_.back().keep = false;
    open_.back().at_key = false;
    return;
  }
  add({.kind = Kind::null, .line = at.line, .column = at.column});
}

void TreeBuilder::open(const Event& event, Kind kind) {
  check(event);
  if (open_.size() >= limits_.depth) {
    problem("YML005", event.at, "values nested too deep",
            "at most " + std::to_string(limits_.depth) + " levels");
    throw Stop{};
  }
  Frame frame;
  frame.node.kind = kind;
  frame.node.line = event.at.line;
  frame.node.column = event.at.column;
  open_.push_back(std::move(frame));
}

void TreeBuilder::close() {
  Node node = std::move(open_.back().node);
  open_.pop_back();
  if (expects_key()) {
    // Told only now: the parser takes a bracket that never closes for the start of a key.
    bad_key({node.line, node.column});
    open_.back().keep = false;
    open_.back().at_key = false;
    return;
  }
  add(std::move(node));
}

void TreeBuilder::add(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
  } else {
    put(open_.back(), std::move(node));
  }
}

void TreeBuilder::put(Frame& frame, Node node) {
  if (frame.node.kind == Kind::sequence) {
    frame.node.items.push_back(std::move(node));
    return;
  }
  frame.at_key = true;
  if (!frame.keep) return;
  frame.entry.value = std::move(node);
  frame.node.entries.push_back(std::move(frame.entry));
}

}  // namespace pbr::yaml
