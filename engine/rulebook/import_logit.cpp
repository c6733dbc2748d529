// The regulator's lists, read and put together.
#include <algorithm>
#include <tuple>

#include "pbr/result.hpp"
#include "rulebook/import_codes.hpp"
#include "rulebook/import_decimal.hpp"
#include "rulebook/import_lists.hpp"
#include "rulebook/pack.hpp"

namespace pbr {
namespace {

using namespace rulebook;

std::string line_words(std::uint32_t line) {
  return "the first is in line " + std::to_string(line) + "; remove one of them";
}

// The value of the row as a decimal with a point, or "" and IM011.
std::string read_value(ImportTable& table) {
  const auto decimal = read_comma_decimal(table["value"]);
  if (decimal.with_point.empty()) {
    const bool none = table["value"].empty();
    table.problem("IM011", "value", none ? "a row without a value" : decimal.wrong.message,
                  "a number with a decimal comma, such as -1,25", decimal.wrong.help);
  }
  return decimal.with_point;
}

class LogitImport {
 public:
  LogitImport(const ClusterPack& published, Diagnostics& problems)
      : published_(published), problems_(problems) {}

  void read_constants(const ImportFile& file) {
    in_file([&] {
      ImportTable table(file, ';', {"type", "value"}, {}, problems_);
      ClusterColumn codes(published_);
      while (table.next()) read_constant(table, codes);
    });
    constants_read_ = !types_.empty();
  }

  /// How many were listed.
  std::size_t read_coefficients(const ImportFile& file) {
    std::vector<Coefficient> rows;
    in_file([&] {
      ImportTable table(file, ';', {"item", "severity", "type", "value"}, {}, problems_);
      ClusterColumn codes(published_);
      while (table.next()) {
        const auto severity = read_severity(table, "item", "severity");
        const Cluster* type = codes.read(table, "type");
        std::string value = read_value(table);
        if (severity && type != nullptr) {
          rows.push_back({*severity, type, std::move(value), table.at("type")});
        }
      }
      std::vector<WrittenSeverity> severities;
      severities.reserve(rows.size());
      for (const auto& row : rows) severities.push_back(row.severity);
      answer_codes_ = are_answer_codes(severities);
      for (const auto& row : rows) keep(row, table);
    });
    return rows.size();
  }

  void read_exclusions(const ImportFile& file) {
    in_file([&] {
      ImportTable table(file, ';', {"item", "severity", "item2", "severity2", "type"}, {},
                        problems_);
      ClusterColumn codes(published_);
      std::vector<Rule> rules;
      while (table.next()) read_rule(table, codes, rules);
      std::vector<WrittenSeverity> severities;
      for (const auto& rule : rules) {
        severities.insert(severities.end(), rule.parts.begin(), rule.parts.end());
      }
      const bool answer_codes = are_answer_codes(severities);
      for (const auto& rule : rules) keep(rule, answer_codes, table);
    });
  }

  [[nodiscard]] const ListedTypes& types() const { return types_; }
  [[nodiscard]] bool answer_codes() const { return answer_codes_; }

 private:
  struct Coefficient {
    WrittenSeverity severity;
    const Cluster* type;
    std::string value;  // "" where it is none
    Location type_at;
  };
  struct Rule {
    std::vector<WrittenSeverity> parts;
    const Cluster* type;
    Location type_at;
  };

  // Problems of one file by their lines, files in the order in which they are read.
  template <class Read>
  void in_file(Read read) {
    Diagnostics before = std::move(problems_);
    problems_.clear();
    without_constant_.clear();
    read();
    by_place(problems_);
    before.insert(before.end(), problems_.begin(), problems_.end());
    problems_ = std::move(before);
  }

  void read_constant(ImportTable& table, ClusterColumn& codes) {
    const Cluster* type = codes.read(table, "type");
    std::string value = read_value(table);
    if (type == nullptr) return;
    const auto [first, is_new] = types_.try_emplace(type);
    if (is_new) {
      first->second.line = table.row().line;
      first->second.constant = std::move(value);
      return;
    }
    table.problem("IM005", "type", "type " + type->code.text() + " has two constants",
                  "one constant a type", line_words(first->second.line));
  }

  // The type's values, or null and IM013: told once a type and file.
  ListedType* type_with_constant(const Cluster* type, const Location& at, ImportTable& table) {
    const auto found = types_.find(type);
    if (found != types_.end()) return &found->second;
    if (constants_read_ && without_constant_.insert(type).second) {
      table.problem("IM013", at, "type " + type->code.text() + " has no constant",
                    type->code.text(), "a row of that type among the constants", "");
    }
    return nullptr;
  }

