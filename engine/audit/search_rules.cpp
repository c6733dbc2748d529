#include "audit/search_rules.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

namespace pbr::search {
namespace {

constexpr std::size_t no_value = std::numeric_limits<std::size_t>::max();
constexpr std::size_t sum_bytes = sizeof(std::int32_t);
/// In place of a count of missing items: no open rule waits for the value. Where an open rule tests
/// it, the test is known to hold.
constexpr char settled = static_cast<char>(0xFF);

std::int32_t sum_in(const std::string& state, std::size_t byte) {
  std::int32_t sum = 0;
  std::memcpy(&sum, state.data() + byte, sum_bytes);
  return sum;
}

void put_sum(std::string& state, std::size_t byte, std::int32_t sum) {
  std::memcpy(state.data() + byte, &sum, sum_bytes);
}

int missing_in(const std::string& state, std::size_t byte) {
  return static_cast<unsigned char>(state[byte + sum_bytes]);
}

int added_by(const DerivedValue& derived, const DerivedValue::Term& term, Code code) {
  if (code == unknown) return 0;
  if (derived.counts) return derived.from <= code && code <= derived.to ? 1 : 0;
  return term.weight * code;
}

}  // namespace

Rules::Rules(const ClusterPack& pack, const Space& space, std::vector<Rule> rules,
             std::size_t apart)
    : space_(space), rules_(std::move(rules)), apart_(apart) {
  order_items(pack);
  bytes_ = 1 + rules_.size();
  value_of_.assign(pack.derived.size(), no_value);
  for (const Rule& rule : rules_) {
    for (const Condition& condition : rule.when.conditions) {
      if (value_of_[condition.derived] != no_value) continue;
      value_of_[condition.derived] = values_.size();
      add_value(pack.derived[condition.derived]);
    }
  }
}

// Items of one value side by side, so that it is settled early.
void Rules::order_items(const ClusterPack& pack) {
  std::vector<bool> placed(space_.size(), false);
  for (const Rule& rule : rules_) {
    for (const Condition& condition : rule.when.conditions) {
      for (const DerivedValue::Term& term : pack.derived[condition.derived].terms) {
        const std::size_t at = *space_.position(term.item);
        if (!placed[at]) order_.push_back(at);
        placed[at] = true;
      }
    }
  }
}

void Rules::add_value(const DerivedValue& derived) {
  Value value;
  value.allowed_missing = static_cast<int>(std::min<std::size_t>(derived.most_missing, item_count));
  value.byte = bytes_;
  bytes_ += sum_bytes + 1;
  value.adds.resize(order_.size());
  value.misses.resize(order_.size());
  for (const DerivedValue::Term& term : derived.terms) {
    const auto place = static_cast<std::size_t>(
        std::find(order_.begin(), order_.end(), *space_.position(term.item)) - order_.begin());
    for (Code code = 0; code < code_count; ++code) {
      value.adds[place][code] += added_by(derived, term, code);
    }
    ++value.misses[place][unknown];
  }
  bound(value);
  values_.push_back(std::move(value));
}

void Rules::bound(Value& value) const {
  value.least.assign(order_.size() + 1, 0);
  value.most = value.most_missing = value.least;
  for (std::size_t at = order_.size(); at-- > 0;) {
    int low = std::numeric_limits<int>::max();
    int high = std::numeric_limits<int>::min();
    for (const Code code : codes(at)) {
      low = std::min(low, value.adds[at][code]);
      high = std::max(high, value.adds[at][code]);
    }
    value.least[at] = value.least[at + 1] + low;
    value.most[at] = value.most[at + 1] + high;
    value.most_missing[at] = value.most_missing[at + 1] + value.misses[at][unknown];
  }
}

Stand Rules::stand_of(const Condition& condition, const State& state, std::size_t at) const {
  const Value& value = values_[value_of_[condition.derived]];
  if (state[value.byte + sum_bytes] == settled) return Stand::holds;
  const int missing = missing_in(state, value.byte);
  const bool unknown_now = missing > value.allowed_missing;
  const bool known_always = missing + value.most_missing[at] <= value.allowed_missing;
  if (condition.unknown) {
    return unknown_now ? Stand::holds : known_always ? Stand::fails : Stand::open;
  }
  if (unknown_now) return Stand::fails;
  const int sum = sum_in(state, value.byte);
  const int low = sum + value.least[at];
  const int high = sum + value.most[at];
  if (high < condition.lowest || condition.highest < low) return Stand::fails;
  const bool inside = condition.lowest <= low && high <= condition.highest;
  return inside && known_always ? Stand::holds : Stand::open;
}

Stand Rules::stand_of(const Premise& premise, const State& state, std::size_t at) const {
  Stand result = Stand::holds;
  for (const Condition& condition : premise.conditions) {
    result = std::min(result, stand_of(condition, state, at));
    if (result == Stand::fails) break;
  }
  return result;
}

// Brings every rule up to date, and takes away the values that no open rule waits for.
void Rules::settle(State& state, std::size_t at) const {
  std::vector<bool> needed(values_.size(), false);
  bool decided = false;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    if (decided) state[1 + r] = static_cast<char>(Stand::fails);
    if (stand(state, r) == Stand::open) {
      state[1 + r] = static_cast<char>(stand_of(rules_[r].when, state, at));
    }
    decided = decided || (r >= apart_ && stand(state, r) == Stand::holds);
    if (stand(state, r) != Stand::open) continue;
    for (const Condition& condition : rules_[r].when.conditions) {
      if (stand_of(condition, state, at) == Stand::open)
        needed[value_of_[condition.derived]] = true;
    }
  }
  for (std::size_t v = 0; v < values_.size(); ++v) {
    if (needed[v]) continue;
    put_sum(state, values_[v].byte, 0);
    state[values_[v].byte + sum_bytes] = settled;
  }
}

// Whether an item that the rules do not ask about makes an assessment of any vector.
bool Rules::known_elsewhere() const {
  if (!space_.needs_a_known) return true;
  for (std::size_t at = 0; at < space_.size(); ++at) {
    const bool asked = std::find(order_.begin(), order_.end(), at) != order_.end();
    if (!asked && space_.codes[at].front() != unknown) return true;
  }
  return false;
}

Rules::State Rules::start(SuperClass super_class) const {
  State state(bytes_, 0);
  state[0] = known_elsewhere() ? 1 : 0;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const bool fits = rules_[r].when.super_classes[static_cast<std::size_t>(super_class)];
    state[1 + r] = static_cast<char>(fits ? Stand::open : Stand::fails);
  }
  settle(state, 0);
  return state;
}

Rules::State Rules::next(const State& state, std::size_t at, Code code) const {
  State result = state;
  if (code != unknown) result[0] = 1;
  for (const Value& value : values_) {
    if (state[value.byte + sum_bytes] == settled) continue;
    put_sum(result, value.byte, sum_in(state, value.byte) + value.adds[at][code]);
    const int missing = missing_in(state, value.byte) + value.misses[at][code];
    result[value.byte + sum_bytes] =
        static_cast<char>(std::min(missing, value.allowed_missing + 1));
  }
  settle(result, at + 1);
  return result;
}

}  // namespace pbr::search
