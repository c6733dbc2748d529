#include <algorithm>
#include <cstring>
#include <limits>
#include <map>
#include <tuple>

#include "scorecard/compile.hpp"

namespace pbr::scorecard {
namespace {

constexpr std::size_t unknown_code = code_count - 1;

std::int64_t added(const DerivedValue& derived, const DerivedValue::Term& term,
                   std::size_t rating) {
  if (!derived.counts) return std::int64_t{term.weight} * static_cast<std::int64_t>(rating);
  return derived.from <= rating && rating <= derived.to ? 1 : 0;
}

Width width_of(std::int64_t lowest, std::int64_t highest) {
  const auto fits = [&](auto limits) {
    return lowest >= decltype(limits)::min() && highest <= decltype(limits)::max();
  };
  if (fits(std::numeric_limits<std::int8_t>{})) return Width::bits8;
  if (fits(std::numeric_limits<std::int16_t>{})) return Width::bits16;
  return Width::bits64;
}

template <class T>
void fill_lanes(ValueCard::Term& term) {
  std::array<T, sizeof(ByteTable) / sizeof(T)> lanes{};
  for (std::size_t code = 0; code < code_count; ++code) {
    lanes[code] = static_cast<T>(term.by_code[code]);
  }
  std::memcpy(term.lanes.by_code.data(), lanes.data(), sizeof(ByteTable));
}

ValueCard compile_value(const DerivedValue& derived) {
  ValueCard value;
  value.most_missing = derived.most_missing;
  for (const auto& term : derived.terms) {
    auto at = std::find_if(value.terms.begin(), value.terms.end(),
                           [&](const ValueCard::Term& each) { return each.item == term.item; });
    if (at == value.terms.end()) at = value.terms.insert(at, {term.item, {}, 0});
    ++at->unknowns;
    for (std::size_t code = 0; code < unknown_code; ++code) {
      at->by_code[code] += added(derived, term, code);
    }
  }
  // Sums on the way must fit as well, so every term counts with its best and its worst.
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
  for (const auto& term : value.terms) {
    const auto [least, most] = std::minmax_element(term.by_code.begin(), term.by_code.end());
    lowest += *least;
    highest += *most;
  }
  value.width = width_of(lowest, highest);
  for (auto& term : value.terms) {
    if (value.width == Width::bits8) fill_lanes<std::int8_t>(term);
    if (value.width == Width::bits16) fill_lanes<std::int16_t>(term);
  }
  return value;
}

// A condition on a value of one item is known for each of its codes.
ItemTable compile_item_condition(const ValueCard& value, const RangeCondition& condition) {
  const auto& term = value.terms.front();
  ItemTable result{term.item, {}};
  for (std::size_t code = 0; code < code_count; ++code) {
    const bool unknown = code == unknown_code && term.unknowns > value.most_missing;
    const bool in_range =
        condition.lowest <= term.by_code[code] && term.by_code[code] <= condition.highest;
    const bool holds = condition.unknown ? unknown : !unknown && in_range;
    result.table.by_code[code] = holds ? 0xFF : 0;
  }
  return result;
}

class Conditions {
 public:
  // Numbered apart until all are known: those of items come first in the end.
  struct Number {
    bool of_item = false;
    std::size_t at = 0;
  };

  explicit Conditions(const ClusterPack& pack) : pack_(pack) {}

  Number number(const Condition& condition) {
    const auto key =
        std::tuple(condition.derived, condition.unknown, condition.unknown ? 0 : condition.lowest,
                   condition.unknown ? 0 : condition.highest);
    const auto [at, is_new] = numbers_.try_emplace(key);
    if (is_new) at->second = add(condition);
    return at->second;
  }

  // Ranges of one value stand together.
  std::vector<std::size_t> finish(Premises& result) {
    std::vector<std::size_t> place(ranges_.size());
    for (std::size_t value = 0; value < values_.size(); ++value) {
      values_[value].first_range = result.ranges.size();
      for (std::size_t at = 0; at < ranges_.size(); ++at) {
        if (ranges_[at].value != value) continue;
        place[at] = of_items_.size() + result.ranges.size();
        result.ranges.push_back(ranges_[at]);
      }
      values_[value].end_range = result.ranges.size();
    }
    result.of_items = std::move(of_items_);
    result.values = std::move(values_);
    return place;
  }

 private:
  Number add(const Condition& condition) {
    const auto [at, is_new] = value_numbers_.try_emplace(condition.derived, values_.size());
    ValueCard value = compile_value(pack_.derived[condition.derived]);
    const RangeCondition range{at->second, condition.unknown, condition.lowest, condition.highest};
    if (value.terms.size() == 1) {
      value_numbers_.erase(at);
      of_items_.push_back(compile_item_condition(value, range));
      return {true, of_items_.size() - 1};
    }
    if (is_new) values_.push_back(std::move(value));
    ranges_.push_back(range);
    return {false, ranges_.size() - 1};
  }

  const ClusterPack& pack_;
  std::map<std::tuple<std::size_t, bool, int, int>, Number> numbers_;
  std::map<std::size_t, std::size_t> value_numbers_;
  std::vector<ValueCard> values_;
  std::vector<ItemTable> of_items_;
  std::vector<RangeCondition> ranges_;
};

}  // namespace

Premises compile_premises(const ClusterPack& pack, std::span<const Premise* const> premises) {
  Conditions conditions(pack);
  std::vector<std::vector<Conditions::Number>> numbers;
  for (const Premise* premise : premises) {
    auto& of_premise = numbers.emplace_back();
    for (const Condition& condition : premise->conditions) {
      of_premise.push_back(conditions.number(condition));
    }
  }
  Premises result;
  const auto place = conditions.finish(result);
  for (std::size_t at = 0; at < premises.size(); ++at) {
    auto& premise = result.premises.emplace_back();
    for (std::size_t each = 0; each < premises[at]->super_classes.size(); ++each) {
      premise.super_classes.by_code[each] = premises[at]->super_classes[each] ? 0xFF : 0;
    }
    for (const auto number : numbers[at]) {
      premise.conditions.push_back(
          static_cast<std::uint32_t>(number.of_item ? number.at : place[number.at]));
    }
  }
  return result;
}

}  // namespace pbr::scorecard
