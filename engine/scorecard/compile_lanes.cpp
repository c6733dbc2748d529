#include <algorithm>
#include <cstring>
#include <limits>

#include "scorecard/compile.hpp"

namespace pbr::scorecard {
namespace {

struct Range {
  std::int64_t lowest = 0, highest = 0;
};

void widen(Range& range, const std::vector<PointsRow>& rows, std::int64_t sign, bool at_times) {
  for (const PointsRow& row : rows) {
    const auto [least, most] = std::minmax_element(row.by_code.begin(), row.by_code.end());
    Range added{std::min(sign * *least, sign * *most), std::max(sign * *least, sign * *most)};
    if (at_times)
      added = {std::min<std::int64_t>(added.lowest, 0), std::max<std::int64_t>(added.highest, 0)};
    range.lowest += added.lowest;
    range.highest += added.highest;
  }
}

// Costs that some ratings could give some page.
Range range_of(const Card& card, std::int64_t sign) {
  Range all{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
  for (const PageCard& page : card.pages) {
    Range range{sign * page.constant, sign * page.constant};
    widen(range, page.rows, sign, false);
    widen(range, page.key_rows, sign, true);
    all.lowest = std::min(all.lowest, range.lowest);
    all.highest = std::max(all.highest, range.highest);
  }
  return card.pages.empty() ? Range{} : all;
}

// One number is kept for "no candidate". Scores are never taken in lanes of eight bits, which no
// pack of use would fit.
Width width_for(const Range& range, bool scores) {
  const auto span =
      static_cast<std::uint64_t>(range.highest) - static_cast<std::uint64_t>(range.lowest);
  if (!scores && span < std::numeric_limits<std::uint8_t>::max()) return Width::bits8;
  if (span < std::numeric_limits<std::uint16_t>::max()) return Width::bits16;
  if (span < std::numeric_limits<std::int32_t>::max()) return Width::bits32;
  return Width::bits64;
}

template <class T>
void fill(const Card& card, Lanes& lanes) {
  constexpr std::size_t entries = 8;
  constexpr std::size_t bytes = std::max(sizeof(ByteTable), entries * sizeof(T));
  lanes.stride = bytes / sizeof(ByteTable);
  const auto add = [&](const PointsRow& row) {
    T table[bytes / sizeof(T)] = {};
    for (std::size_t code = 0; code < code_count; ++code) {
      table[code] = static_cast<T>(lanes.sign * row.by_code[code]);
    }
    lanes.items.push_back(static_cast<std::uint8_t>(row.item));
    const std::size_t at = lanes.tables.size();
    lanes.tables.resize(at + lanes.stride);
    std::memcpy(static_cast<void*>(&lanes.tables[at]), table, bytes);
  };
  const auto number = [&] { return static_cast<std::uint32_t>(lanes.items.size()); };
  for (const PageCard& page : card.pages) {
    // Unsigned, because only the sum with all rows is sure to be within the range.
    const auto base = static_cast<std::uint64_t>(lanes.sign * page.constant) -
                      static_cast<std::uint64_t>(lanes.lowest) +
                      static_cast<std::uint64_t>(std::int64_t{std::numeric_limits<T>::min()});
    Lanes::Page placed{static_cast<std::int64_t>(base), number(), 0, 0};
    std::for_each(page.rows.begin(), page.rows.end(), add);
    placed.first_key = number();
    std::for_each(page.key_rows.begin(), page.key_rows.end(), add);
    placed.end = number();
    lanes.pages.push_back(placed);
  }
  // A register may be wider than a table: the last one is read over.
  lanes.tables.resize(lanes.tables.size() + 4);
}

}  // namespace

Lanes compile_lanes(const Card& card) {
  Lanes lanes;
  const bool scores = card.method == Method::logit;
  lanes.sign = scores ? -1 : 1;
  const Range range = range_of(card, lanes.sign);
  lanes.lowest = range.lowest;
  lanes.width = width_for(range, scores);
  switch (lanes.width) {
    case Width::bits8:
      fill<std::int8_t>(card, lanes);
      break;
    case Width::bits16:
      fill<std::int16_t>(card, lanes);
      break;
    case Width::bits32:
      fill<std::int32_t>(card, lanes);
      break;
    case Width::bits64:
      fill<std::int64_t>(card, lanes);
      break;
  }
  return lanes;
}

}  // namespace pbr::scorecard
