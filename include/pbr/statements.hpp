// Monthly statements: paid in advance, then adjusted to what was done, until nothing is left over.
//
// As acute care was paid for: a provider and a commissioner agree a plan, each month's part of it
// is paid in advance, and what the month really came to is settled later. Or they agree a block, a
// value that is paid whatever is done; the activity then stands beside it as a shadow tariff.
//
// Rules (tests/statement holds to each):
//   1. Basis. A provider and commissioner with rows of the plan are on `activity`, whether or not
//      they have a contract value too (PL002). With a contract value and no plan they are on
//      `block`. With neither they are on `activity`, with nothing in advance.
//   2. Plan. A row's quantity is spread over the calendar months it touches, cut at the reporting
//      period's ends, by days, by largest remainder; parts outside the reporting period are not
//      counted. A part is one line, priced at the entry and the factor in force on its first day
//      and rounded as the book says. A review period is counted from that day; paid pro rata, the
//      quantity is days. Capitation needs no plan: its lines are paid in advance as they stand.
//   3. Actual. The month's amount is that of its lines: those that start in it.
//   4. Adjustment. In month m the difference actual - planned of month m - lag is settled; after
//   the
//      last month come `lag` closing months that settle the rest, and then everything is paid.
//      payable = planned + adjustment; balance = cumulative actual - cumulative paid.
//   5. Block. The contract's value in the reporting period, each of its rows by days, is paid in
//      equal parts, a twelfth of a year's, by largest remainder; a month of which the row or the
//      reporting period has not all days counts by its days. Nothing is adjusted.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

enum class Basis : std::uint8_t { activity, block };
[[nodiscard]] std::string_view to_text(Basis basis);

/// Amounts by month (its first day).
using MonthlyAmounts = std::map<Date, Pence>;
using ContractMonths = std::map<ContractKey, MonthlyAmounts>;

struct StatementTerms {
  const PriceBook* book = nullptr;
  const ClusterPack* clusters = nullptr;
  Period period;  ///< the reporting period
  int lag = 1;    ///< months from a month to the one in which it is settled; 0 or more
};

/// What is paid for one month.
struct StatementMonth {
  ContractKey contract;
  Date month;  ///< its first day
  Basis basis = Basis::activity;
  bool closing = false;         ///< behind the reporting period: only settles
  std::optional<Date> settles;  ///< the month whose difference is settled here
  Pence planned;                ///< paid in advance; of a block its part of the value
  Pence actual;                 ///< of the lines; under a block a shadow that nobody pays
  Pence adjustment;
  Pence payable;
  Pence cumulative_paid;
  Pence cumulative_actual;
  /// Still owed to the provider, or by it where negative; of a block always nothing.
  Pence balance;
};

/// All months of one contract together.
struct Reconciliation {
  ContractKey contract;
  Basis basis = Basis::activity;
  Pence planned, adjustments, paid;
  Pence due;     ///< the actual amount; of a block the contract's value in the period
  Pence actual;  ///< of the lines
  [[nodiscard]] Pence difference() const { return paid - due; }
};

struct Statements {
  std::vector<StatementMonth> months;     ///< by provider, commissioner, month
  std::vector<Reconciliation> contracts;  ///< by provider, commissioner
  /// Sums over all of them; its contract and basis mean nothing.
  [[nodiscard]] Reconciliation total() const;
};

/// PL001 (error) a planned unit that the book does not pay for; PL002 (warning) a plan beside a
/// contract value; PL003 (warning) a planned row without a day in the period. Rows are told by
/// number.
[[nodiscard]] Diagnostics check_plan(const std::vector<PlannedActivity>& plan,
                                     const std::vector<Contract>& contracts,
                                     const StatementTerms& terms);

/// Rule 2, without capitation. Every planned cluster and unit must have a price on every day of the
/// period, as check_prices() says; else an InternalError.
[[nodiscard]] ContractMonths planned_amounts(const std::vector<PlannedActivity>& plan,
                                             const StatementTerms& terms);
/// Rule 5.
[[nodiscard]] ContractMonths block_amounts(const std::vector<Contract>& contracts,
                                           const StatementTerms& terms);
/// The amounts of the lines by the month they start in.
[[nodiscard]] ContractMonths actual_amounts(const Casemix& casemix);

/// The statements of everybody with a plan, a contract or lines.
[[nodiscard]] Statements statements(const ContractMonths& actual,
                                    const std::vector<PlannedActivity>& plan,
                                    const std::vector<Contract>& contracts,
                                    const StatementTerms& terms);

}  // namespace pbr
