#include <algorithm>
#include <unordered_set>

#include "audit/search_layer.hpp"
#include "audit/search_rules.hpp"

namespace pbr::search {
namespace {

// Depth first, with every state that led nowhere remembered: no state is looked at twice.
class Find {
 public:
  Find(const Rules& rules, const Goal& goal, Budget& budget)
      : rules_(rules),
        goal_(goal),
        budget_(budget),
        chosen_(rules.order().size(), 0),
        failed_(rules.order().size() + 1) {}

  Answer run(SuperClass super_class, const Space& space) {
    const bool found = descend(0, rules_.start(super_class));
    budget_.states_done += states_;
    budget_.most_states = std::max(budget_.most_states, states_);
    if (!found) return {over_ ? Answer::Kind::open : Answer::Kind::none, {}};
    Answer answer{Answer::Kind::found, {}};
    for (const auto& codes : space.codes) answer.codes.push_back(codes.front());
    for (std::size_t at = 0; at < chosen_.size(); ++at) {
      answer.codes[rules_.order()[at]] = chosen_[at];
    }
    return answer;
  }

 private:
  bool descend(std::size_t at, const Rules::State& state) {
    const Stand stand = goal_(rules_, state);
    if (stand == Stand::fails || over_) return false;
    if (at == chosen_.size()) return stand == Stand::holds && rules_.is_assessment(state);
    if (failed_[at].contains(state)) return false;
    if (++states_ > budget_.states) {
      over_ = true;
      return false;
    }
    for (const Code code : rules_.codes(at)) {
      chosen_[at] = code;
      if (descend(at + 1, rules_.next(state, at, code))) return true;
    }
    failed_[at].insert(state);
    return false;
  }

  const Rules& rules_;
  const Goal& goal_;
  Budget& budget_;
  Codes chosen_;
  std::vector<std::unordered_set<std::string>> failed_;
  std::uint64_t states_ = 0;
  bool over_ = false;
};

// A state on the way of the vectors on which no rule has held so far.
struct Place {
  std::uint64_t known = 0, any = 0;
  int most_known = -1;
  Step step;
};

bool any_holds(const Rules& rules, const Rules::State& state) {
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (rules.stand(state, rule) == Stand::holds) return true;
  }
  return false;
}

void step(const Rules& rules, const Layer<Place>& layer, std::uint32_t from, std::size_t at,
          Layer<Place>& next) {
  const Place& place = layer.value(from);
  for (const Code code : rules.codes(at)) {
    auto then = rules.next(layer.state(from), at, code);
    if (any_holds(rules, then)) continue;
    Place& reached = next.at(std::move(then));
    reached.any += place.any;
    if (code != unknown) reached.known += place.known;
    const int known = place.most_known + (code == unknown ? 0 : 1);
    if (known <= reached.most_known) continue;
    reached.most_known = known;
    reached.step = {from, code};
  }
}

// Adds up the last layer; of its states the one with the most known shows it.
std::optional<std::uint32_t> add_up(const Layer<Place>& layer, Unruled& result) {
  std::optional<std::uint32_t> best;
  int most_known = -1;
  for (std::uint32_t at = 0; at < layer.size(); ++at) {
    const Place& place = layer.value(at);
    result.any += place.any;
    result.known += place.known;
    if (place.most_known <= most_known) continue;
    most_known = place.most_known;
    best = at;
  }
  return best;
}

// The vector with nothing known is no assessment where no other item is left to be known.
void leave_out_unusable(const Rules& rules, SuperClass super_class, const Space& space,
                        Unruled& result) {
  if (!space.needs_a_known) return;
  result.of_any -= 1;
  auto state = rules.start(super_class);
  for (std::size_t at = 0; at < rules.order().size(); ++at) state = rules.next(state, at, unknown);
  if (!any_holds(rules, state)) result.any -= 1;
}

}  // namespace

Answer find_vector(const Rules& rules, SuperClass super_class, const Goal& goal, const Space& space,
                   Budget& budget) {
  return Find(rules, goal, budget).run(super_class, space);
}

Unruled no_rule_holds(const Rules& rules, SuperClass super_class, const Space& space,
                      Budget& budget) {
  Unruled result;
  std::vector<bool> counted(space.size(), false);
  result.of_known = space.vectors(counted, true);
  result.of_any = space.vectors(counted, false);
  std::vector<std::vector<Place>> layers;
  Layer<Place> layer;
  const auto start = rules.start(super_class);
  if (!any_holds(rules, start)) layer.at(start) = {1, 1, 0, {}};
  std::uint64_t states = layer.size();
  for (std::size_t at = 0; at < rules.order().size(); ++at) {
    Layer<Place> next;
    for (std::uint32_t from = 0; from < layer.size(); ++from) {
      step(rules, layer, from, at, next);
      if (states + next.size() > budget.states) return {.open = true};
    }
    states += next.size();
    layers.push_back(layer.take_values());
    layer = std::move(next);
    counted[rules.order()[at]] = true;
  }
  budget.states_done += states;
  budget.most_states = std::max(budget.most_states, states);
  const auto best = add_up(layer, result);
  result.known *= space.vectors(counted, true);
  result.any *= space.vectors(counted, false);
  leave_out_unusable(rules, super_class, space, result);
  if (result.any == 0) return result;
  layers.push_back(layer.take_values());
  for (const auto& codes : space.codes) result.witness.push_back(codes.front());
  walk_back(layers, *best, rules.order(), result.witness);
  return result;
}

}  // namespace pbr::search
