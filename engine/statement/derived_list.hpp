// The prices of one contract, scaled, as a list of their own.
#pragma once

#include <optional>

#include "pbr/diagnostic.hpp"
#include "statement/reprice.hpp"

namespace pbr {

/// Every price that holds between the two of `key` in the book, on every date of its validity,
/// scaled. Nothing, and DP006, where the review periods of a cluster cannot stand in one list.
[[nodiscard]] std::optional<PriceList> derived_list(const PriceBook& book, const ContractKey& key,
                                                    const Scale& scale, Diagnostics& told);

}  // namespace pbr