  void keep(const Coefficient& row, ImportTable& table) {
    const auto rating = rating_of(row.severity, answer_codes_, table);
    ListedType* type = type_with_constant(row.type, row.type_at, table);
    if (!rating || type == nullptr) return;
    const std::size_t item = row.severity.item;
    auto& line = first_lines_[{row.type, item, *rating}];
    if (line == 0) {
      line = row.severity.at.line;
      type->coefficients[item].at(*rating) = row.value;
      return;
    }
    table.problem("IM005", row.severity.at,
                  "type " + row.type->code.text() + " has two coefficients for item " +
                      std::string(item_label(item)) + " rated " + std::to_string(*rating),
                  {}, "each item and severity once a type", line_words(line));
  }

  void read_rule(ImportTable& table, ClusterColumn& codes, std::vector<Rule>& rules) {
    Rule rule{{}, codes.read(table, "type"), table.at("type")};
    const auto first = read_severity(table, "item", "severity");
    if (first) rule.parts.push_back(*first);
    const bool alone = table["item2"].empty() && table["severity2"].empty();
    bool good = first && rule.type != nullptr;
    if (!alone) {
      const auto second = read_severity(table, "item2", "severity2");
      if (second) rule.parts.push_back(*second);
      good = good && second;
      if (first && second && first->item == second->item) {
        good = false;
        table.problem("IM014", "item2", "an exclusion that names one item twice",
                      "two different items, or item2 and severity2 empty",
                      "an item has one rating, so two of them never hold together");
      }
    }
    if (good) rules.push_back(std::move(rule));
  }

  void keep(const Rule& rule, bool answer_codes, ImportTable& table) {
    Exclusion exclusion;
    exclusion.at = rule.type_at;
    for (const auto& part : rule.parts) {
      if (const auto rating = rating_of(part, answer_codes, table)) {
        exclusion.parts.push_back({part.item, *rating});
      }
    }
    std::sort(exclusion.parts.begin(), exclusion.parts.end(),
              [](const auto& a, const auto& b) { return a.item < b.item; });
    ListedType* type = type_with_constant(rule.type, rule.type_at, table);
    if (type == nullptr || exclusion.parts.size() != rule.parts.size()) return;
    for (const auto& other : type->exclusions) {
      if (other.parts != exclusion.parts) continue;
      table.problem("IM005", rule.parts.front().at, "an exclusion that stands twice", {},
                    "each exclusion once", line_words(other.at.line));
      return;
    }
    type->exclusions.push_back(std::move(exclusion));
  }

  const ClusterPack& published_;
  Diagnostics& problems_;
  ListedTypes types_;
  bool constants_read_ = false;
  bool answer_codes_ = false;
  std::set<const Cluster*> without_constant_;
  std::map<std::tuple<const Cluster*, std::size_t, Rating>, std::uint32_t> first_lines_;
};

void warn_of_bare(const ListedTypes& types, const std::string& file, Diagnostics& problems) {
  for (const auto& [type, listed] : types) {
    if (!listed.coefficients.empty()) continue;
    problems.push_back({Severity::warning,
                        "IM019",
                        {file},
                        "type " + type->code.text() + " has no coefficient",
                        {},
                        {},
                        "its score is its constant, whatever the ratings"});
  }
}

std::set<std::string> codes_of(const ListedTypes& types) {
  std::set<std::string> codes;
  for (const auto& [type, listed] : types) codes.insert(type->code.text());
  return codes;
}

}  // namespace

Loaded<ImportedPack> import_logit(const LogitFiles& files, const ImportTerms& terms,
                                  const ClusterPack& published) {
  Loaded<ImportedPack> loaded;
  Diagnostics& problems = loaded.problems;
  check_terms(terms, problems);
  ClusterPack types = published;
  types.not_clusters = {{"09", "the number of no type"}};
  LogitImport lists(types, problems);
  lists.read_constants(files.constants);
  ImportedPack imported;
  imported.coefficients = lists.read_coefficients(files.coefficients);
  if (files.exclusions) lists.read_exclusions(*files.exclusions);
  if (has_errors(problems)) return loaded;
  check_sizes(lists.types(), files.constants.name, problems);
  warn_of_missing(codes_of(lists.types()), types, files.constants.name, problems);
  warn_of_bare(lists.types(), files.coefficients.name, problems);
  if (has_errors(problems)) return loaded;
  imported.yaml = logit_yaml(lists.types(), terms, types);
  imported.pack = read_back(imported.yaml, terms);
  imported.pages = lists.types().size();
  imported.answer_codes = lists.answer_codes();
  for (const auto& [type, listed] : lists.types()) imported.exclusions += listed.exclusions.size();
  loaded.value = std::move(imported);
  return loaded;
}

}  // namespace pbr
