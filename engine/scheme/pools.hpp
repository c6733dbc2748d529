// One pool component of one scheme: its money, its payments taken apart, its stop-loss.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "pbr/partners.hpp"

namespace pbr {

/// Contributions of the period by pool and partner, each row rounded half up; no entry of a row
/// without a day in it.
using Funds = std::map<std::string, std::map<std::string, Pence>>;
[[nodiscard]] Funds funds_of(const std::vector<Contribution>& contributions, Period period);

/// A total, negative or not, taken apart in proportion to weights of which one is above 0.
[[nodiscard]] std::vector<Pence> taken_apart(Pence total, std::span<const Pence> weights);

/// Adds the component's partners and payments; `holdings` gets who paid what it covers.
void add_pool(const SchemeResult& scheme, const SchemeComponent& component,
              const PoolComponent& terms, const Funds& funds, const CostlyCases& costly,
              Partnership& to);

}  // namespace pbr
