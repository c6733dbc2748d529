#include "tariff/stretches.hpp"

#include <algorithm>

namespace pbr {
namespace {

void add_cut(std::vector<Date>& cuts, Date day, Period period) {
  if (period.contains(day)) cuts.push_back(day);
}

// Every day on which a month, a price or an adjustment begins or ends.
std::vector<Date> cuts_in(const PriceBook& book, const ClusterCode& cluster, TariffUnit unit,
                          Period period) {
  std::vector<Date> cuts{period.first};
  for (Date month = first_of_month(period.first); month < period.end;) {
    add_cut(cuts, month, period);
    month = add_months(month, 1, MonthEnd::clip);
  }
  if (const auto found = book.prices.find({cluster, unit}); found != book.prices.end()) {
    for (const Dated<Pence>& price : found->second) {
      add_cut(cuts, price.valid.first, period);
      add_cut(cuts, price.valid.end, period);
    }
  }
  for (const Adjustment& adjustment : book.adjustments) {
    add_cut(cuts, adjustment.factor.valid.first, period);
    add_cut(cuts, adjustment.factor.valid.end, period);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

Rate factor_on(const PriceBook& book, Date day) {
  Rate factor{1};
  for (const Adjustment& adjustment : book.adjustments) {
    if (adjustment.factor.valid.contains(day)) factor = factor * adjustment.factor.value;
  }
  return factor;
}

bool continues(const Stretch& before, const Stretch& next) {
  return first_of_month(before.days.first) == first_of_month(next.days.first) &&
         before.price == next.price && before.factor == next.factor;
}

}  // namespace

std::vector<Stretch> stretches(const PriceBook& book, const ClusterCode& cluster, TariffUnit unit,
                               Period period) {
  std::vector<Stretch> result;
  if (period.empty()) return result;
  const std::vector<Date> cuts = cuts_in(book, cluster, unit, period);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const Date end = i + 1 < cuts.size() ? cuts[i + 1] : period.end;
    const Stretch next{
        {cuts[i], end}, book.price(cluster, unit, cuts[i]), factor_on(book, cuts[i])};
    if (!result.empty() && continues(result.back(), next)) {
      result.back().days.end = end;
    } else {
      result.push_back(next);
    }
  }
  return result;
}

Pence line_amount(const PriceBook& book, std::int64_t quantity, Pence price, Rate factor) {
  return round(price * Rate{quantity} * factor, book.rounding);
}

}  // namespace pbr
