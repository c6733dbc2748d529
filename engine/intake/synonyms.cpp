// rules/maps/synonyms.yaml, read strictly.
#include <filesystem>

#include "intake/canonical.hpp"
#include "pbr/map_suggestion.hpp"
#include "text/yaml.hpp"

namespace pbr {
namespace {

using yaml::Node;

class SynonymsReader {
 public:
  SynonymsReader(const yaml::Document& document, Diagnostics& problems)
      : root_(document.root), in_(document, problems) {}

  void read(Synonyms& synonyms) {
    if (!in_.only_keys(root_, "a file of synonyms",
                       {"synonyms", "version", "status", "licence", "sources", "columns", "items",
                        "item_words"})) {
      return;
    }
    (void)in_.text_of(root_, "synonyms");
    (void)in_.required(root_, "sources");
    if (const auto* columns = in_.required(root_, "columns")) read_columns(*columns, synonyms);
    if (const auto* items = root_.find("items")) synonyms.items = texts(*items, "items");
    if (const auto* words = root_.find("item_words")) {
      synonyms.item_words = lists(*words, TableKind::assessments);
    }
  }

 private:
  void read_columns(const Node& node, Synonyms& synonyms) {
    if (!in_.only_keys(node, "columns",
                       {"all", "persons", "referrals", "assessments", "clusters", "contacts",
                        "stays", "measures", "statuses", "contributions", "contracts", "plan"})) {
      return;
    }
    for (const auto& entry : node.entries) {
      synonyms.columns[entry.key] = lists(entry.value, table_kind(entry.key));
    }
  }

  // Lists of texts by the columns of one table, or of any.
  std::map<std::string, std::vector<std::string>> lists(const Node& node,
                                                        std::optional<TableKind> table) {
    std::map<std::string, std::vector<std::string>> found;
    for (const auto& entry : node.entries) {
      if (table && intake::find_column(schema_of(*table), entry.key) == nullptr) {
        in_.problem("MP001", entry,
                    "the " + std::string(schema_of(*table).name) + " table has no column \"" +
                        entry.key + "\"");
      }
      found[entry.key] = texts(entry.value, entry.key);
    }
    return found;
  }

  std::vector<std::string> texts(const Node& node, std::string_view what) {
    std::vector<std::string> list;
    for (const auto* item : in_.sequence(node, what)) {
      if (auto text = in_.text(*item, what)) list.push_back(std::move(*text));
    }
    return list;
  }

  const Node& root_;
  yaml::Reader in_;
};

}  // namespace

Loaded<Synonyms> load_synonyms(const RulePaths& paths) {
  Loaded<Synonyms> loaded;
  for (const auto& folder : paths.folders) {
    const auto path = std::filesystem::path(folder) / "maps" / "synonyms.yaml";
    std::error_code unreadable;
    if (!std::filesystem::exists(path, unreadable)) continue;
    const auto document = yaml::parse_file(path.string(), loaded.problems);
    if (!document) return loaded;
    Synonyms synonyms;
    SynonymsReader(*document, loaded.problems).read(synonyms);
    if (!has_errors(loaded.problems)) loaded.value = std::move(synonyms);
    return loaded;
  }
  Diagnostic d;
  d.code = "MP007";
  d.at = {"maps/synonyms.yaml"};
  d.message = "no folder of rules has the file of synonyms";
  d.help = "name the folder with --rules";
  loaded.problems.push_back(std::move(d));
  return loaded;
}

}  // namespace pbr
