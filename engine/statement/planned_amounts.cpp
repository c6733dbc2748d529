#include "pbr/statements.hpp"
#include "statement/months.hpp"
#include "tariff/line.hpp"

namespace pbr {
namespace {

// Cut at months and at the ends of the reporting period, so that a part is inside it or not at all.
std::vector<Period> parts_of(Period planned, Period reporting) {
  std::vector<Period> parts;
  for (const Period piece :
       {Period{planned.first, reporting.first}, reporting, Period{reporting.end, planned.end}}) {
    for (const Period& month : months_of(overlap(planned, piece))) parts.push_back(month);
  }
  return parts;
}

// share_out() shares any whole number; here one of days or contacts instead of pence.
std::vector<std::int64_t> spread(std::int64_t quantity, const std::vector<Period>& parts) {
  std::vector<std::int64_t> days;
  days.reserve(parts.size());
  for (const Period& part : parts) days.push_back(part.days());
  std::vector<std::int64_t> shares;
  shares.reserve(parts.size());
  for (const Pence share : share_out(Pence{quantity}, days)) shares.push_back(share.value());
  return shares;
}

Pence price_of(const PlannedActivity& row, TariffUnit unit, Period days, std::int64_t quantity,
               const StatementTerms& terms) {
  const PriceView view(*terms.book, row.provider, row.commissioner);
  const Stretch stretch{days, view.price(row.cluster, unit, days.first),
                        view.factor(unit, days.first)};
  int interval = 0;
  if (unit == TariffUnit::review_period) {
    const Cluster* cluster = terms.clusters->find(row.cluster);
    const auto due = cluster == nullptr ? std::nullopt : review_due(days.first, *cluster);
    if (!due) throw InternalError("a planned review period of a code without an interval");
    interval = *due - days.first;
  }
  const bool by_days = interval > 0 && terms.book->paid.review_period.pro_rata;
  return line_of(view, unit, stretch, {quantity, by_days ? interval : 1}, interval).amount;
}

}  // namespace

ContractMonths planned_amounts(const std::vector<PlannedActivity>& plan,
                               const StatementTerms& terms) {
  ContractMonths amounts;
  for (const PlannedActivity& row : plan) {
    const auto unit = tariff_unit(row.unit);
    if (!unit) throw InternalError("a planned unit that no book knows");
    MonthlyAmounts& months = amounts[{row.provider, row.commissioner}];
    const auto parts = parts_of(row.period, terms.period);
    const auto quantities = spread(row.quantity, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!terms.period.contains(parts[i].first)) continue;
      months[first_of_month(parts[i].first)] +=
          price_of(row, *unit, parts[i], quantities[i], terms);
    }
  }
  return amounts;
}

}  // namespace pbr
