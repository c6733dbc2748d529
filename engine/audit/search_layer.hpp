// One layer of a decision diagram: distinct states in the order in which they were reached, so that
// what comes out does not depend on a hash table's order.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "audit/search_space.hpp"

namespace pbr::search {

/// How a state was reached from the layer before.
struct Step {
  std::uint32_t from = 0;
  Code code = 0;
};

template <class Value>
class Layer {
 public:
  /// The value of a state, made where the state is new.
  Value& at(std::string state) {
    const auto [found, is_new] =
        index_.try_emplace(std::move(state), static_cast<std::uint32_t>(values_.size()));
    if (is_new) {
      states_.push_back(&found->first);  // keys of an unordered_map stay where they are
      values_.emplace_back();
    }
    return values_[found->second];
  }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] const std::string& state(std::size_t at) const { return *states_[at]; }
  [[nodiscard]] const Value& value(std::size_t at) const { return values_[at]; }
  /// The values alone, for the way back.
  [[nodiscard]] std::vector<Value> take_values() { return std::move(values_); }

 private:
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<const std::string*> states_;
  std::vector<Value> values_;
};

/// The codes that lead to a value of the last layer; `order` gives the position of each item gone
/// by.
template <class Value>
void walk_back(const std::vector<std::vector<Value>>& layers, std::uint32_t last,
               const std::vector<std::size_t>& order, Codes& codes) {
  for (std::size_t at = order.size(); at-- > 0;) {
    const Step& step = layers[at + 1][last].step;
    codes[order[at]] = step.code;
    last = step.from;
  }
}

}  // namespace pbr::search
