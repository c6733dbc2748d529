#include <algorithm>

#include "pbr/partners.hpp"

namespace pbr {

void CostlyCases::add(std::span<const Episode> episodes, std::span<const std::vector<Line>> lines,
                      std::span<const LoneLine> lone_lines) {
  if (limits_.empty()) return;
  std::map<CommissionerId, Pence> costs;
  for (std::size_t e = 0; e < episodes.size(); ++e) {
    for (const Line& line : lines[e]) costs[episodes[e].commissioner] += line.amount;
  }
  for (const LoneLine& line : lone_lines) costs[line.commissioner] += line.line.amount;
  for (const auto& [commissioner, cost] : costs) {
    for (const Pence limit : limits_) {
      if (cost <= limit) break;
      Sums& sums = sums_[{limit, commissioner}];
      sums.people += 1;
      sums.excess += cost - limit;
    }
  }
}

void CostlyCases::merge(const CostlyCases& other) {
  for (const auto& [key, added] : other.sums_) {
    Sums& sums = sums_[key];
    sums.people += added.people;
    sums.excess += added.excess;
  }
}

CostlyCases::Sums CostlyCases::above(Pence limit, const CommissionerId& commissioner) const {
  const auto found = sums_.find({limit, commissioner});
  return found == sums_.end() ? Sums{} : found->second;
}

std::vector<Pence> stop_loss_limits(const std::vector<Scheme>& schemes) {
  std::vector<Pence> limits;
  for (const Scheme& scheme : schemes) {
    for (const SchemeComponent& component : scheme.components) {
      const auto* pool = std::get_if<PoolComponent>(&component.terms);
      if (pool != nullptr && pool->stop_loss) limits.push_back(pool->stop_loss->above);
    }
  }
  std::sort(limits.begin(), limits.end());
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

}  // namespace pbr
