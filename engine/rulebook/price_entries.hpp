// Prices by cluster and unit, and amounts and factors that are dated: the parts of a price book
// that stand in several of its places.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/price_book.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// The mapping cluster -> prices of a book or of a list. Problems: RB031 no cluster code, RB044 a
/// cluster twice, RB045 a cluster without a price, RB057 a period's price beside a day's cost, and
/// those of dated prices.
void read_prices(yaml::Reader& reader, const yaml::Node& node, Period valid, Prices& prices);

/// One amount for all of `valid`, or a list of dated ones. Problems: RB012 more than two decimals,
/// RB040 below zero, RB041 and RB042 dates, RB046 no source.
[[nodiscard]] std::vector<Dated<Pence>> read_dated_prices(yaml::Reader& reader,
                                                          const yaml::Node& node, Period valid,
                                                          std::string_view what,
                                                          const std::string& source);

/// The same for factors, which are above zero (RB043).
[[nodiscard]] std::vector<Dated<Rate>> read_dated_factors(yaml::Reader& reader,
                                                          const yaml::Node& node, Period valid,
                                                          std::string_view what,
                                                          const std::string& source);

/// A single amount or factor.
[[nodiscard]] std::optional<Pence> read_price(yaml::Reader& reader, const yaml::Node& node);
[[nodiscard]] std::optional<Rate> read_factor(yaml::Reader& reader, const yaml::Node& node);

}  // namespace pbr::rulebook
