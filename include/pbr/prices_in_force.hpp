// The price book on one day between one provider and one commissioner: every price, where each part
// of it comes from, and when it changes next.
#pragma once

#include <optional>
#include <vector>

#include "pbr/line_explanation.hpp"

namespace pbr {

struct PriceQuestion {
  ProviderId provider;          ///< empty: any
  CommissionerId commissioner;  ///< empty: any
  Date day;
  ClusterCode cluster;  ///< empty: every cluster
};

struct ShownPrice {
  ClusterCode cluster;  ///< empty: of no cluster (capitation, a head a year)
  TariffUnit unit{};
  PriceOrigin origin;
  Pence price;       ///< of one unit; of a review period at a day's cost times the longest interval
                     ///< counted from the day: the indicative price of a period that begins then
  ExactPence exact;  ///< price x factor
  Pence after_factor;           ///< rounded as the book says
  std::optional<Date> changes;  ///< first later day with another entry or factor; none: never while
                                ///< the book is valid
};

/// A unit that the book pays for and has no price for, that day.
struct NoPrice {
  ClusterCode cluster;
  TariffUnit unit{};
};

struct PricesInForce {
  std::vector<ShownPrice> prices;  ///< by cluster, then unit; capitation last
  std::vector<NoPrice> missing;
};

/// Every cluster and unit the book pays for, and the capitation of the two. Without a value:
/// TA020 the day is outside the book's validity; TA021 no prices for the cluster; TA022 the prices
/// depend on a provider (or commissioner) that was not named; TA003 to TA005 as in check_prices().
[[nodiscard]] Loaded<PricesInForce> prices_in_force(const TariffTerms& terms,
                                                    const PriceQuestion& question);

}  // namespace pbr
