// YAML as a tree in which every value knows its place. Built from yaml-cpp's events, because its
// own tree reads 010 as 8, lets the first of two equal keys win and forgets positions.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pbr/date.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/money.hpp"

namespace pbr::yaml {

enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

struct Node;
struct Entry;

/// One value. Scalars are text as written; nothing is converted until somebody asks.
struct Node {
  Kind kind = Kind::null;
  std::string text;            ///< scalar: its text, unquoted
  bool quoted = false;         ///< scalar: was quoted in the file
  std::uint32_t line = 0;      ///< from 1
  std::uint32_t column = 0;    ///< from 1, in characters
  std::uint32_t origin = 0;    ///< 0: stands in the document; n: in Document::others[n - 1]
  std::vector<Node> items;     ///< sequence
  std::vector<Entry> entries;  ///< mapping, in file order, keys unique

  /// The value of a key of a mapping, or null.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  std::uint32_t line = 0, column = 0;  ///< of the key
  Node value;
};

/// Against files that are no rule pack: 4 MiB, 64 levels, 200,000 values.
struct Limits {
  std::size_t bytes = std::size_t{4} << 20;
  std::size_t depth = 64;
  std::size_t values = 200'000;
};

/// A place in another file that gave a document one of its values.
struct Origin {
  std::string file, source_line;
};

/// A parsed file and the text it came from, for source lines in diagnostics.
struct Document {
  std::string file;
  std::vector<std::string> lines;
  Node root;
  std::string sha256;
  std::vector<Origin> others{};  ///< where values stand that were put into the tree since
};

/// Parses text. Problems (all that can be found in one pass): YML001 not YAML, YML002 a key twice
/// in one mapping (names the first place), YML003 anchor or alias, YML004 second document, YML005
/// too deep, too large or too many values or problems, YML006 key that is not text, YML007 a tag,
/// YML008 empty file, YML009 not UTF-8, NUL or another control character.
[[nodiscard]] std::optional<Document> parse(std::string file, std::string_view text,
                                            Diagnostics& problems, Limits limits = {});
/// The same from a file; YML010 where it cannot be read.
[[nodiscard]] std::optional<Document> parse_file(const std::string& path, Diagnostics& problems,
                                                 Limits limits = {});

/// Reads typed values out of a document and collects what is wrong, each with its place, source
/// line and caret. After a failed read the caller goes on with a default and gives up at the end
/// (has_errors), so that all problems show at once.
class Reader {
 public:
  Reader(const Document& document, Diagnostics& problems)
      : document_(document), problems_(problems) {}

  /// YML020: a key of the mapping that is not in the list, with "did you mean"; YML021: not a
  /// mapping at all (returns false).
  bool only_keys(const Node& mapping, std::string_view what,
                 std::initializer_list<std::string_view> known);

  /// The value of a key that must be there (YML022 otherwise, null).
  const Node* required(const Node& mapping, std::string_view key);

  /// Typed values: YML023 and nothing where the node is not one. `what` names it in the message.
  /// Numbers and dates may stand in quotes; a whole number has no leading zeros.
  std::optional<std::string> text(const Node& node, std::string_view what);
  std::optional<std::int64_t> whole(const Node& node, std::string_view what, std::int64_t lowest,
                                    std::int64_t highest);
  std::optional<Rate> rate(const Node& node, std::string_view what);
  std::optional<Pence> pounds(const Node& node, std::string_view what);
  std::optional<Date> date(const Node& node, std::string_view what);
  std::optional<bool> truth(const Node& node, std::string_view what);  ///< true or false only
  /// One of a closed list of words, by its index; YML024 with "did you mean".
  std::optional<std::size_t> one_of(const Node& node, std::string_view what,
                                    std::initializer_list<std::string_view> words);
  /// The elements of a sequence, or of a single value as a sequence of one (YML023).
  std::vector<const Node*> sequence(const Node& node, std::string_view what);

  /// The same for a key that must be there (YML022). Of an optional key ask Node::find first.
  std::optional<std::string> text_of(const Node& mapping, std::string_view key);
  std::optional<Rate> rate_of(const Node& mapping, std::string_view key);
  std::optional<Date> date_of(const Node& mapping, std::string_view key);

  /// Adds a problem of the caller's own at a node, or some characters into it.
  void problem(std::string code, const Node& at, std::string message, std::string found = {},
               std::string expected = {}, std::string help = {}, std::uint32_t offset = 0);
  void problem(std::string code, const Entry& at, std::string message, std::string found = {},
               std::string expected = {}, std::string help = {});

  [[nodiscard]] Location where(const Node& node) const {
    return {file_of(node.origin), node.line, node.column};
  }

 private:
  [[nodiscard]] const std::string& file_of(std::uint32_t origin) const {
    return origin == 0 ? document_.file : document_.others[origin - 1].file;
  }
  void add(std::string code, Location at, std::uint32_t origin, std::string message,
           std::string found, std::string expected, std::string help);
  const Document& document_;
  Diagnostics& problems_;
};

}  // namespace pbr::yaml
