// Which pages may be candidates of which rows: a byte a row and group of eight pages.
#if defined(PBR_SCORECARD_MASKS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef PBR_SCORECARD_MASKS_INL
#undef PBR_SCORECARD_MASKS_INL
#else
#define PBR_SCORECARD_MASKS_INL
#endif

#include "scorecard/lanes-inl.hpp"

#if PBR_HAS_LANES
HWY_BEFORE_NAMESPACE();
namespace pbr::scorecard::HWY_NAMESPACE {

using Byte = std::uint8_t;
using Bytes = Column<Byte>;

/// Of one group of pages, a bit a page.
struct Masks {
  Bytes met;            ///< essential criteria are met
  Bytes allowed;        ///< may be a candidate
  Bytes near;           ///< `nearest` is looked for among these
  unsigned wanted = 0;  ///< pages that are either in some row: all others need no points
};

HWY_INLINE Lane<Byte> look_up(const ByteTable& table, const Byte* codes) {
  const Tag<Byte> d;
  return hn::TableLookupBytes(hn::LoadDup128(d, table.by_code.data()), hn::Load(d, codes));
}

HWY_INLINE Lane<Byte> look_up(const ItemTable& each, const RatingBlock& block, std::size_t row) {
  return look_up(each.table, block.ratings[each.item].data() + row);
}

/// Looks each row's scope up; more scopes than a register's table holds are taken one by one.
inline void look_up_scopes(const std::vector<Byte>& by_scope, const ByteTable& table,
                           const Bytes& scopes, Bytes& found) {
  const Tag<Byte> d;
  if (by_scope.size() <= table.by_code.size()) {
    for (std::size_t row = 0; row < row_count; row += lane_count<Byte>) {
      hn::Store(look_up(table, scopes.row + row), d, found.row + row);
    }
  } else {
    for (std::size_t row = 0; row < row_count; ++row) found.row[row] = by_scope[scopes.row[row]];
  }
}

HWY_INLINE Lane<Byte> met_by(const PageGroup& group, const RatingBlock& block, std::size_t row) {
  const Tag<Byte> d;
  auto unstarred = hn::Set(d, 0xFF);
  auto starred = hn::Set(d, group.without_starred);
  for (const ItemTable& each : group.unstarred) {
    unstarred = hn::And(unstarred, look_up(each, block, row));
  }
  for (const ItemTable& each : group.starred) {
    starred = hn::Or(starred, look_up(each, block, row));
  }
  return hn::And(unstarred, starred);
}

HWY_INLINE Lane<Byte> excluded_by(const PageGroup& group, const RatingBlock& block,
                                  std::size_t row) {
  const Tag<Byte> d;
  auto excluded = hn::Set(d, group.always_excluded);
  for (const ItemTable& each : group.excluded) {
    excluded = hn::Or(excluded, look_up(each, block, row));
  }
  for (const auto& [first, second] : group.excluded_by_two) {
    const auto both = hn::And(look_up(first, block, row), look_up(second, block, row));
    excluded = hn::Or(excluded, both);
  }
  return excluded;
}

HWY_INLINE unsigned any_row(Lane<Byte> bits) {
  const Tag<std::uint64_t> d;
  alignas(64) std::uint64_t words[lane_count<std::uint64_t>];
  hn::Store(hn::BitCast(d, bits), d, words);
  std::uint64_t all = 0;
  for (const std::uint64_t word : words) all |= word;
  all |= all >> 32;
  all |= all >> 16;
  return static_cast<unsigned>((all | all >> 8) & 0xFF);
}

/// Fills what the card's method needs of it.
inline void fill_masks(const Card& card, const PageGroup& group, const RatingBlock& block,
                       const Bytes& scopes, Masks& masks) {
  const Tag<Byte> d;
  look_up_scopes(group.within, group.within_table, scopes, masks.allowed);
  if (card.method == Method::profile) {
    look_up_scopes(group.near, group.near_table, scopes, masks.near);
  }
  // By kind of assessment: all pages where essential criteria do not restrict.
  const ByteTable unrestricted{{static_cast<Byte>(card.essential_restricts[0] ? 0 : 0xFF),
                                static_cast<Byte>(card.essential_restricts[1] ? 0 : 0xFF)}};
  auto wanted = hn::Zero(d);
  for (std::size_t row = 0; row < row_count; row += lane_count<Byte>) {
    auto allowed = hn::Load(d, masks.allowed.row + row);
    if (card.method == Method::profile) {
      const auto met = met_by(group, block, row);
      hn::Store(met, d, masks.met.row + row);
      const auto free = look_up(unrestricted, block.review.data() + row);
      allowed = hn::And(allowed, hn::Or(met, free));
      wanted = hn::Or(wanted, hn::Load(d, masks.near.row + row));
    } else {
      allowed = hn::AndNot(excluded_by(group, block, row), allowed);
    }
    wanted = hn::Or(wanted, allowed);
    hn::Store(allowed, d, masks.allowed.row + row);
  }
  masks.wanted = any_row(wanted);
}

}  // namespace pbr::scorecard::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif  // PBR_HAS_LANES
#endif  // per-target guard
