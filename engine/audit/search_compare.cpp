#include <algorithm>
#include <numeric>

#include "audit/search_cover.hpp"
#include "audit/search_layer.hpp"

namespace pbr::search {
namespace {

// A state of the two pages: the least and the greatest difference that leads to it, and the way of
// the greatest.
struct Spread {
  bool reached = false;
  std::int64_t least = 0, most = 0;
  Step step;
};

void extend(const Spread& from, std::int64_t added, Step step, Spread& to) {
  const std::int64_t least = from.least + added;
  const std::int64_t most = from.most + added;
  if (!to.reached || most > to.most) {
    to.most = most;
    to.step = step;
  }
  to.least = to.reached ? std::min(to.least, least) : least;
  to.reached = true;
}

// What a last state says of the two pages.
void judge(const Progress& progress, const Progress::State& state, const Spread& spread,
           Comparison& result, const Spread*& best) {
  if (!progress.has_a_known(state)) return;
  const bool a = !progress.is_out(state, 0);
  const bool b = !progress.is_out(state, 1);
  result.a_alone = result.a_alone || (a && !b);
  result.b_alone = result.b_alone || (b && !a);
  if (!a || !b) return;
  result.least = result.together ? std::min(result.least, spread.least) : spread.least;
  if (!result.together || spread.most > result.most) {
    result.most = spread.most;
    best = &spread;
  }
  result.together = true;
}

}  // namespace

Comparison compare(const Page& a, const Page& b, const Space& space, Budget& budget) {
  const Progress progress({a, b}, space.codes, space.needs_a_known);
  std::vector<std::vector<Spread>> layers;
  Layer<Spread> layer;
  layer.at(progress.start()) = {true, b.base - a.base, b.base - a.base, {}};
  std::uint64_t states = 1;
  for (std::size_t at = 0; at < space.size(); ++at) {
    Layer<Spread> next;
    for (std::uint32_t from = 0; from < layer.size(); ++from) {
      for (const Code code : space.codes[at]) {
        auto then = progress.next(layer.state(from), at, code);
        if (progress.is_out(then, 0) && progress.is_out(then, 1)) continue;
        extend(layer.value(from), b.cost[at][code] - a.cost[at][code], {from, code},
               next.at(std::move(then)));
      }
      if (states + next.size() > budget.states) return {.open = true};
    }
    states += next.size();
    layers.push_back(layer.take_values());
    layer = std::move(next);
  }
  budget.states_done += states;
  budget.most_states = std::max(budget.most_states, states);
  Comparison result;
  const Spread* best = nullptr;
  for (std::size_t at = 0; at < layer.size(); ++at) {
    judge(progress, layer.state(at), layer.value(at), result, best);
  }
  if (best == nullptr) return result;
  const auto last = static_cast<std::uint32_t>(best - &layer.value(0));
  layers.push_back(layer.take_values());
  std::vector<std::size_t> order(space.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  result.both.assign(space.size(), 0);
  walk_back(layers, last, order, result.both);
  return result;
}

}  // namespace pbr::search
