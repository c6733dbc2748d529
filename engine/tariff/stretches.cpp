#include "tariff/stretches.hpp"

#include <algorithm>

namespace pbr {
namespace {

void add_cuts(std::vector<Date>& cuts, Period valid, Period period) {
  for (const Date day : {valid.first, valid.end}) {
    if (period.contains(day)) cuts.push_back(day);
  }
}

// Every day on which a month, a price or an adjustment begins or ends.
std::vector<Date> cuts_in(const PriceView& view, const ClusterCode& cluster, TariffUnit unit,
                          Period period) {
  std::vector<Date> cuts{period.first};
  for (Date month = first_of_month(period.first); month < period.end;) {
    if (period.contains(month)) cuts.push_back(month);
    month = add_months(month, 1, MonthEnd::clip);
  }
  for (const auto* entries : view.entries(cluster, unit)) {
    for (const Dated<Pence>& price : *entries) add_cuts(cuts, price.valid, period);
  }
  for (const Adjustment* adjustment : view.adjustments(unit)) {
    add_cuts(cuts, adjustment->factor.valid, period);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

bool continues(const Stretch& before, const Stretch& next) {
  return first_of_month(before.days.first) == first_of_month(next.days.first) &&
         before.price == next.price && before.factor == next.factor;
}

}  // namespace

std::vector<Stretch> stretches(const PriceView& view, const ClusterCode& cluster, TariffUnit unit,
                               Period period) {
  std::vector<Stretch> result;
  if (period.empty()) return result;
  const std::vector<Date> cuts = cuts_in(view, cluster, unit, period);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const Date end = i + 1 < cuts.size() ? cuts[i + 1] : period.end;
    const Stretch next{
        {cuts[i], end}, view.price(cluster, unit, cuts[i]), view.factor(unit, cuts[i])};
    if (!result.empty() && continues(result.back(), next)) {
      result.back().days.end = end;
    } else {
      result.push_back(next);
    }
  }
  return result;
}

}  // namespace pbr
