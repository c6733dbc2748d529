// Days cut where what a line stands on changes: the calendar month, the price, the adjustments.
#pragma once

#include <vector>

#include "pbr/tariff.hpp"

namespace pbr {

/// Days of one calendar month with one price (null: the book has none) and one factor.
struct Stretch {
  Period days;
  PriceInForce price;
  Rate factor{1};
};

/// The days of `period` as stretches, in order and as long as they can be. A price changes where
/// another entry of the book takes over, so that a line names the one entry it stands on; the
/// factor changes where the product of the adjustments in force does.
[[nodiscard]] std::vector<Stretch> stretches(const PriceView& view, const ClusterCode& cluster,
                                             TariffUnit unit, Period period);

}  // namespace pbr
