#include "rulebook/measure_items.hpp"

#include <algorithm>

#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

constexpr std::int64_t highest_rating = 4;

bool is_rating(Rate value) {
  return value.denominator() == 1 && Rate{} <= value && value <= Rate{highest_rating};
}

}  // namespace

void read_most_missing(Reader& in, const Node& node, std::size_t of, Measure& measure) {
  const Node* most = node.find("most_missing");
  if (most == nullptr) return;
  const auto last = static_cast<std::int64_t>(std::max<std::size_t>(of, 1)) - 1;
  measure.most_missing =
      static_cast<std::size_t>(in.whole(*most, "most_missing", 0, last).value_or(0));
}

void read_items(Reader& in, const Node& node, Measure& measure) {
  const Node* items = in.required(node, "items");
  if (items == nullptr) return;
  for (const Node* item : in.sequence(*items, "items")) {
    const auto index = read_item(in, *item);
    if (!index) continue;
    auto& list = measure.items;
    if (std::find(list.begin(), list.end(), *index) != list.end()) {
      in.problem("RB055", *item, "an item is summed twice", item->text, "each item once");
    }
    list.push_back(*index);
  }
  if (items->kind == yaml::Kind::sequence && items->items.empty()) {
    in.problem("RB054", *items, "a total needs items", "an empty list", "the items it sums");
  }
  read_most_missing(in, node, items->items.size(), measure);
}

void read_level(Reader& in, const Node& node, Measure& measure) {
  if (const Node* item = in.required(node, "item")) {
    if (const auto index = read_item(in, *item)) measure.items.push_back(*index);
  }
  const Node* range = node.find("range");
  if (range == nullptr || measure.lowest >= measure.highest) return;
  if (!is_rating(measure.lowest) || !is_rating(measure.highest)) {
    in.problem("RB142", *range, "an item has no such ratings",
               to_text(measure.lowest) + " to " + to_text(measure.highest),
               "whole numbers from 0 to " + std::to_string(highest_rating));
    return;
  }
  const Node* high = in.required(node, "high_from");
  const auto from =
      high == nullptr ? std::nullopt : in.whole(*high, "high_from", 0, highest_rating);
  if (!from) return;
  measure.high_from = static_cast<Rating>(*from);
  if (measure.lowest < Rate{*from} && Rate{*from} <= measure.highest) return;
  in.problem("RB142", *high, "high_from leaves no low or no high rating", high->text,
             to_text(measure.lowest + Rate{1}) + " to " + to_text(measure.highest));
}

}  // namespace pbr::rulebook
