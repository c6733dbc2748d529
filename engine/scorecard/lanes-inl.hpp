// What all vertical kernels stand on: a lookup of eight entries by rating code, in lanes of any
// width. Compiled once for every target, as Highway's foreach_target does it.
#if defined(PBR_SCORECARD_LANES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_SCORECARD_LANES_INL
#undef PBR_SCORECARD_LANES_INL
#else
#define PBR_SCORECARD_LANES_INL
#endif

#include <hwy/highway.h>

#include <cstdint>
#include <limits>

#include "pbr/scorecard.hpp"
#include "scorecard/card.hpp"

// Read where it is used, so it speaks of the target that is being compiled.
#ifndef PBR_HAS_LANES
#define PBR_HAS_LANES (HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_AVX3)
#endif

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

inline constexpr std::size_t row_count = RatingBlock::capacity;

template <class T>
using Tag = hn::ScalableTag<T>;
template <class T>
using Lane = hn::Vec<Tag<T>>;
template <class T>
inline constexpr std::size_t lane_count = hn::MaxLanes(Tag<T>{});

/// One number a row.
template <class T>
struct alignas(64) Column {
  T row[row_count];
};

/// As many bytes as there are lanes of T, each in its lane.
template <class T>
HWY_INLINE Lane<T> widened(const std::uint8_t* bytes) {
  const Tag<T> d;
  const auto loaded = hn::Load(hn::Rebind<std::uint8_t, Tag<T>>{}, bytes);
  if constexpr (sizeof(T) == 1) {
    return hn::BitCast(d, loaded);
  } else if constexpr (sizeof(T) == 8) {
    const auto words = hn::PromoteTo(hn::Rebind<std::uint32_t, Tag<T>>{}, loaded);
    return hn::BitCast(d, hn::PromoteTo(Tag<std::uint64_t>{}, words));
  } else {
    return hn::PromoteTo(d, loaded);
  }
}

/// Rating codes as the lookup of T takes them, by item.
template <class T>
class Codes {
 public:
  explicit Codes(const RatingBlock& block) {
    for (std::size_t item = 0; item < item_count; ++item) {
      for (std::size_t row = 0; row < row_count; row += lane_count<T>) {
        hn::Store(prepared(block.ratings[item].data() + row), Tag<T>{}, by_item_[item].row + row);
      }
    }
  }
  [[nodiscard]] HWY_INLINE const T* of(std::size_t item) const { return by_item_[item].row; }

 private:
  HWY_INLINE static Lane<T> prepared(const std::uint8_t* codes) {
    const Tag<T> d;
    const auto code = widened<T>(codes);
    if constexpr (sizeof(T) != 2) return code;
    // Two bytes a lane: those of the entry's lower and upper half.
    return hn::Add(hn::Add(hn::Add(code, code), hn::ShiftLeft<9>(code)),
                   hn::Set(d, static_cast<T>(0x0100)));
  }

  Column<T> by_item_[item_count];
};

/// Bytes are looked up by the block's own.
template <>
class Codes<std::int8_t> {
 public:
  explicit Codes(const RatingBlock& block) : block_(block) {}
  [[nodiscard]] HWY_INLINE const std::int8_t* of(std::size_t item) const {
    return reinterpret_cast<const std::int8_t*>(block_.ratings[item].data());
  }

 private:
  const RatingBlock& block_;
};

/// Eight entries in a register: in each of its 16-byte parts where they are no wider than 16 bits.
template <class T>
class Table {
 public:
  HWY_INLINE explicit Table(const ByteTable* table)
      : bytes_(hn::LoadDup128(Tag<std::uint8_t>{}, table->by_code.data())) {}

  [[nodiscard]] HWY_INLINE Lane<T> at(Lane<T> codes) const {
    const Tag<std::uint8_t> d;
    return hn::BitCast(Tag<T>{}, hn::TableLookupBytes(bytes_, hn::BitCast(d, codes)));
  }

 private:
  Lane<std::uint8_t> bytes_;
};

template <class T>
HWY_INLINE Lane<T> load_entries(const ByteTable* table, std::size_t first) {
  return hn::LoadU(Tag<T>{}, reinterpret_cast<const T*>(table->by_code.data()) + first);
}

template <>
class Table<std::int32_t> {
  using T = std::int32_t;

 public:
  HWY_INLINE explicit Table(const ByteTable* table) : entries_(load_entries<T>(table, 0)) {}

  [[nodiscard]] HWY_INLINE Lane<T> at(Lane<T> codes) const {
    return hn::TableLookupLanes(entries_, hn::IndicesFromVec(Tag<T>{}, codes));
  }

 private:
  Lane<T> entries_;
};

/// Eight lanes hold the table; four lanes hold half of it.
template <>
class Table<std::int64_t> {
  using T = std::int64_t;
  static constexpr bool whole = lane_count<T> >= 8;

 public:
  HWY_INLINE explicit Table(const ByteTable* table)
      : low_(load_entries<T>(table, 0)), high_(load_entries<T>(table, whole ? 0 : 4)) {}

  [[nodiscard]] HWY_INLINE Lane<T> at(Lane<T> codes) const {
    const Tag<T> d;
    if constexpr (whole) {
      return hn::TableLookupLanes(low_, hn::IndicesFromVec(d, codes));
    } else {
      const auto within = hn::IndicesFromVec(d, hn::And(codes, hn::Set(d, 3)));
      return hn::IfThenElse(hn::Gt(codes, hn::Set(d, 3)), hn::TableLookupLanes(high_, within),
                            hn::TableLookupLanes(low_, within));
    }
  }

 private:
  Lane<T> low_, high_;
};

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES
#endif  // per-target guard
