// One line: what it stands on, and its amount.
#pragma once

#include "pbr/tariff.hpp"
#include "tariff/stretches.hpp"

namespace pbr {

/// Where the book rounds a line of the unit.
[[nodiscard]] RoundingStep rounding_step(const PriceBook& book, TariffUnit unit);

/// quantity x price x factor / per, rounded once.
[[nodiscard]] Pence line_amount(const Line& line);

/// Where a value of the book stands, as a reader finds it: below the rules folder, whatever the
/// machine.
[[nodiscard]] std::string rule_at(const PriceBook& book, const Location& at);

/// How many of a unit a line counts, and for how many of them its price is.
struct Quantity {
  std::int64_t units = 0;
  std::int64_t per = 1;
};

/// A line without an id. The price of a review period is the day's cost times `review_days` where
/// the book has that. Without a price it is an InternalError.
[[nodiscard]] Line line_of(const PriceView& view, TariffUnit unit, const Stretch& stretch,
                           Quantity quantity, int review_days = 0);

}  // namespace pbr
