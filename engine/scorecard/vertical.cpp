// Highway reads this file once for each target; -march stays what it is, and the processor is asked
// when the program runs. Targets that are no wider than the scalar kernel is fast are left out.
#include "scorecard/vertical.hpp"

#include "base/processor.hpp"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "scorecard/vertical.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "scorecard/decisions-inl.hpp"

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {

/// The super-class of each row, or what the tree says where it is undecided and the tree in use.
inline void find_scopes(const Card& card, const RatingBlock& block, Found& found) {
  std::copy(block.super_class.begin(), block.super_class.end(), found.scope.row);
  std::fill(std::begin(found.step.row), std::end(found.step.row), Decision::none);
  const auto end = block.super_class.begin() + static_cast<std::ptrdiff_t>(block.rows);
  if (!card.use_tree || std::find(block.super_class.begin(), end, 0) == end) return;
  const auto conditions = conditions_of(card.steps, block);
  Hits hits;
  find_hits(card.steps, found.scope, conditions.get(), nullptr, hits);
  for (std::size_t row = 0; row < block.rows; ++row) {
    if (found.scope.row[row] != 0) continue;
    found.step.row[row] = Decision::no_step;
    if (hits.any.row[row] == 0) continue;
    found.step.row[row] = hits.first.row[row];
    found.scope.row[row] = static_cast<Byte>(card.step_scopes[hits.first.row[row]]);
  }
}

/// In lanes of T, every bit set in the rows where key scales come first.
template <class T>
inline void find_key_first(const Card& card, const RatingBlock& block, Column<T>& key_first) {
  for (std::size_t row = 0; row < row_count; ++row) {
    key_first.row[row] = static_cast<T>(card.key_scales_first[block.review[row]] ? -1 : 0);
  }
}

template <class T>
inline void cost_pages(const Card& card, const WantedPages& pages, const Codes<T>& codes,
                       const Column<T>& key_first, Column<T>* costs) {
  for (std::size_t at = 0; at < pages.count(); ++at) {
    cost_page(card.lanes, card.lanes.pages[pages.number(at)], codes, key_first, costs[at]);
  }
}

template <class T>
HWY_NOINLINE void decide_profile(const Card& card, const RatingBlock& block, const Found& found,
                                 std::span<Decision> decisions) {
  const Codes<T> codes(block);
  Column<T> key_first;
  find_key_first(card, block, key_first);
  Column<T> costs[pages_a_group];
  Masks masks[most_clusters / pages_a_group];
  Ranked<T> ranked;
  clear(ranked);
  for (std::size_t group = 0; group < card.groups.size(); ++group) {
    fill_masks(card, card.groups[group], block, found.scope, masks[group]);
    const WantedPages pages(group, masks[group].wanted);
    cost_pages(card, pages, codes, key_first, costs);
    rank_pages<T, true>(pages, masks[group], costs, ranked);
  }
  place_profile(card, ranked, masks, found, decisions);
}

template <class T>
HWY_NOINLINE void decide_logit(const Card& card, const RatingBlock& block, const Found& found,
                               std::span<Decision> decisions) {
  const Codes<T> codes(block);
  Column<T> key_first;
  fill(key_first, T{0});
  const auto costs = std::make_unique_for_overwrite<Column<T>[]>(card.pages.size());
  std::size_t ranked_pages = 0;
  Masks masks;
  Ranked<T> ranked;
  clear(ranked);
  for (std::size_t group = 0; group < card.groups.size(); ++group) {
    fill_masks(card, card.groups[group], block, found.scope, masks);
    const WantedPages pages(group, masks.wanted);
    cost_pages(card, pages, codes, key_first, costs.get() + ranked_pages);
    rank_pages<T, false>(pages, masks, costs.get() + ranked_pages, ranked);
    ranked_pages += pages.count();
  }
  const std::span<const Column<T>> all_costs(costs.get(), ranked_pages);
  Millionths millionths;
  fill_millionths(card, all_costs, ranked, millionths);
  place_logit(card, ranked, all_costs, millionths, found, decisions);
}

HWY_NOINLINE void decide_rules(const Card& card, const RatingBlock& block, const Found& found,
                               std::span<Decision> decisions) {
  Bytes super_class;
  for (std::size_t row = 0; row < row_count; ++row) {
    super_class.row[row] = static_cast<Byte>(card.scopes[found.scope.row[row]].super_class);
  }
  const auto conditions = conditions_of(card.rules, block);
  Hits hits;
  find_hits(card.rules, super_class, conditions.get(),
            card.unique ? card.rule_clusters.data() : nullptr, hits);
  place_rules(card, hits, found, decisions);
}

inline void decide_block(const Card& card, const RatingBlock& block,
                         std::span<Decision> decisions) {
  decisions = decisions.first(block.rows);
  Found found;
  find_scopes(card, block, found);
  if (card.method == Method::table) return decide_rules(card, block, found, decisions);
  const bool logit = card.method == Method::logit;
  switch (card.lanes.width) {
    case Width::bits8:
      return decide_profile<std::int8_t>(card, block, found, decisions);
    case Width::bits16:
      if (logit) return decide_logit<std::int16_t>(card, block, found, decisions);
      return decide_profile<std::int16_t>(card, block, found, decisions);
    case Width::bits32:
      if (logit) return decide_logit<std::int32_t>(card, block, found, decisions);
      return decide_profile<std::int32_t>(card, block, found, decisions);
    case Width::bits64:
      if (logit) return decide_logit<std::int64_t>(card, block, found, decisions);
      return decide_profile<std::int64_t>(card, block, found, decisions);
  }
}

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES

#if HWY_ONCE
namespace pbr::scorecard {

VerticalKernel vertical_kernel(Kernel kernel) {
#if HWY_TARGETS & HWY_AVX2
  if (kernel == Kernel::avx2 && processor() >= Processor::avx2) {
    return N_AVX2::decide_block;
  }
#endif
#if HWY_TARGETS & HWY_AVX3
  if (kernel == Kernel::avx512 && processor() >= Processor::avx512) {
    return N_AVX3::decide_block;
  }
#endif
  static_cast<void>(kernel);
  return nullptr;
}

}  // namespace pbr::scorecard
#endif  // HWY_ONCE
