#include <algorithm>

#include "scorecard/compile.hpp"

namespace pbr::scorecard {
namespace {

using Part = Exclusion::Part;

std::uint8_t& entry(ItemTable& table, Rating rating) { return table.table.by_code[rating]; }

// How often the bit stands in the table.
std::ptrdiff_t uses(const ItemTable& table, std::uint8_t bit) {
  return std::count_if(table.table.by_code.begin(), table.table.by_code.end(),
                       [&](std::uint8_t byte) { return (byte & bit) != 0; });
}

// A pair of tables holds for a page wherever one of its first ratings meets one of its second. A
// rule fits in where that says nothing more than the rules themselves: where the page has none yet,
// or all of its rules here share the one part that this rule has too.
bool fits(PairTable& pair, const Part& first, const Part& second, std::uint8_t bit) {
  if (pair.first.item != first.item || pair.second.item != second.item) return false;
  if (uses(pair.first, bit) == 0) return true;
  const bool has_first = (entry(pair.first, first.rating) & bit) != 0;
  const bool has_second = (entry(pair.second, second.rating) & bit) != 0;
  return (has_first && uses(pair.first, bit) == 1) || (has_second && uses(pair.second, bit) == 1);
}

void add_pair(std::vector<PairTable>& pairs, Part first, Part second, std::uint8_t bit) {
  if (second.item < first.item) std::swap(first, second);
  auto pair = std::find_if(pairs.begin(), pairs.end(),
                           [&](PairTable& each) { return fits(each, first, second, bit); });
  if (pair == pairs.end()) {
    pairs.push_back({{first.item, {}}, {second.item, {}}});
    pair = pairs.end() - 1;
  }
  entry(pair->first, first.rating) |= bit;
  entry(pair->second, second.rating) |= bit;
}

}  // namespace

void compile_exclusions(std::span<const Cluster* const> pages, PageGroup& group) {
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const auto bit = static_cast<std::uint8_t>(1U << at);
    for (const Exclusion& exclusion : pages[at]->excluded_by) {
      const auto& parts = exclusion.parts;
      if (parts.empty()) {
        group.always_excluded |= bit;
      } else if (parts.size() == 1) {
        table_of(group.excluded, parts[0].item, 0).by_code[parts[0].rating] |= bit;
      } else {
        add_pair(group.excluded_by_two, parts[0], parts[1], bit);
      }
    }
  }
}

}  // namespace pbr::scorecard
