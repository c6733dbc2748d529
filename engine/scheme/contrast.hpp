// The differences of a scheme from the baseline, at every level.
#pragma once

#include <optional>
#include <vector>

#include "pbr/scheme.hpp"

namespace pbr {

/// A contract under both schemes.
struct PaidTwice {
  ContractKey contract;
  Pence baseline, amount;
  std::vector<Pence> changes;  ///< by replicate; empty where there is no interval
  Pence least, most;           ///< the change with every score at its worst and at its best
};

/// By level, then contract. `pair` holds every contract once, in order.
[[nodiscard]] std::vector<Contrast> contrasts_of(const SchemeId& baseline, const SchemeId& scheme,
                                                 const std::vector<PaidTwice>& pair);

/// The value of rank ceil(n x permille / 1000) of n values, counted from 1; reorders them.
[[nodiscard]] Pence nearest_rank(std::vector<Pence>& values, std::size_t permille);

struct MoneyInterval {
  Pence low, high;
};
/// The rule of scheme.hpp; reorders the replicates, of which there is at least one. Least and most:
/// what the estimate could ever be, where that is known.
[[nodiscard]] MoneyInterval interval_of(std::vector<Pence>& replicates, Pence estimate,
                                        std::optional<Pence> least = {},
                                        std::optional<Pence> most = {});

}  // namespace pbr
