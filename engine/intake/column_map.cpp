// A map.yaml, read strictly.
#include "pbr/column_map.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "intake/canonical.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

class MapReader {
 public:
  MapReader(const yaml::Document& document, Diagnostics& problems)
      : root_(document.root), in_(document, problems) {}

  void read(ColumnMap& map) {
    if (!in_.only_keys(root_, "a column map",
                       {"map", "columns", "values", "dates", "codes", "missing", "ignore"})) {
      return;
    }
    if (!read_table(map)) return;
    schema_ = &schema_of(map.table);
    if (const auto* node = root_.find("columns")) map.columns = pairs(*node, "columns");
    if (const auto* node = root_.find("values")) map.values = pairs(*node, "values");
    if (const auto* node = root_.find("dates")) read_dates(*node, map);
    if (const auto* node = root_.find("codes")) read_codes(*node, map);
    if (const auto* node = root_.find("missing")) map.missing = texts(*node, "missing");
    if (const auto* node = root_.find("ignore")) map.ignore = texts(*node, "ignore");
    check_headings();
    check_values();
  }

 private:
  bool read_table(ColumnMap& map) {
    const auto* node = in_.required(root_, "map");
    if (node == nullptr) return false;
    const auto table =
        in_.one_of(*node, "map",
                   {"persons", "referrals", "assessments", "clusters", "contacts", "stays",
                    "measures", "statuses", "contributions", "contracts", "plan"});
    if (table) map.table = static_cast<TableKind>(*table);
    return table.has_value();
  }

  void read_dates(const Node& node, ColumnMap& map) {
    const auto form = in_.one_of(node, "dates",
                                 {"yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "yyyymmdd", "dd/mm/yyyy",
                                  "dd/mm/yyyy hh:mm:ss", "mm/dd/yyyy", "dd-mmm-yyyy"});
    if (form) map.dates = static_cast<DateForm>(*form);
  }

  bool is_mapping(const Node& node, std::string_view what) {
    if (node.kind == yaml::Kind::mapping) return true;
    in_.problem("YML023", node, std::string(what) + " is not a mapping", {}, "a mapping");
    return false;
  }

  void check_column(const yaml::Entry& entry) {
    if (intake::is_canonical(*schema_, entry.key)) return;
    const auto meant = nearest_name(entry.key, intake::canonical_names(*schema_));
    in_.problem(
        "MP001", entry,
        "the " + std::string(schema_->name) + " table has no column \"" + excerpt(entry.key) + "\"",
        {}, "a column of the table; pbr schema " + std::string(schema_->name) + " names them",
        meant.empty() ? "" : "did you mean " + std::string(meant) + "?");
  }

  std::vector<std::pair<std::string, std::string>> pairs(const Node& node, std::string_view what) {
    std::vector<std::pair<std::string, std::string>> list;
    if (!is_mapping(node, what)) return list;
    for (const auto& entry : node.entries) {
      check_column(entry);
      if (auto text = in_.text(entry.value, entry.key)) list.emplace_back(entry.key, *text);
    }
    return list;
  }

  void read_codes(const Node& node, ColumnMap& map) {
    if (!is_mapping(node, "codes")) return;
    for (const auto& entry : node.entries) {
      if (entry.key != "ratings") check_column(entry);
      if (!is_mapping(entry.value, "codes of " + entry.key)) continue;
      for (const auto& code : entry.value.entries) {
        const auto text = in_.text(code.value, code.key);
        if (!text) continue;
        map.codes[entry.key][code.key] = *text;
        check_value(entry.key, code.value);
      }
    }
  }

  std::vector<std::string> texts(const Node& node, std::string_view what) {
    std::vector<std::string> list;
    for (const auto* item : in_.sequence(node, what)) {
      if (auto text = in_.text(*item, what)) list.push_back(std::move(*text));
    }
    return list;
  }

  // A heading can be read as one column only, and a column from one place only.
  void check_headings() {
    std::set<std::string_view> headings;
    const auto* columns = root_.find("columns");
    const auto* values = root_.find("values");
    if (columns != nullptr) {
      for (const auto& entry : columns->entries) {
        if (entry.value.kind != yaml::Kind::scalar) continue;
        if (headings.insert(entry.value.text).second) continue;
        in_.problem("MP003", entry.value, "a heading is given to two columns",
                    excerpt(entry.value.text), "each heading once");
      }
    }
    if (values == nullptr) return;
    for (const auto& entry : values->entries) {
      if (columns == nullptr || columns->find(entry.key) == nullptr) continue;
      in_.problem("MP003", entry, "column \"" + excerpt(entry.key) + "\" is given twice", {},
                  "a heading under `columns` or a text under `values`");
    }
    check_ignored(headings);
  }

  void check_ignored(const std::set<std::string_view>& headings) {
    const auto* ignore = root_.find("ignore");
    if (ignore == nullptr || ignore->kind != yaml::Kind::sequence) return;
    for (const auto& item : ignore->items) {
      if (!headings.contains(item.text)) continue;
      in_.problem("MP003", item, "a heading is given to a column and ignored", excerpt(item.text),
                  "one of the two");
    }
  }

  void check_values() {
    const auto* values = root_.find("values");
    if (values == nullptr) return;
    for (const auto& entry : values->entries) check_value(entry.key, entry.value);
  }

  void check_value(const std::string& column, const Node& node) {
    if (node.kind != yaml::Kind::scalar) return;
    const auto expected = intake::why_not(*schema_, column, node.text);
    if (expected.empty()) return;
    in_.problem("MP004", node, "column \"" + excerpt(column) + "\" does not take this",
                excerpt(node.text), expected);
  }

  const Node& root_;
  Reader in_;
  const TableSchema* schema_ = nullptr;
};

// A table given by mistake must not be read as YAML: its lines would be told, and may be
// somebody's.
Diagnostic not_named_yaml(const std::string& path) {
  Diagnostic d;
  d.code = "MP005";
  d.at = {path};
  d.message = "a column map is a YAML file";
  d.expected = "a name that ends in .yaml or .yml";
  d.help = "pbr map suggest FILE -o map.yaml writes one";
  return d;
}

}  // namespace

Loaded<ColumnMap> load_column_map(const std::string& path) {
  Loaded<ColumnMap> loaded;
  const auto extension = std::filesystem::path(path).extension();
  if (extension != ".yaml" && extension != ".yml") {
    loaded.problems.push_back(not_named_yaml(path));
    return loaded;
  }
  const auto document = yaml::parse_file(path, loaded.problems);
  if (!document) return loaded;
  ColumnMap map;
  map.file = path;
  MapReader(*document, loaded.problems).read(map);
  if (!has_errors(loaded.problems)) loaded.value = std::move(map);
  return loaded;
}

}  // namespace pbr
