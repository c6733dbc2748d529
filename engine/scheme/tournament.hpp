// Contracts ranked by score, and what their places are worth.
#pragma once

#include <optional>
#include <vector>

#include "scheme/score.hpp"

namespace pbr {

/// The places that a contract holds: `first` alone, or `count` of them where others score alike.
struct Places {
  std::size_t first = 0;  ///< from 1; 1 + the number of better scores
  std::size_t count = 1;
};

/// By contract; nothing for contracts without a score.
[[nodiscard]] std::vector<std::optional<Places>> places_of(const Scores& scores,
                                                           std::size_t contracts);

/// The rate of a contract's places among `ranked` contracts.
[[nodiscard]] Exact rate_of_places(const TournamentComponent& terms, const Places& places,
                                   std::size_t ranked);

}  // namespace pbr
