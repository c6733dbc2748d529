// What a price book says of providers, commissioners and clusters, held against those of the data.
#pragma once

#include "pbr/tariff.hpp"

namespace pbr {

/// Adds a problem unless one of its code and message is there.
void tell_once(Diagnostics& problems, Diagnostic problem);

/// TA003 to TA007 of check_prices().
[[nodiscard]] Diagnostics check_names(const TariffTerms& terms, const std::set<PriceNeed>& needs,
                                      Period period);

}  // namespace pbr
