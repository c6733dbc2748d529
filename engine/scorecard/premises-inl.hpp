// Conditions and premises, a row a lane: each distinct condition once, then the rules in order.
#if defined(PBR_SCORECARD_PREMISES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_SCORECARD_PREMISES_INL
#undef PBR_SCORECARD_PREMISES_INL
#else
#define PBR_SCORECARD_PREMISES_INL
#endif

#include <algorithm>
#include <memory>

#include "scorecard/masks-inl.hpp"

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {

/// 0xFF in the rows where more items of the value are missing than it bears.
inline void fill_unknown(const ValueCard& value, const RatingBlock& block, Bytes& unknown) {
  const Tag<Byte> d;
  const auto most = hn::Set(d, static_cast<Byte>(std::min<std::size_t>(value.most_missing, 255)));
  for (std::size_t row = 0; row < row_count; row += lane_count<Byte>) {
    auto missing = hn::Zero(d);
    for (const auto& term : value.terms) {
      const auto codes = hn::Load(d, block.ratings[term.item].data() + row);
      const auto is_unknown = hn::VecFromMask(d, hn::Eq(codes, hn::Set(d, RatingBlock::unknown)));
      const auto times = hn::Set(d, static_cast<Byte>(term.unknowns));
      missing = hn::Add(missing, hn::And(is_unknown, times));
    }
    const auto borne = hn::VecFromMask(d, hn::Eq(hn::Max(missing, most), most));
    hn::Store(hn::Xor(borne, hn::Set(d, 0xFF)), d, unknown.row + row);
  }
}

template <class T>
inline void fill_values(const ValueCard& value, const Codes<T>& codes, Column<T>& values) {
  const Tag<T> d;
  for (std::size_t row = 0; row < row_count; row += lane_count<T>) {
    auto sum = hn::Zero(d);
    for (const auto& term : value.terms) {
      const Table<T> table(&term.lanes);
      sum = hn::Add(sum, table.at(hn::Load(d, codes.of(term.item) + row)));
    }
    hn::Store(sum, d, values.row + row);
  }
}

/// 0xFF in the rows whose value lies in the range and is known.
template <class T>
inline void fill_range(const RangeCondition& range, const Column<T>& values, const Bytes& unknown,
                       Bytes& holds) {
  const Tag<T> d;
  const hn::Rebind<std::int8_t, Tag<T>> narrow;
  using Limits = std::numeric_limits<T>;
  const auto lowest = std::max<std::int64_t>(range.lowest, Limits::min());
  const auto highest = std::min<std::int64_t>(range.highest, Limits::max());
  // A range outside the lane's numbers holds nothing; 1 ... 0 is such a range too.
  const bool any = lowest <= highest;
  const auto from = hn::Set(d, static_cast<T>(any ? lowest : 1));
  const auto to = hn::Set(d, static_cast<T>(any ? highest : 0));
  for (std::size_t row = 0; row < row_count; row += lane_count<T>) {
    const auto value = hn::Load(d, values.row + row);
    const auto outside =
        hn::Or(hn::VecFromMask(d, hn::Lt(value, from)), hn::VecFromMask(d, hn::Gt(value, to)));
    auto* to_row = reinterpret_cast<std::int8_t*>(holds.row + row);
    if constexpr (sizeof(T) == 1) {
      hn::Store(outside, d, to_row);
    } else {
      hn::Store(hn::DemoteTo(narrow, outside), narrow, to_row);
    }
  }
  const Tag<Byte> bytes;
  for (std::size_t row = 0; row < row_count; row += lane_count<Byte>) {
    const auto fails = hn::Or(hn::Load(bytes, unknown.row + row), hn::Load(bytes, holds.row + row));
    hn::Store(hn::Xor(fails, hn::Set(bytes, 0xFF)), bytes, holds.row + row);
  }
}

template <class T>
inline void fill_ranges(const Premises& premises, const ValueCard& value, const Codes<T>& codes,
                        const Bytes& unknown, Bytes* holds) {
  Column<T> values;
  fill_values(value, codes, values);
  for (std::size_t at = value.first_range; at < value.end_range; ++at) {
    if (premises.ranges[at].unknown) {
      holds[at] = unknown;
    } else {
      fill_range(premises.ranges[at], values, unknown, holds[at]);
    }
  }
}

/// 0xFF in the rows where it holds, by condition.
inline std::unique_ptr<Bytes[]> conditions_of(const Premises& premises, const RatingBlock& block) {
  const Tag<Byte> d;
  auto holds = std::make_unique_for_overwrite<Bytes[]>(premises.condition_count());
  for (std::size_t at = 0; at < premises.of_items.size(); ++at) {
    for (std::size_t row = 0; row < row_count; row += lane_count<Byte>) {
      hn::Store(look_up(premises.of_items[at], block, row), d, holds[at].row + row);
    }
  }
  if (premises.values.empty()) return holds;
  Bytes* ranges = holds.get() + premises.of_items.size();
  const Codes<std::int8_t> narrow(block);
  const Codes<std::int16_t> wide(block);
  Bytes unknown;
  for (const ValueCard& value : premises.values) {
    fill_unknown(value, block, unknown);
    if (value.width == Width::bits8) {
      fill_ranges(premises, value, narrow, unknown, ranges);
    } else {
      fill_ranges(premises, value, wide, unknown, ranges);
    }
  }
  return holds;
}

/// The first premise that holds and, where clusters are given, the first after it that holds and
/// names another cluster; the numbers mean something where `any` and `any_other` are set.
struct Hits {
  Bytes first, any, other, any_other;
};

inline void find_hits(const Premises& premises, const Bytes& super_class, const Bytes* conditions,
                      const std::int16_t* clusters, Hits& hits) {
  const Tag<Byte> d;
  for (std::size_t row = 0; row < row_count; row += lane_count<Byte>) {
    auto first = hn::Zero(d);
    auto any = hn::Zero(d);
    auto other = hn::Zero(d);
    auto any_other = hn::Zero(d);
    auto cluster = hn::Zero(d);
    for (std::size_t at = 0; at < premises.premises.size(); ++at) {
      const PremiseCard& premise = premises.premises[at];
      auto holds = look_up(premise.super_classes, super_class.row + row);
      for (const std::uint32_t each : premise.conditions) {
        holds = hn::And(holds, hn::Load(d, conditions[each].row + row));
      }
      const auto number = hn::Set(d, static_cast<Byte>(at));
      if (clusters != nullptr) {
        const auto named = hn::Set(d, static_cast<Byte>(clusters[at]));
        const auto same = hn::VecFromMask(d, hn::Eq(named, cluster));
        const auto differs = hn::AndNot(same, hn::And(holds, hn::AndNot(any_other, any)));
        other = hn::Or(other, hn::And(differs, number));
        any_other = hn::Or(any_other, differs);
        cluster = hn::Or(cluster, hn::And(hn::AndNot(any, holds), named));
      }
      first = hn::Or(first, hn::And(hn::AndNot(any, holds), number));
      any = hn::Or(any, holds);
      if (clusters == nullptr && hn::AllTrue(d, hn::Eq(any, hn::Set(d, 0xFF)))) break;
    }
    hn::Store(first, d, hits.first.row + row);
    hn::Store(any, d, hits.any.row + row);
    hn::Store(other, d, hits.other.row + row);
    hn::Store(any_other, d, hits.any_other.row + row);
  }
}

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES
#endif  // per-target guard
