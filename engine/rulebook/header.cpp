#include <array>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

constexpr std::string_view lower_case = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

bool only(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

// Three numbers with points between, as semantic versioning has them.
bool is_version(std::string_view text) {
  for (int part = 0; part < 3; ++part) {
    const auto point = part < 2 ? text.find('.') : text.size();
    if (point == std::string_view::npos || !only(text.substr(0, point), digits)) return false;
    text.remove_prefix(std::min(text.size(), point + 1));
  }
  return true;
}

void read_version(Reader& reader, const Node& root, PackHeader& header) {
  const Node* node = reader.required(root, "version");
  if (node == nullptr) return;
  header.version = reader.text(*node, "version").value_or("");
  if (node->kind == yaml::Kind::scalar && !is_version(header.version)) {
    reader.problem("RB003", *node, "version is not three numbers", header.version,
                   "major.minor.patch such as 1.0.0");
  }
}

void read_status(Reader& reader, const Node& root, PackHeader& header) {
  const Node* node = reader.required(root, "status");
  if (node == nullptr) return;
  const auto word = reader.one_of(*node, "status", {"official", "transcribed", "illustrative"});
  if (word) header.status = static_cast<PackStatus>(*word);
}

void read_validity(Reader& reader, const Node& root, PackHeader& header) {
  const Node* node = reader.required(root, "valid");
  if (node == nullptr || !reader.only_keys(*node, "valid", keys::valid)) return;
  const auto from = reader.date_of(*node, "from");
  const auto to = reader.date_of(*node, "to");
  if (!from || !to) return;
  if (*to < *from) {
    reader.problem("RB004", *node, "the pack ends before it begins",
                   to_text(*from) + " to " + to_text(*to), "from on or before to");
    return;
  }
  header.valid = Period::inclusive(*from, *to);
}

void read_sources(Reader& reader, const Node& root, PackHeader& header) {
  const Node* node = reader.required(root, "sources");
  if (node == nullptr) return;
  for (const Node* source : reader.sequence(*node, "sources")) {
    if (auto text = reader.text(*source, "a source")) header.sources.push_back(std::move(*text));
  }
  if (node->kind == yaml::Kind::sequence && node->items.empty()) {
    reader.problem("RB005", *node, "a pack needs at least one source", "an empty list",
                   "where its values come from, or that they are stated by you");
  }
}

std::optional<std::size_t> item_of_column(std::string_view name) {
  for (std::size_t item = 0; item < item_count; ++item) {
    if (item_column(item) == name) return item;
  }
  return std::nullopt;
}

// What somebody meant by a name that is no item: "item_D" is item_d and "itm_7" is item_7, but
// "item_14" is no slip of the pen for item_1.
std::string item_help(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::vector<std::string_view> columns;
  for (std::size_t item = 0; item < item_count; ++item) columns.push_back(item_column(item));
  const bool number = lower.starts_with("item_") && !item_of_column(lower);
  const auto nearest = number ? std::string_view{} : nearest_name(lower, columns);
  return nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?";
}

std::string no_item(std::string_view name) { return "no item \"" + std::string(name) + "\""; }

constexpr const char* item_names = "item_1 to item_13, item_a to item_e or item_q";

}  // namespace

bool is_kind(Reader& reader, const Node& root, std::string_view kind) {
  if (root.entries.empty()) return true;  // only_keys() says what is wrong
  const auto& first = root.entries.front();
  const bool other = first.key != kind && std::find(keys::kinds.begin(), keys::kinds.end(),
                                                    first.key) != keys::kinds.end();
  if (other) {
    reader.problem("RB002", first, "this pack is of another kind", first.key, std::string(kind),
                   "the first key of a pack says its kind");
  }
  return !other;
}

bool draws_on_another(Reader& reader, const Node& mapping) {
  bool draws = false;
  for (const auto& entry : mapping.entries) {
    if (entry.key != "include" && entry.key != "extends" && entry.key != "import") continue;
    draws = true;
    reader.problem("RB008", entry, "a pack cannot draw on another by \"" + entry.key + "\"", {},
                   "all of a pack in one file",
                   "a pack is one file that can be read and hashed alone; copy the page instead");
  }
  return draws;
}

std::optional<std::string> read_id(Reader& reader, const Node& node, std::string_view what) {
  auto id = reader.text(node, what);
  if (!id) return std::nullopt;
  const std::string allowed = std::string(lower_case) + std::string(digits) + "._-";
  if (only(*id, allowed)) return id;
  reader.problem("RB006", node, std::string(what) + " is not an id", *id,
                 "lower-case letters, digits, \".\", \"_\" and \"-\"");
  return std::nullopt;
}

void read_header(Reader& reader, const Node& root, PackHeader& header) {
  if (const Node* id = reader.required(root, header.kind)) {
    header.id = read_id(reader, *id, header.kind).value_or("");
  }
  read_version(reader, root, header);
  read_status(reader, root, header);
  read_validity(reader, root, header);
  header.licence = reader.text_of(root, "licence").value_or("");
  read_sources(reader, root, header);
}

std::optional<ClusterCode> cluster_code(std::string_view text) {
  constexpr std::size_t longest = 8;
  if (text.size() > longest || !only(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
    return std::nullopt;
  }
  const bool one_digit = text.size() == 1 && only(text, digits);
  return ClusterCode((one_digit ? "0" : "") + std::string(text));
}

std::optional<std::size_t> read_item(Reader& reader, const Node& node) {
  const auto name = reader.text(node, "an item");
  if (!name) return std::nullopt;
  const auto item = item_of_column(*name);
  if (!item) reader.problem("RB010", node, no_item(*name), {}, item_names, item_help(*name));
  return item;
}

std::optional<std::size_t> read_item(Reader& reader, const yaml::Entry& entry) {
  const auto item = item_of_column(entry.key);
  if (!item)
    reader.problem("RB010", entry, no_item(entry.key), {}, item_names, item_help(entry.key));
  return item;
}

bool is_mapping(Reader& reader, const Node& node, std::string_view what) {
  if (node.kind == yaml::Kind::mapping) return true;
  reader.problem("YML021", node, std::string(what) + " is not a mapping", {}, "a mapping");
  return false;
}

std::string optional_text(Reader& reader, const Node& mapping, std::string_view key) {
  const Node* node = mapping.find(key);
  return node == nullptr ? "" : reader.text(*node, key).value_or("");
}

void by_place(Diagnostics& problems) {
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.at.file, a.at.line, a.at.column) <
           std::tie(b.at.file, b.at.line, b.at.column);
  });
}

}  // namespace pbr::rulebook
