#include "rulebook/derived.hpp"

#include <algorithm>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Node;
using yaml::Reader;

constexpr Rating highest_rating = 4;
constexpr int largest_weight = 100;

bool is_column(std::string_view name) {
  for (std::size_t item = 0; item < item_count; ++item) {
    if (item_column(item) == name) return true;
  }
  return false;
}

// What one known rating in that range can add.
Range added(const DerivedValue& value, const DerivedValue::Term& term, Range rated) {
  if (!value.counts) {
    const auto [low, high] = std::minmax({term.weight * rated.lowest, term.weight * rated.highest});
    return {low, high};
  }
  const bool always = value.from <= rated.lowest && rated.highest <= value.to;
  const bool never = rated.highest < value.from || value.to < rated.lowest;
  return {always ? 1 : 0, never ? 0 : 1};
}

class DerivedReader {
 public:
  DerivedReader(Reader& reader, const Entry& entry) : in_(reader), entry_(entry) {}

  DerivedValue read() {
    value_.id = entry_.key;
    value_.at = in_.where(entry_.value);
    check_id();
    const Node& node = entry_.value;
    if (!in_.only_keys(node, "a derived value", keys::derived)) return value_;
    const Node* sum = node.find("sum");
    const Node* count = node.find("count");
    if ((sum == nullptr) == (count == nullptr)) {
      in_.problem("RB110", entry_, "a derived value is either a sum or a count",
                  sum == nullptr ? "neither" : "both", "one of sum and count");
      return value_;
    }
    value_.counts = count != nullptr;
    read_terms(value_.counts ? *count : *sum);
    read_counted(node);
    if (const Node* missing = node.find("most_missing")) {
      value_.most_missing = static_cast<std::size_t>(
          in_.whole(*missing, "most_missing", 0, static_cast<std::int64_t>(value_.terms.size()))
              .value_or(0));
    }
    return value_;
  }

 private:
  void check_id() {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789._-";
    if (entry_.key.empty() || entry_.key.find_first_not_of(allowed) != std::string::npos) {
      in_.problem("RB006", entry_, "a derived value's name is not an id", entry_.key,
                  "lower-case letters, digits, \".\", \"_\" and \"-\"");
    } else if (is_column(entry_.key) || entry_.key == "super_class") {
      in_.problem("RB112", entry_, "a derived value has a name that rules know already", entry_.key,
                  "a name of its own");
    }
  }

  // A list of items, or items with their weights.
  void read_terms(const Node& node) {
    if (node.kind == Kind::mapping && !value_.counts) {
      for (const auto& entry : node.entries) {
        const auto item = read_item(in_, entry);
        const auto weight = in_.whole(entry.value, "weight", -largest_weight, largest_weight);
        if (item && weight) value_.terms.push_back({*item, static_cast<int>(*weight)});
      }
    } else {
      for (const Node* name : in_.sequence(node, value_.counts ? "count" : "sum")) {
        if (const auto item = read_item(in_, *name)) add(*item, *name);
      }
    }
    if (node.items.empty() && node.entries.empty() && node.kind != Kind::scalar) {
      in_.problem("RB111", node, "a derived value of no items", {}, "one item or more");
    }
  }

  void add(std::size_t item, const Node& at) {
    const bool twice = std::any_of(value_.terms.begin(), value_.terms.end(),
                                   [item](const auto& term) { return term.item == item; });
    if (twice) {
      in_.problem("RB111", at, "an item stands twice in a derived value", at.text, "each item once",
                  value_.counts ? "" : "give it the weight 2 instead");
    } else {
      value_.terms.push_back({item, 1});
    }
  }

  void read_counted(const Node& node) {
    const Node* from = node.find("from");
    const Node* to = node.find("to");
    if (!value_.counts) {
      for (const Node* stray : {from, to}) {
        if (stray == nullptr) continue;
        in_.problem("RB113", *stray, "a sum takes every rating", {}, "no from and no to",
                    "a count counts the items rated from ... to");
      }
      return;
    }
    value_.from = rating(from, "from", 1);
    value_.to = rating(to, "to", highest_rating);
    if (value_.from <= value_.to) return;
    in_.problem("RB113", from == nullptr ? *to : *from, "a count of no rating",
                std::to_string(value_.from) + " to " + std::to_string(value_.to),
                "from on or below to");
  }

  Rating rating(const Node* node, std::string_view key, Rating unless_given) {
    if (node == nullptr) return unless_given;
    return static_cast<Rating>(in_.whole(*node, key, 0, highest_rating).value_or(unless_given));
  }

  Reader& in_;
  const Entry& entry_;
  DerivedValue value_;
};

}  // namespace

std::optional<Range> reach(const DerivedValue& value, const ItemLimits& limits) {
  // Items that may be missing are taken one by one: each at most lets its own part fall away.
  Range all;
  std::size_t missing = 0;
  for (const auto& term : value.terms) missing += limits.unknown.at(term.item) ? 1U : 0U;
  if (missing > value.most_missing) return std::nullopt;
  std::size_t may_miss = value.most_missing - missing;
  std::vector<int> saved_below;
  std::vector<int> saved_above;
  for (const auto& term : value.terms) {
    if (limits.unknown.at(term.item)) continue;
    const auto& rated = limits.rated.at(term.item);
    const Range part = added(value, term, rated.value_or(Range{0, highest_rating}));
    all.lowest += part.lowest;
    all.highest += part.highest;
    if (rated) continue;  // a rule that asks for a rating asks for a known one
    saved_below.push_back(std::max(part.lowest, 0));
    saved_above.push_back(std::min(part.highest, 0));
  }
  std::sort(saved_below.rbegin(), saved_below.rend());
  std::sort(saved_above.begin(), saved_above.end());
  may_miss = std::min(may_miss, saved_below.size());
  for (std::size_t i = 0; i < may_miss; ++i) {
    all.lowest -= saved_below[i];
    all.highest -= saved_above[i];
  }
  return all;
}

bool can_be_unknown(const DerivedValue& value, const ItemLimits& limits) {
  const auto open = std::count_if(value.terms.begin(), value.terms.end(), [&](const auto& term) {
    return !limits.rated.at(term.item).has_value();
  });
  return static_cast<std::size_t>(open) > value.most_missing;
}

std::optional<std::size_t> plain_item(const DerivedValue& value) {
  const bool plain = value.terms.size() == 1 && !value.counts && value.terms[0].weight == 1 &&
                     value.most_missing == 0;
  return plain ? std::optional(value.terms[0].item) : std::nullopt;
}

void read_derived(Reader& reader, const Node& node, std::vector<DerivedValue>& values) {
  if (!is_mapping(reader, node, "derived")) return;
  if (node.entries.size() > most_derived_values) {
    reader.problem("RB101", node, "a pack of more derived values than can be held",
                   std::to_string(node.entries.size()),
                   "at most " + std::to_string(most_derived_values));
    return;
  }
  for (const auto& entry : node.entries) values.push_back(DerivedReader(reader, entry).read());
}

}  // namespace pbr::rulebook
