#include "rulebook/premise.hpp"

#include <algorithm>
#include <charconv>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Entry;
using yaml::Kind;
using yaml::Node;

std::optional<int> whole(std::string_view text) {
  constexpr std::size_t longest = 7;  // any sum of ratings and weights, with its sign
  const auto digits = text.substr(text.starts_with('-') ? 1 : 0);
  if (digits.empty() || text.size() > longest) return std::nullopt;
  if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string text_of(Range range) {
  const auto lowest = std::to_string(range.lowest);
  return range.lowest == range.highest ? lowest : lowest + " to " + std::to_string(range.highest);
}

std::string text_of(const Node& node) {
  return node.kind == Kind::scalar ? node.text : std::string("no single value");
}

bool apart(Range a, Range b) { return a.highest < b.lowest || b.highest < a.lowest; }

}  // namespace

std::optional<Asked> parse_condition(std::string_view text) {
  if (text == "unknown") return Asked{true, {}, {}};
  const auto bound = text.size() > 2 ? whole(text.substr(2)) : std::nullopt;
  if (text.starts_with(">=")) return bound ? std::optional(Asked{false, bound, {}}) : std::nullopt;
  if (text.starts_with("<=")) return bound ? std::optional(Asked{false, {}, bound}) : std::nullopt;
  const auto dash = text.find('-', 1);  // the first character may be a minus
  const auto lowest = whole(text.substr(0, dash));
  if (dash == std::string_view::npos) {
    return lowest ? std::optional(Asked{false, lowest, lowest}) : std::nullopt;
  }
  const auto highest = whole(text.substr(dash + 1));
  if (!lowest || !highest) return std::nullopt;
  return Asked{false, lowest, highest};
}

Premise PremiseReader::read(const Node& when) {
  Premise premise;
  if (!is_mapping(in_, when, "when")) return premise;
  std::vector<Placed> placed;
  for (const auto& entry : when.entries) {
    if (entry.key == "super_class") {
      read_super_classes(entry.value, premise);
    } else if (const auto one = read_condition(entry)) {
      placed.push_back(*one);
      premise.conditions.push_back(one->condition);
    }
  }
  check_together(placed);
  return premise;
}

void PremiseReader::read_super_classes(const Node& node, Premise& premise) {
  constexpr std::array classes{SuperClass::a, SuperClass::b, SuperClass::c, SuperClass::undecided};
  premise.super_classes = {};
  const auto list = in_.sequence(node, "super_class");
  for (const Node* one : list) {
    const auto word = in_.one_of(*one, "super_class", {"A", "B", "C", "Z"});
    if (word) premise.super_classes.at(static_cast<std::size_t>(classes.at(*word))) = true;
  }
  if (node.kind == Kind::sequence && list.empty()) {
    in_.problem("RB121", node, "a rule for no super-class can never hold", "an empty list",
                "one or more of A, B, C and Z, or no super_class for all");
  }
}

std::optional<PremiseReader::Placed> PremiseReader::read_condition(const Entry& entry) {
  const auto index = value_named(entry);
  if (!index) return std::nullopt;
  const Node& node = entry.value;
  const auto asked = node.kind == Kind::scalar ? parse_condition(node.text) : std::nullopt;
  if (!asked) {
    in_.problem("RB120", node, "this is no condition", text_of(node),
                "a whole number, a range such as 2-4, >=2, <=3 or unknown");
    return std::nullopt;
  }
  const auto& value = values_[*index];
  const auto bounds = reach(value, {});
  Condition condition{*index, asked->unknown, 0, 0, in_.where(node)};
  if (!asked->unknown && bounds) {
    condition.lowest = asked->lowest.value_or(bounds->lowest);
    condition.highest = asked->highest.value_or(bounds->highest);
    if (!within(node, value, *bounds, condition)) return std::nullopt;
  }
  return Placed{condition, &node};
}

