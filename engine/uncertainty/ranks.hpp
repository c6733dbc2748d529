// Places of providers, and how they move with the people.
#pragma once

#include <vector>

#include "uncertainty/paid_table.hpp"

namespace pbr::uncertainty {

/// A value as a fraction, the denominator above 0.
struct Fraction {
  std::int64_t numerator = 0, denominator = 1;
};

/// Where a value stands among others, the largest first.
struct Place {
  std::size_t twice = 0;  ///< the place doubled: equal ones share the mean
  bool first = false, last = false;
};
[[nodiscard]] std::vector<Place> places_of(const std::vector<Fraction>& values);

[[nodiscard]] std::vector<RankRow> ranks(const PaidTable& paid, const std::vector<Scheme>& schemes);

}  // namespace pbr::uncertainty
