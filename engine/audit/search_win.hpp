// Is there a vector on which one page comes before all its rivals? Branch and bound over the items.
#pragma once

#include "audit/search_pages.hpp"

namespace pbr::search {

/// A vector on which `target` is a candidate and every rival either is none or costs at least
/// target's cost plus its lead; leads by rival. `remember`: costs are small numbers that meet
/// again, so states that led nowhere are worth keeping.
///
/// Bounds: a rival is beaten where the least its difference can still come to is enough, and not to
/// be beaten where the greatest is not and nothing ahead can put it out. Of two ratings of an item
/// the one that is no better for the target against any rival is left out.
[[nodiscard]] Answer find_win(const Page& target, const std::vector<Page>& rivals,
                              const std::vector<std::int64_t>& leads, const Space& space,
                              bool remember, Budget& budget);

}  // namespace pbr::search
