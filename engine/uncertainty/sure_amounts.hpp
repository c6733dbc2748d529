// The rows of uncertainty.csv and bands.csv.
#pragma once

#include <vector>

#include "uncertainty/paid_table.hpp"

namespace pbr::uncertainty {

[[nodiscard]] std::vector<SureAmount> sure_amounts(const PaidTable& paid, const PayInputs& inputs,
                                                   const Casemix& casemix,
                                                   const std::vector<Scheme>& schemes,
                                                   const std::vector<Rate>& losses);
[[nodiscard]] std::vector<BandRow> bands(const PaidTable& paid, const std::vector<Scheme>& schemes,
                                         const UncertaintyTerms& terms);

/// Whether a change is more than a share of the magnitude of a baseline amount.
[[nodiscard]] bool more_than(Pence change, Rate share, Pence baseline);

}  // namespace pbr::uncertainty
