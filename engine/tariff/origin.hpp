// Where the price of a day comes from, entry by entry.
#pragma once

#include "pbr/line_explanation.hpp"

namespace pbr {

/// The price of a cluster and unit on a day between the view's two, with every list asked and every
/// factor in force. Nothing where no list has one. `review_days` as in line_of().
[[nodiscard]] std::optional<PriceOrigin> origin_of(const PriceView& view,
                                                   const ProviderId& provider,
                                                   const ClusterCode& cluster, TariffUnit unit,
                                                   Date day, int review_days);

/// The same of a capitation, which stands in no list.
[[nodiscard]] PriceOrigin capitation_origin(const PriceView& view, const Capitation& capitation,
                                            Date day);

}  // namespace pbr
