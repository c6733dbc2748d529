#include "pbr/statements.hpp"
#include "scheme/contracts.hpp"
#include "statement/months.hpp"

namespace pbr {
namespace {

// The least number that 28, 29, 30 and 31 divide, so that a month's share of days is whole.
constexpr std::int64_t month_parts = 377'580;

std::int64_t weight(Period part) {
  const Date month = first_of_month(part.first);
  return part.days() * (month_parts / (add_months(month, 1, MonthEnd::clip) - month));
}

}  // namespace

ContractMonths block_amounts(const std::vector<Contract>& contracts, const StatementTerms& terms) {
  ContractMonths amounts;
  for (const Contract& row : contracts) {
    const auto parts = months_of(overlap(row.period, terms.period));
    if (parts.empty()) continue;
    std::vector<std::int64_t> weights;
    weights.reserve(parts.size());
    for (const Period& part : parts) weights.push_back(weight(part));
    const ContractKey key{row.provider, row.commissioner};
    const Pence value = values_in({row}, terms.period, terms.book->rounding).at(key);
    const auto shares = share_out(value, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      amounts[key][first_of_month(parts[i].first)] += shares[i];
    }
  }
  return amounts;
}

ContractMonths actual_amounts(const Casemix& casemix) {
  ContractMonths amounts;
  for (const auto& [key, cell] : casemix.cells()) {
    const Date month = Date::parse(key.month + "-01").value();
    amounts[{key.provider, key.commissioner}][month] += cell.amount;
  }
  return amounts;
}

}  // namespace pbr