// A value of the pack, or an item itself.
std::optional<std::size_t> PremiseReader::value_named(const Entry& entry) {
  const auto known = std::find_if(values_.begin(), values_.end(),
                                  [&](const auto& value) { return value.id == entry.key; });
  if (known != values_.end()) return static_cast<std::size_t>(known - values_.begin());
  if (entry.key.starts_with("item_")) {
    const auto item = read_item(in_, entry);
    return item ? add_item(*item, entry) : std::nullopt;
  }
  std::vector<std::string_view> names{"super_class"};
  for (const auto& value : values_) names.emplace_back(value.id);
  for (std::size_t item = 0; item < item_count; ++item) names.push_back(item_column(item));
  const auto nearest = nearest_name(entry.key, names);
  in_.problem("RB122", entry, "no value \"" + entry.key + "\" in this pack", {},
              "a derived value of the pack, an item, or super_class",
              nearest.empty() ? "give it under derived:"
                              : "did you mean \"" + std::string(nearest) + "\"?");
  return std::nullopt;
}

std::optional<std::size_t> PremiseReader::add_item(std::size_t item, const Entry& entry) {
  if (values_.size() >= most_derived_values) {
    if (!too_many_told_) {
      in_.problem("RB101", entry, "a pack of more derived values than can be held",
                  std::to_string(values_.size()) + " and, with this one, an item more",
                  "at most " + std::to_string(most_derived_values) +
                      ", counting each item that a rule names");
    }
    too_many_told_ = true;
    return std::nullopt;
  }
  DerivedValue value;
  value.id = item_column(item);
  value.terms = {{item, 1}};
  value.at = in_.where(entry.value);
  values_.push_back(std::move(value));
  return values_.size() - 1;
}

bool PremiseReader::within(const Node& node, const DerivedValue& value, Range bounds,
                           const Condition& condition) {
  const bool below = condition.lowest < bounds.lowest || condition.highest < bounds.lowest;
  const bool above = condition.lowest > bounds.highest || condition.highest > bounds.highest;
  if ((below || above) && plain_item(value)) {
    in_.problem("RB106", node, value.id + " is never rated so", node.text,
                "ratings from 0 to 4, or unknown", node.text == "9" ? "write unknown" : "");
    return false;
  }
  if (below || above) {
    in_.problem("RB121", node, value.id + " can never be " + (below ? "so low" : "so high"),
                node.text, "from " + text_of(bounds));
    return false;
  }
  if (condition.lowest <= condition.highest) return true;
  in_.problem("RB121", node, "a range that ends before it begins can never hold", node.text,
              "the lower number first");
  return false;
}

// Ranges that exclude each other: first what is asked of items, then what that leaves of values.
void PremiseReader::check_together(const std::vector<Placed>& placed) {
  ItemLimits limits;
  for (const auto& one : placed) {
    const auto item = plain_item(values_[one.condition.derived]);
    if (item && !limit(one, *item, limits)) return;
  }
  for (const auto& one : placed) {
    if (!plain_item(values_[one.condition.derived])) check_reach(one, limits);
  }
}

bool PremiseReader::limit(const Placed& placed, std::size_t item, ItemLimits& limits) {
  const auto& condition = placed.condition;
  auto& rated = limits.rated.at(item);
  const Range asked{condition.lowest, condition.highest};
  const bool clash = condition.unknown ? rated.has_value()
                                       : limits.unknown.at(item) || (rated && apart(*rated, asked));
  if (clash) {
    contradiction(*placed.node,
                  "another condition asks otherwise of " + std::string(item_column(item)));
    return false;
  }
  if (condition.unknown) {
    limits.unknown.at(item) = true;
  } else {
    rated = rated ? Range{std::max(rated->lowest, asked.lowest),
                          std::min(rated->highest, asked.highest)}
                  : asked;
  }
  return true;
}

void PremiseReader::check_reach(const Placed& placed, const ItemLimits& limits) {
  const auto& condition = placed.condition;
  const auto& value = values_[condition.derived];
  if (condition.unknown) {
    if (!can_be_unknown(value, limits)) {
      contradiction(*placed.node, value.id + " is always known here");
    }
    return;
  }
  const auto left = reach(value, limits);
  if (!left) {
    contradiction(*placed.node, value.id + " is never known here");
  } else if (apart(*left, {condition.lowest, condition.highest})) {
    contradiction(*placed.node, value.id + " can only be " + text_of(*left) + " here");
  }
}

void PremiseReader::contradiction(const Node& node, std::string found) {
  in_.problem("RB121", node, "conditions that can never hold together", std::move(found),
              "conditions that some ratings meet");
}

}  // namespace pbr::rulebook
