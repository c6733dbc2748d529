#include "audit/rule_tests_table.hpp"

#include <algorithm>

#include "audit/rule_tests_given.hpp"
#include "audit/rule_tests_keys.hpp"
#include "rulebook/pack.hpp"

namespace pbr::audit {
namespace {

using yaml::Node;
using yaml::Reader;

struct Column {
  enum class Kind : std::uint8_t { unusable, reason, super_class, item, others, fact } kind{};
  std::size_t item = 0;
  Fact fact = Fact::cluster;
  std::string of;
};

std::optional<std::size_t> item_of(std::string_view name) {
  for (std::size_t item = 0; item < item_count; ++item) {
    if (item_column(item) == name) return item;
  }
  return std::nullopt;
}

class TableReader {
 public:
  TableReader(Reader& reader, const Node& node, const ClusterPack* pack)
      : in_(reader), node_(node), expect_(reader, pack) {}

  void read(const RuleCase& model, std::vector<RuleCase>& cases) {
    if (!in_.only_keys(node_, "table", keys::table)) return;
    base_ = model;
    if (const Node* reason = node_.find("reason")) read_reason(in_, *reason, base_.given);
    if (const Node* super_class = node_.find("super_class")) {
      read_super_class(in_, *super_class, base_.given);
    }
    read_base();
    read_columns();
    const Node* rows = in_.required(node_, "rows");
    if (rows == nullptr || columns_.empty()) return;
    const auto list = in_.sequence(*rows, "rows");
    if (list.empty()) in_.problem("RT005", *rows, "a table without rows tests nothing");
    for (std::size_t at = 0; at < list.size(); ++at) read_row(*list[at], at, cases);
  }

 private:
  void read_base() {
    const Node* others = node_.find("others");
    const Node* ratings = node_.find("ratings");
    if (others != nullptr && ratings != nullptr) {
      in_.problem("RT004", *others, "a table has both others and ratings", {}, "one of the two",
                  "write others inside ratings");
    }
    if (ratings != nullptr) {
      ratings_ = read_ratings(in_, *ratings);
    } else if (others != nullptr) {
      ratings_.fill(read_rating(in_, *others).value_or(not_known));
    }
  }

  void read_columns() {
    const Node* node = in_.required(node_, "columns");
    if (node == nullptr) return;
    std::vector<std::string> names;
    for (const Node& name : words_of(*node)) {
      const auto text = in_.text(name, "a column").value_or("");
      if (std::find(names.begin(), names.end(), text) != names.end()) {
        in_.problem("RT010", name, "a column stands twice", text, "each column once");
      }
      names.push_back(text);
      columns_.push_back(column(name, text));
    }
    const bool expects = std::any_of(columns_.begin(), columns_.end(), [](const Column& each) {
      return each.kind == Column::Kind::fact || each.kind == Column::Kind::unusable;
    });
    if (!expects) {
      in_.problem(
          "RT005", *node, "no column says what is expected", {},
          "cluster, runner_up, margin, essential_met, or a fact of a page such as 05.penalty");
    }
  }

  Column column(const Node& at, const std::string& name) {
    if (name == "reason") return {Column::Kind::reason, 0, {}, {}};
    if (name == "super_class") return {Column::Kind::super_class, 0, {}, {}};
    if (name == "others") return others_column(at);
    if (const auto item = item_of(name)) return {Column::Kind::item, *item, {}, {}};
    if (const auto fact = outcome_fact(name)) return {Column::Kind::fact, 0, *fact, {}};
    const auto point = name.find('.');
    const auto fact = point == std::string::npos ? std::nullopt : page_fact(name.substr(point + 1));
    if (!fact) {
      in_.problem(
          "RT010", at, "this is no column of a table", name,
          "reason, super_class, an item such as item_7, others, cluster, runner_up, margin, "
          "essential_met, or a fact of a page such as 05.penalty");
      return {};
    }
    const auto code = expect_.page_code(at, name.substr(0, point));
    if (!code || !expect_.method_has(at, *fact)) return {};
    return {Column::Kind::fact, 0, *fact, *code};
  }

  Column others_column(const Node& at) {
    if (std::none_of(ratings_.begin(), ratings_.end(), [](const auto& r) { return !r; })) {
      in_.problem("RT004", at, "the table has rated the others already", {}, "others once");
    }
    return {Column::Kind::others, 0, {}, {}};
  }

  void read_row(const Node& row, std::size_t index, std::vector<RuleCase>& cases) {
    const auto words = words_of(row);
    if (words.size() != columns_.size()) {
      in_.problem("RT009", row, "a row has another number of values than the table has columns",
                  std::to_string(words.size()), std::to_string(columns_.size()));
      return;
    }
    RuleCase each = base_;
    each.name += ", row " + std::to_string(index + 1);
    each.at = in_.where(row);
    auto ratings = ratings_;
    for (std::size_t at = 0; at < words.size(); ++at) {
      read_word(words[at], columns_[at], each, ratings);
    }
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (columns_[at].kind != Column::Kind::others) continue;
      const auto rating = read_rating(in_, words[at]).value_or(not_known);
      for (auto& rated : ratings) rated = rated.value_or(rating);
    }
    set_ratings(in_, row, ratings, each.given);
    cases.push_back(std::move(each));
  }

  void read_word(const Node& word, const Column& column, RuleCase& into, GivenRatings& ratings) {
    switch (column.kind) {
      case Column::Kind::reason:
        read_reason(in_, word, into.given);
        break;
      case Column::Kind::super_class:
        read_super_class(in_, word, into.given);
        break;
      case Column::Kind::item:
        ratings[column.item] = read_rating(in_, word).value_or(not_known);
        break;
      case Column::Kind::fact:
        expect_.one(column.fact, column.of, word, into.checks);
        break;
      case Column::Kind::others:  // when every named item is rated
      case Column::Kind::unusable:
        break;
    }
  }

  Reader& in_;
  const Node& node_;
  ExpectReader expect_;
  RuleCase base_;
  GivenRatings ratings_;
  std::vector<Column> columns_;
};

}  // namespace

void read_table(Reader& reader, const Node& node, const ClusterPack* pack, const RuleCase& model,
                std::vector<RuleCase>& cases) {
  TableReader(reader, node, pack).read(model, cases);
}

}  // namespace pbr::audit
