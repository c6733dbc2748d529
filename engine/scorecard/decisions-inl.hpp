// From the columns of a block to its decisions, row by row.
#if defined(PBR_SCORECARD_DECISIONS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_SCORECARD_DECISIONS_INL
#undef PBR_SCORECARD_DECISIONS_INL
#else
#define PBR_SCORECARD_DECISIONS_INL
#endif

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

#include "scorecard/premises-inl.hpp"
#include "scorecard/softmax-inl.hpp"

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {

/// What each row is decided within, and the step of the tree that said so.
struct Found {
  Bytes scope;
  Column<std::int16_t> step;
};

template <class T>
HWY_INLINE std::int64_t points_of(const Lanes& lanes, T cost) {
  // Unsigned, because a cost of 64 bits may lie anywhere in the lane's range.
  const auto above = static_cast<std::uint64_t>(std::int64_t{cost}) -
                     static_cast<std::uint64_t>(std::int64_t{std::numeric_limits<T>::min()});
  return lanes.sign * static_cast<std::int64_t>(above + static_cast<std::uint64_t>(lanes.lowest));
}

HWY_INLINE std::size_t number(auto lane) {
  return static_cast<Byte>(lane);  // a page's number may be negative in lanes of eight bits
}

template <class T>
HWY_INLINE void place_best(const Card& card, const Ranked<T>& ranked, std::size_t row,
                           Decision& decision) {
  decision.cluster = card.pages[number(ranked.best.page.row[row])].cluster;
  decision.points = points_of(card.lanes, ranked.best.cost.row[row]);
  if (ranked.second.cost.row[row] == no_cost<T>) return;
  decision.runner_up = card.pages[number(ranked.second.page.row[row])].cluster;
  decision.runner_up_points = points_of(card.lanes, ranked.second.cost.row[row]);
}

/// `masks` by group.
template <class T>
inline void place_profile(const Card& card, const Ranked<T>& ranked, const Masks* masks,
                          const Found& found, std::span<Decision> decisions) {
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    Decision decision;
    decision.tree_step = found.step.row[row];
    decision.any_in_super_class = card.scopes[found.scope.row[row]].any_page;
    if (ranked.best.cost.row[row] != no_cost<T>) {
      place_best(card, ranked, row, decision);
      const std::size_t page = number(ranked.best.page.row[row]);
      const unsigned met = masks[page / pages_a_group].met.row[row];
      decision.essential_met = (met >> page % pages_a_group & 1U) != 0;
    } else if (ranked.nearest.cost.row[row] != no_cost<T>) {
      decision.nearest = card.pages[number(ranked.nearest.page.row[row])].cluster;
      decision.points = points_of(card.lanes, ranked.nearest.cost.row[row]);
    }
    decisions[row] = decision;
  }
}

/// Where a rounding is too close to call: the scores of the row's candidates.
template <class T>
HWY_NOINLINE Softmax softmax_of_row(const Card& card, std::span<const Column<T>> costs,
                                    const Ranked<T>& ranked, std::size_t row) {
  // Only differences count, and those of candidates fit. Equal scores are alike, so the best two
  // are told by their costs.
  const std::int64_t best = ranked.best.cost.row[row];
  std::vector<std::int64_t> scores;
  for (const Column<T>& page : costs) {
    if (page.row[row] != no_cost<T>) scores.push_back(best - page.row[row]);
  }
  const auto seconds = std::min<std::ptrdiff_t>(2, std::ssize(scores));
  std::partial_sort(scores.begin(), scores.begin() + seconds, scores.end(), std::greater<>());
  return softmax_of_best(scores, card.places);
}

template <class T>
inline void place_logit(const Card& card, const Ranked<T>& ranked, std::span<const Column<T>> costs,
                        const Millionths& millionths, const Found& found,
                        std::span<Decision> decisions) {
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    Decision decision;
    decision.tree_step = found.step.row[row];
    decision.any_in_super_class = card.scopes[found.scope.row[row]].any_page;
    if (ranked.best.cost.row[row] != no_cost<T>) {
      place_best(card, ranked, row, decision);
      Softmax softmax{static_cast<std::int32_t>(millionths.probability.row[row]),
                      static_cast<std::int32_t>(millionths.margin.row[row])};
      if (softmax.probability < 0 || softmax.margin < 0) {
        softmax = softmax_of_row(card, costs, ranked, row);
      }
      decision.probability = softmax.probability;
      decision.margin = decision.runner_up == Decision::none ? 0 : softmax.margin;
    }
    decisions[row] = decision;
  }
}

inline void place_rules(const Card& card, const Hits& hits, const Found& found,
                        std::span<Decision> decisions) {
  for (std::size_t row = 0; row < decisions.size(); ++row) {
    Decision decision;
    decision.tree_step = found.step.row[row];
    if (hits.any.row[row] != 0) {
      decision.nearest = hits.first.row[row];
      if (card.unique && hits.any_other.row[row] != 0) {
        decision.conflict = hits.other.row[row];
      } else {
        decision.cluster = card.rule_clusters[hits.first.row[row]];
      }
    }
    decisions[row] = decision;
  }
}

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES
#endif  // per-target guard
