#include <set>

#include "pbr/statements.hpp"

namespace pbr {
namespace {

bool is_paid(const PaidUnits& paid, TariffUnit unit) {
  if (unit == TariffUnit::short_stay_day) {
    return paid.pays(TariffUnit::episode) && paid.episode.short_stay_up_to.has_value();
  }
  if (unit == TariffUnit::long_stay_day) {
    return paid.pays(TariffUnit::episode) && paid.episode.long_stay_beyond.has_value();
  }
  return paid.pays(unit);
}

std::string units_paid(const PaidUnits& paid) {
  std::string list;
  for (const TariffUnit unit : priced_units) {
    if (is_paid(paid, unit)) list += (list.empty() ? "" : ", ") + std::string(to_text(unit));
  }
  return list;
}

Diagnostic at_row(Severity severity, const char* code, Row row, std::string message) {
  Diagnostic problem;
  problem.severity = severity;
  problem.code = code;
  problem.at = {"plan", static_cast<std::uint32_t>(row + 1), 0};
  problem.message = std::move(message);
  return problem;
}

Diagnostic not_paid(const PlannedActivity& row, const PriceBook& book) {
  Diagnostic problem = at_row(Severity::error, "PL001", row.row,
                              "a unit is planned that the price book does not pay for");
  problem.found = row.unit;
  problem.expected = "one of " + units_paid(book.paid);
  problem.help = "plan what " + book.header.id + " pays for, or name the unit in the book";
  return problem;
}

Diagnostic outside(const PlannedActivity& row, Period period) {
  Diagnostic problem = at_row(Severity::warning, "PL003", row.row,
                              "a planned row has no day in the reporting period");
  problem.found = to_text(row.period.first) + " to " + to_text(row.period.last_day());
  problem.expected = "days from " + to_text(period.first) + " to " + to_text(period.last_day());
  problem.help = "nothing is paid in advance for it; look at its year";
  return problem;
}

Diagnostic beside_value(const PlannedActivity& row) {
  Diagnostic problem = at_row(Severity::warning, "PL002", row.row,
                              "a plan and a contract value for one provider and commissioner");
  problem.found = "provider " + row.provider.text() + ", commissioner " + row.commissioner.text();
  problem.expected = "a plan, which is adjusted to activity, or a block, which is not";
  problem.help = "the statements follow the plan; take one of the two out";
  return problem;
}

}  // namespace

Diagnostics check_plan(const std::vector<PlannedActivity>& plan,
                       const std::vector<Contract>& contracts, const StatementTerms& terms) {
  Diagnostics problems;
  std::set<ContractKey> valued;
  for (const Contract& contract : contracts) {
    if (!overlap(contract.period, terms.period).empty()) {
      valued.insert({contract.provider, contract.commissioner});
    }
  }
  for (const PlannedActivity& row : plan) {
    const auto unit = tariff_unit(row.unit);
    if (!unit || !is_paid(terms.book->paid, *unit)) problems.push_back(not_paid(row, *terms.book));
    if (overlap(row.period, terms.period).empty()) problems.push_back(outside(row, terms.period));
    // Once a pair.
    if (valued.erase({row.provider, row.commissioner}) > 0) problems.push_back(beside_value(row));
  }
  return problems;
}

}  // namespace pbr
