// Ratings as a clinician might give them to a person of a cluster.
#pragma once

#include <array>

#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"
#include "random.hpp"

namespace pbr::synth {

using Ratings = std::array<Rating, item_count>;

/// A first rating: mostly in the must and expected cells of the cluster's page, sometimes beside
/// them; items without a row are low; now and then an item is not known.
[[nodiscard]] Ratings rate(const Cluster& cluster, Random& random);

/// The next rating of the same person: each current item falls by one with the chance per mille,
/// and rises by one now and then, because raters and settings differ. Historical items hardly move.
[[nodiscard]] Ratings rate_again(const Ratings& before, int improves, Random& random);

}  // namespace pbr::synth
