// Small random packs of each method, and the space of their vectors tried one by one.
#pragma once

#include <functional>
#include <optional>
#include <random>
#include <vector>

#include "pbr/allocation.hpp"
#include "pbr/rulebook.hpp"

namespace pbr::test {

using Draw = std::mt19937;
/// low ... high
[[nodiscard]] int among(Draw& draw, int low, int high);
[[nodiscard]] inline bool once_in(Draw& draw, int n) { return among(draw, 1, n) == 1; }

[[nodiscard]] ClusterPack random_profile(Draw& draw);
[[nodiscard]] ClusterPack random_logit(Draw& draw);
[[nodiscard]] ClusterPack random_table(Draw& draw);
[[nodiscard]] std::vector<TreeStep> random_steps(Draw& draw, const ClusterPack& pack);

/// The items that random packs ask about.
inline constexpr std::size_t random_items[] = {0, 6, 12, 18};
/// Ranges of some items narrower than 0 to 4; sometimes without any item but those above.
[[nodiscard]] Instrument random_instrument(Draw& draw);

/// Every usable assessment over `items`: ratings in range or not known, all other items of the
/// instrument as low as they go. Nothing but the ratings is set.
void for_each_vector(const std::vector<std::size_t>& items, const Instrument* instrument,
                     const std::function<void(const Assessment&)>& act);

}  // namespace pbr::test
