#include <algorithm>
#include <charconv>

#include "text/utf8.hpp"
#include "text/yaml.hpp"
#include "text/yaml_source.hpp"

namespace pbr::yaml {
namespace {

using Words = std::initializer_list<std::string_view>;

// "a, b or c"
std::string list_of(Words words) {
  std::string text;
  std::size_t left = words.size();
  for (const auto word : words) {
    text += word;
    --left;
    if (left > 0) text += left == 1 ? " or " : ", ";
  }
  return text;
}

std::string did_you_mean(std::string_view name, Words known) {
  const auto nearest = nearest_name(name, {known.begin(), known.end()});
  return nearest.empty() ? std::string{} : "did you mean \"" + std::string(nearest) + "\"?";
}

// What stands at a node, for "found:".
std::string shown(const Node& node) {
  switch (node.kind) {
    case Kind::null:
      return "nothing";
    case Kind::sequence:
      return "a list";
    case Kind::mapping:
      return "a mapping";
    case Kind::scalar:
      break;
  }
  return node.text.empty() ? "an empty text" : excerpt(node.text);
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [key](const Entry& e) { return e.key == key; });
  return entry == entries.end() ? nullptr : &entry->value;
}

void Reader::add(std::string code, Location at, std::uint32_t origin, std::string message,
                 std::string found, std::string expected, std::string help) {
  std::string line = origin == 0 ? caret_source(document_.lines, at.line)
                                 : document_.others[origin - 1].source_line;
  problems_.push_back({Severity::error, std::move(code), std::move(at), std::move(message),
                       std::move(found), std::move(expected), std::move(help), std::move(line)});
}

void Reader::problem(std::string code, const Node& at, std::string message, std::string found,
                     std::string expected, std::string help, std::uint32_t offset) {
  // The column is that of the opening quote, the offset counts from behind it. What stands in
  // another file need not be what is written there.
  const std::uint32_t quote = offset > 0 && at.quoted ? 1 : 0;
  const std::uint32_t into = at.origin == 0 ? offset + quote : 0;
  add(std::move(code), {file_of(at.origin), at.line, at.column + into}, at.origin,
      std::move(message), std::move(found), std::move(expected), std::move(help));
}

void Reader::problem(std::string code, const Entry& at, std::string message, std::string found,
                     std::string expected, std::string help) {
  add(std::move(code), {document_.file, at.line, at.column}, 0, std::move(message),
      std::move(found), std::move(expected), std::move(help));
}

bool Reader::only_keys(const Node& mapping, std::string_view what, Words known) {
  if (mapping.kind != Kind::mapping) {
    problem("YML021", mapping, std::string(what) + " is not a mapping", shown(mapping),
            "a mapping with the keys " + list_of(known));
    return false;
  }
  for (const Entry& entry : mapping.entries) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    problem("YML020", entry, "unknown key \"" + excerpt(entry.key) + "\" in " + std::string(what),
            {}, list_of(known), did_you_mean(entry.key, known));
  }
  return true;
}

const Node* Reader::required(const Node& mapping, std::string_view key) {
  const Node* node = mapping.find(key);
  if (node == nullptr) {
    problem("YML022", mapping, "key \"" + std::string(key) + "\" is missing");
  }
  return node;
}

std::optional<std::string> Reader::text(const Node& node, std::string_view what) {
  if (node.kind == Kind::scalar) return node.text;
  problem("YML023", node, std::string(what) + " is not a text", shown(node), "a text");
  return std::nullopt;
}

std::optional<std::int64_t> Reader::whole(const Node& node, std::string_view what,
                                          std::int64_t lowest, std::int64_t highest) {
  const auto value = node.kind == Kind::scalar ? parse_whole(node.text) : std::nullopt;
  if (value && *value >= lowest && *value <= highest) return value;
  problem("YML023", node,
          std::string(what) + (value ? " is out of range" : " is not a whole number"), shown(node),
          "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
  return std::nullopt;
}

namespace {

// A value by one of the parsers of base, or the parser's own words for why not.
template <class T, class Parse, class Report>
std::optional<T> parsed(const Node& node, Parse parse, std::string_view expected, Report report) {
  if (node.kind != Kind::scalar) {
    report(expected);
    return std::nullopt;
  }
  const Result<T> value = parse(node.text);
  if (value) return *value;
  report(value.error().expected);
  return std::nullopt;
}

}  // namespace

std::optional<Rate> Reader::rate(const Node& node, std::string_view what) {
  return parsed<Rate>(node, Rate::parse, "a plain decimal such as 0.982", [&](auto expected) {
    problem("YML023", node, std::string(what) + " is not a number", shown(node),
            std::string(expected));
  });
}

std::optional<Pence> Reader::pounds(const Node& node, std::string_view what) {
  return parsed<Pence>(node, parse_pounds, "pounds such as 361.90", [&](auto expected) {
    problem("YML023", node, std::string(what) + " is not an amount", shown(node),
            std::string(expected));
  });
}

std::optional<Date> Reader::date(const Node& node, std::string_view what) {
  return parsed<Date>(node, Date::parse, "a date such as 2014-04-01", [&](auto expected) {
    problem("YML023", node, std::string(what) + " is not a date", shown(node),
            std::string(expected));
  });
}

std::optional<bool> Reader::truth(const Node& node, std::string_view what) {
  if (node.kind == Kind::scalar && !node.quoted) {
    if (node.text == "true") return true;
    if (node.text == "false") return false;
  }
  problem("YML023", node, std::string(what) + " is neither true nor false", shown(node),
          "true or false, without quotes");
  return std::nullopt;
}

std::optional<std::size_t> Reader::one_of(const Node& node, std::string_view what, Words words) {
  if (node.kind == Kind::scalar) {
    const auto word = std::find(words.begin(), words.end(), node.text);
    if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  }
  problem("YML024", node, std::string(what) + " is not one of the words known here", shown(node),
          list_of(words), node.kind == Kind::scalar ? did_you_mean(node.text, words) : "");
  return std::nullopt;
}

std::vector<const Node*> Reader::sequence(const Node& node, std::string_view what) {
  std::vector<const Node*> items;
  if (node.kind == Kind::sequence) {
    for (const Node& item : node.items) items.push_back(&item);
  } else if (node.kind == Kind::null) {
    problem("YML023", node, std::string(what) + " is not a list", shown(node), "a list");
  } else {
    items.push_back(&node);
  }
  return items;
}

std::optional<std::string> Reader::text_of(const Node& mapping, std::string_view key) {
  const Node* node = required(mapping, key);
  return node == nullptr ? std::nullopt : text(*node, key);
}

std::optional<Rate> Reader::rate_of(const Node& mapping, std::string_view key) {
  const Node* node = required(mapping, key);
  return node == nullptr ? std::nullopt : rate(*node, key);
}

std::optional<Date> Reader::date_of(const Node& mapping, std::string_view key) {
  const Node* node = required(mapping, key);
  return node == nullptr ? std::nullopt : date(*node, key);
}

}  // namespace pbr::yaml
