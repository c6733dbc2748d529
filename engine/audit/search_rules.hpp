// Rules over derived values in the form that searches work on. The items go by one after the other;
// a value is kept only as far as some rule still open needs it.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "audit/search_space.hpp"

namespace pbr::search {

struct Rule {
  Premise when;
  int outcome = 0;  ///< rules of one outcome decide the same
};

enum class Stand : char { fails, open, holds };

/// Rules while items go by. The first `apart` of them are followed each to its end. Of the others
/// the first that holds decides, and those behind it are taken as failed.
class Rules {
 public:
  Rules(const ClusterPack& pack, const Space& space, std::vector<Rule> rules, std::size_t apart);

  using State = std::string;
  [[nodiscard]] State start(SuperClass super_class) const;
  [[nodiscard]] State next(const State& state, std::size_t at, Code code) const;
  [[nodiscard]] Stand stand(const State& state, std::size_t rule) const {
    return static_cast<Stand>(state[1 + rule]);
  }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  [[nodiscard]] int outcome(std::size_t rule) const { return rules_[rule].outcome; }
  /// Positions that the rules ask about, in the order in which they go by.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
  [[nodiscard]] const std::vector<Code>& codes(std::size_t at) const {
    return space_.codes[order_[at]];
  }
  [[nodiscard]] bool is_assessment(const State& state) const { return state[0] != 0; }

 private:
  struct Value {
    std::vector<std::array<int, code_count>> adds, misses;  ///< by place in the order
    std::vector<int> least, most, most_missing;             ///< that may still come, by place
    int allowed_missing = 0;
    std::size_t byte = 0;  ///< where its sum (4 bytes) and its missing items (1) stand
  };
  void order_items(const ClusterPack& pack);
  [[nodiscard]] bool known_elsewhere() const;
  void add_value(const DerivedValue& derived);
  void bound(Value& value) const;
  [[nodiscard]] Stand stand_of(const Condition& condition, const State& state,
                               std::size_t at) const;
  [[nodiscard]] Stand stand_of(const Premise& premise, const State& state, std::size_t at) const;
  void settle(State& state, std::size_t at) const;

  const Space& space_;
  std::vector<Rule> rules_;
  std::size_t apart_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> value_of_;  ///< by index of derived value; none where no rule tests it
  std::vector<Value> values_;
  std::size_t bytes_ = 0;
};

/// Whether a vector has been found, cannot be behind this state, or may be.
using Goal = std::function<Stand(const Rules&, const Rules::State&)>;

/// A vector, at the super-class, on which the goal holds.
[[nodiscard]] Answer find_vector(const Rules& rules, SuperClass super_class, const Goal& goal,
                                 const Space& space, Budget& budget);

/// Vectors on which no rule holds. The witness has as much known as can be.
struct Unruled {
  bool open = false;
  std::uint64_t known = 0, of_known = 0, any = 0, of_any = 0;
  Codes witness;
};
[[nodiscard]] Unruled no_rule_holds(const Rules& rules, SuperClass super_class, const Space& space,
                                    Budget& budget);

}  // namespace pbr::search
