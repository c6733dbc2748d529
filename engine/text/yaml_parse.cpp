// The only file that names yaml-cpp.
//
// Of its marks only the offset is used: it counts bytes after the byte order mark and is right
// everywhere, while line and column are lost at the end of the input.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <istream>
#include <streambuf>
#include <utility>

#include "text/byte_source.hpp"
#include "text/sha256.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"
#include "text/yaml_source.hpp"
#include "text/yaml_tree.hpp"

namespace pbr::yaml {
namespace {

std::size_t offset(const YAML::Mark& mark) {
  return static_cast<std::size_t>(std::max(mark.pos, 0));
}

/// The parser's events, with places instead of marks, handed on to the tree.
class Events final : public YAML::EventHandler {
 public:
  Events(Source& source, TreeBuilder& tree) : source_(source), tree_(tree) {}

  void OnDocumentStart(const YAML::Mark& mark) override { tree_.document(place(mark)); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    tree_.null(event(mark, "", anchor));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { tree_.alias(place(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const Event at = event(mark, tag, anchor);
    // The parser takes the end of the file for a closing quote where it follows a line feed.
    if (!source_.quote_closes(offset(mark))) {
      tree_.problem("YML001", at.at, "not YAML: a quote that never closes", {}, "close the quote");
      throw TreeBuilder::Stop{};
    }
    tree_.scalar(at, value, tag == "!");
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    tree_.open(event(mark, tag, anchor), Kind::sequence);
  }
  void OnSequenceEnd() override { tree_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    tree_.open(event(mark, tag, anchor), Kind::mapping);
  }
  void OnMapEnd() override { tree_.close(); }

 private:
  [[nodiscard]] Place place(const YAML::Mark& mark) { return source_.place(offset(mark)); }
  // The parser tags plain values "?" and quoted ones "!"; a lone "!" in the file looks the same
  // as the latter and is told apart by the character itself.
  [[nodiscard]] Event event(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const bool own = tag.empty() || tag == "?" || (tag == "!" && source_.at(offset(mark)) != '!');
    return {place(mark), own ? std::string{} : tag, anchor != YAML::NullAnchor};
  }

  Source& source_;
  TreeBuilder& tree_;
};

/// A stream over text that stands in memory anyway.
class TextBuffer final : public std::streambuf {
 public:
  explicit TextBuffer(std::string_view text) {
    auto* begin = const_cast<char*>(text.data());  // a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

std::string help_for(std::string_view parser_message) {
  struct Help {
    std::string_view message, help;
  };
  static const std::array<Help, 6> helps{{
      {YAML::ErrorMsg::MAP_VALUE, "put a text that holds a colon into quotes"},
      {YAML::ErrorMsg::EOF_IN_SCALAR, "close the quote"},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW, "close the bracket ]"},
      {YAML::ErrorMsg::END_OF_MAP_FLOW, "close the brace }"},
      {YAML::ErrorMsg::END_OF_MAP, "indent all keys of a mapping alike"},
      {YAML::ErrorMsg::END_OF_SEQ, "indent all dashes of a list alike"},
  }};
  for (const auto& [message, help] : helps) {
    if (message == parser_message) return std::string(help);
  }
  return {};
}

void explain(const YAML::Exception& error, Source& source, TreeBuilder& tree) {
  const Place at = source.place(offset(error.mark));
  if (error.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR)) return tree.alias(at);
  if (error.msg.starts_with(YAML::ErrorMsg::BAD_FILE)) {
    return tree.problem("YML005", at, "values nested too deep");
  }
  const bool tab = source.indented_by_tab(at.line);
  tree.problem("YML001", at, "not YAML: " + error.msg, {},
               tab ? "indent with spaces" : help_for(error.msg));
}

void read_events(std::string_view text, Source& source, TreeBuilder& tree) {
  TextBuffer buffer(text);
  std::istream in(&buffer);
  Events events(source, tree);
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(events)) {
    }
    if (tree.is_empty()) tree.problem("YML008", {0, 0}, "the file is empty");
  } catch (const YAML::Exception& error) {
    explain(error, source, tree);
  }
}

// The parser takes byte 4 for the end of the file, so control characters must not reach it.
std::size_t find_control(std::string_view text) {
  const auto at = std::find_if(text.begin(), text.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || value == 0x7F;
  });
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

/// What must hold before the parser sees the text.
std::optional<Diagnostic> refuse(const std::string& file, std::string_view text, Limits limits) {
  if (text.size() > limits.bytes) {
    return Diagnostic{
        Severity::error,         "YML005", {file},
        "the file is too large", {},       "at most " + std::to_string(limits.bytes) + " bytes"};
  }
  const std::size_t bad = find_bad_utf8(text);
  const std::size_t at = std::min(bad, find_control(text));
  if (at == std::string_view::npos) return std::nullopt;
  const Place place = Source(text).place(at);
  return Diagnostic{Severity::error,
                    "YML009",
                    {file, place.line, place.column},
                    at == bad ? "a byte that is not UTF-8" : "a control character",
                    hex_byte(text[at]),
                    "a text file in UTF-8",
                    "save the file as UTF-8 text"};
}

// At most one byte more than the limit, so that no file fills the memory.
std::string read_at_most(ByteSource& in, std::size_t limit) {
  std::string text;
  std::array<char, 65536> piece{};
  while (text.size() <= limit) {
    const std::size_t count = in.read(piece.data(), piece.size());
    if (count == 0) break;
    text.append(piece.data(), count);
  }
  return text;
}

}  // namespace

std::optional<Document> parse(std::string file, std::string_view text, Diagnostics& problems,
                              Limits limits) {
  Document document{std::move(file), {}, {}, sha256(text)};
  text = without_bom(text);
  if (auto problem = refuse(document.file, text, limits)) {
    problems.push_back(std::move(*problem));
    return std::nullopt;
  }
  Source source(text);
  document.lines = source.lines();
  const std::size_t before = problems.size();
  TreeBuilder tree(document.file, document.lines, limits, problems);
  try {
    read_events(text, source, tree);
  } catch (const TreeBuilder::Stop&) {
    // Its reason is among the problems.
  }
  if (problems.size() > before) return std::nullopt;
  document.root = tree.take_root();
  return document;
}

std::optional<Document> parse_file(const std::string& path, Diagnostics& problems, Limits limits) {
  const auto in = open_raw_bytes(path);
  const std::string text = read_at_most(*in, limits.bytes);
  if (const auto& problem = in->problem()) {
    problems.push_back({Severity::error, "YML010", problem->at, problem->message});
    return std::nullopt;
  }
  return parse(path, text, problems, limits);
}

}  // namespace pbr::yaml
