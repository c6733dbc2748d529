// Episodes under a dated price book: payable lines, exact to the penny.
//
// A line is one unit of one episode in one calendar month at one price and one factor: where a
// price or an adjustment changes inside the month, the line is split there. Its amount is
// round(quantity x price x factor), the only rounding there is. A price changes where another entry
// of the book takes over, so that a line names one entry; the factor where the product of the
// adjustments in force does, so that an adjustment by 1 splits nothing. Units: every day is
// an admitted or a non-admitted day; an initial assessment is one line on the episode's first day
// where the episode is the first of its referral and started inside the reporting period.
#pragma once

#include <string>
#include <vector>

#include "pbr/episodes.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

struct Line {
  std::string id;  ///< the episode's id, "-", a running number from 1
  TariffUnit unit{};
  Period period;              ///< days the line looks at: the month's part at its price and factor
  std::int64_t quantity = 0;  ///< days, or 1
  Pence price;
  Rate factor{1};  ///< the product of the adjustments in force
  Pence amount;
  std::string rule;  ///< "england/tariffs/illustrative-2014.yaml:14"
};

/// The lines of one episode, by first day then unit. A price that is missing on a day the episode
/// needs it is an InternalError: check_prices() runs before any money is computed.
[[nodiscard]] std::vector<Line> price(const Episode& episode, const PriceBook& book);

/// Every (cluster, unit, day range) that `clusters` may need in `period` and the book does not
/// price, all at once (TA001), and prices or adjustments with more digits than an amount can hold
/// (TA002). Empty means price() cannot fail inside `period`.
[[nodiscard]] Diagnostics check_prices(const PriceBook& book,
                                       const std::vector<ClusterCode>& clusters, Period period);

}  // namespace pbr
