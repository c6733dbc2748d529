// Money is not rounded, so an amount that is hidden must not come back by adding and subtracting
// the amounts that are shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbr {

/// One amount of a page: the sum of some cells of the casemix.
struct PublishedSum {
  std::vector<std::size_t> cells;  ///< indexes of the cells it adds up
  std::int64_t people = 0;
  bool hidden = false;
  bool fixed = false;  ///< shown whatever follows from it (the total of the study)
};

/// Hides more sums until none of those hidden at first is a combination of shown ones: of each
/// combination that would give one away, the sum with the fewest people; then shows again what need
/// not have been hidden. `cells` is the number of cells there are.
void protect_hidden(std::vector<PublishedSum>& sums, std::size_t cells);

}  // namespace pbr
