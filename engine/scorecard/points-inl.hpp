// The costs of pages, and the least, the second and the nearest of them, a row a lane.
#if defined(PBR_SCORECARD_POINTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_SCORECARD_POINTS_INL
#undef PBR_SCORECARD_POINTS_INL
#else
#define PBR_SCORECARD_POINTS_INL
#endif

#include <bit>

#include "scorecard/masks-inl.hpp"

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {

/// Stands for the cost of "no candidate".
template <class T>
inline constexpr T no_cost = std::numeric_limits<T>::max();

/// Registers summed at once: enough to use each table that was loaded more than once.
template <class T>
inline constexpr std::size_t sums_at_once =
    row_count / lane_count<T> < 4 ? row_count / lane_count<T> : 4;

template <class T>
HWY_INLINE void add_tables(const Lanes& lanes, std::size_t first, std::size_t end,
                           const Codes<T>& codes, std::size_t row, Lane<T>* HWY_RESTRICT sums) {
  const Tag<T> d;
  for (std::size_t at = first; at < end; ++at) {
    const Table<T> table(lanes.tables.data() + at * lanes.stride);
    const T* code = codes.of(lanes.items[at]) + row;
#pragma GCC unroll 4
    for (std::size_t each = 0; each < sums_at_once<T>; ++each) {
      sums[each] = hn::Add(sums[each], table.at(hn::Load(d, code + each * lane_count<T>)));
    }
  }
}

/// `key_first` has every bit set in the rows where key scales come first.
template <class T>
inline void cost_page(const Lanes& lanes, const Lanes::Page& page, const Codes<T>& codes,
                      const Column<T>& key_first, Column<T>& cost) {
  const Tag<T> d;
  constexpr std::size_t step = sums_at_once<T> * lane_count<T>;
  for (std::size_t row = 0; row < row_count; row += step) {
    Lane<T> sums[sums_at_once<T>];
    Lane<T> keys[sums_at_once<T>];
#pragma GCC unroll 4
    for (std::size_t each = 0; each < sums_at_once<T>; ++each) {
      sums[each] = hn::Set(d, static_cast<T>(page.base));
      keys[each] = hn::Zero(d);
    }
    add_tables<T>(lanes, page.first_row, page.first_key, codes, row, sums);
    if (page.first_key != page.end) {
      add_tables<T>(lanes, page.first_key, page.end, codes, row, keys);
    }
#pragma GCC unroll 4
    for (std::size_t each = 0; each < sums_at_once<T>; ++each) {
      const std::size_t at = row + each * lane_count<T>;
      const auto asked = hn::And(keys[each], hn::Load(d, key_first.row + at));
      hn::Store(hn::Add(sums[each], asked), d, cost.row + at);
    }
  }
}

/// The least cost by row, `no_cost` where there is none, and the number of its page.
template <class T>
struct Least {
  Column<T> cost, page;
};

template <class T>
struct Ranked {
  Least<T> best, second, nearest;
};

template <class T>
inline void fill(Column<T>& column, T with) {
  const Tag<T> d;
  for (std::size_t row = 0; row < row_count; row += lane_count<T>) {
    hn::Store(hn::Set(d, with), d, column.row + row);
  }
}

template <class T>
inline void clear(Ranked<T>& ranked) {
  for (Least<T>* each : {&ranked.best, &ranked.second, &ranked.nearest}) {
    fill(each->cost, no_cost<T>);
    fill(each->page, T{0});
  }
}

/// One least in registers.
template <class T>
struct LeastLane {
  Lane<T> cost, page;

  HWY_INLINE LeastLane(const Least<T>& from, std::size_t row)
      : cost(hn::Load(Tag<T>{}, from.cost.row + row)),
        page(hn::Load(Tag<T>{}, from.page.row + row)) {}
  HWY_INLINE void store(Least<T>& to, std::size_t row) const {
    hn::Store(cost, Tag<T>{}, to.cost.row + row);
    hn::Store(page, Tag<T>{}, to.page.row + row);
  }
  /// Only what is strictly less: pages come in the order of their codes, so ties keep the lowest.
  HWY_INLINE void take(Lane<T> other_cost, Lane<T> other_page) {
    page = hn::IfThenElse(hn::Lt(other_cost, cost), other_page, page);
    cost = hn::Min(cost, other_cost);
  }
};

/// Pages of one group that some row wants.
class WantedPages {
 public:
  WantedPages(std::size_t group, unsigned wanted) {
    for (; wanted != 0; wanted &= wanted - 1) {
      bit_[count_] = static_cast<unsigned>(std::countr_zero(wanted));
      number_[count_] = group * pages_a_group + bit_[count_];
      ++count_;
    }
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t number(std::size_t at) const { return number_[at]; }
  [[nodiscard]] unsigned mask(std::size_t at) const { return 1U << bit_[at]; }

 private:
  std::size_t count_ = 0;
  std::size_t number_[pages_a_group];
  unsigned bit_[pages_a_group];
};

/// Ranks pages by their costs. Costs of pages that are no candidates become `no_cost`, which the
/// sums of probabilities leave out.
template <class T, bool with_nearest>
inline void rank_pages(const WantedPages& pages, const Masks& masks, Column<T>* costs,
                       Ranked<T>& ranked) {
  const Tag<T> d;
  const auto none = hn::Set(d, no_cost<T>);
  for (std::size_t row = 0; row < row_count; row += lane_count<T>) {
    const auto allowed = widened<T>(masks.allowed.row + row);
    LeastLane<T> best(ranked.best, row);
    LeastLane<T> second(ranked.second, row);
    LeastLane<T> nearest(ranked.nearest, row);
    for (std::size_t at = 0; at < pages.count(); ++at) {
      const auto bit = hn::Set(d, static_cast<T>(pages.mask(at)));
      const auto page = hn::Set(d, static_cast<T>(pages.number(at)));
      const auto cost = hn::Load(d, costs[at].row + row);
      if constexpr (with_nearest) {
        const auto near = hn::TestBit(widened<T>(masks.near.row + row), bit);
        nearest.take(hn::IfThenElse(near, cost, none), page);
      }
      const auto asked = hn::IfThenElse(hn::TestBit(allowed, bit), cost, none);
      if constexpr (!with_nearest) hn::Store(asked, d, costs[at].row + row);
      // The best that gives way is the second, even where it tied with the second of before.
      const auto first = hn::Lt(asked, best.cost);
      const auto behind = hn::IfThenElse(hn::Lt(asked, second.cost), page, second.page);
      second.page = hn::IfThenElse(first, best.page, behind);
      second.cost = hn::Min(second.cost, hn::Max(best.cost, asked));
      best.take(asked, page);
    }
    best.store(ranked.best, row);
    second.store(ranked.second, row);
    if constexpr (with_nearest) nearest.store(ranked.nearest, row);
  }
}

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES
#endif  // per-target guard
