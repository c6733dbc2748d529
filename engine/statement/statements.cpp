#include "pbr/statements.hpp"

#include "pbr/tariff.hpp"
#include "scheme/contracts.hpp"
#include "statement/months.hpp"

namespace pbr {
namespace {

Pence amount_in(const MonthlyAmounts& amounts, Date month) {
  const auto found = amounts.find(month);
  return found == amounts.end() ? Pence{} : found->second;
}

Pence sum(const MonthlyAmounts& amounts) {
  Pence all;
  for (const auto& [month, amount] : amounts) all += amount;
  return all;
}

// One contract, month after month.
class Account {
 public:
  /// `value` is the contract's, of a block.
  Account(ContractKey contract, std::optional<Pence> value, MonthlyAmounts planned,
          MonthlyAmounts actual, const StatementTerms& terms)
      : contract_(std::move(contract)),
        basis_(value ? Basis::block : Basis::activity),
        value_(value),
        planned_(std::move(planned)),
        actual_(std::move(actual)),
        terms_(terms) {}

  void write(Statements& into) {
    std::vector<Date> months;
    for (const Period& month : months_of(terms_.period)) {
      months.push_back(first_of_month(month.first));
    }
    const std::size_t inside = months.size();
    for (int n = 0; basis_ == Basis::activity && n < terms_.lag; ++n) {
      months.push_back(add_months(months.back(), 1, MonthEnd::clip));
    }
    Reconciliation all{contract_, basis_, {}, {}, {}, {}, sum(actual_)};
    for (std::size_t i = 0; i < months.size(); ++i) {
      const StatementMonth& month = into.months.emplace_back(next(months, i, i >= inside));
      all.planned += month.planned;
      all.adjustments += month.adjustment;
      all.paid += month.payable;
    }
    all.due = value_.value_or(all.actual);
    into.contracts.push_back(std::move(all));
  }

 private:
  StatementMonth next(const std::vector<Date>& months, std::size_t i, bool closing) {
    StatementMonth month{contract_, months[i], basis_, closing, {}, {}, {}, {}, {}, {}, {}, {}};
    month.planned = amount_in(planned_, month.month);
    month.actual = amount_in(actual_, month.month);
    const auto lag = static_cast<std::size_t>(terms_.lag);
    if (basis_ == Basis::activity && i >= lag) {
      month.settles = months[i - lag];
      month.adjustment = amount_in(actual_, *month.settles) - amount_in(planned_, *month.settles);
    }
    month.payable = month.planned + month.adjustment;
    month.cumulative_paid = paid_ += month.payable;
    month.cumulative_actual = done_ += month.actual;
    if (basis_ == Basis::activity) month.balance = done_ - paid_;
    return month;
  }

  ContractKey contract_;
  Basis basis_;
  std::optional<Pence> value_;
  MonthlyAmounts planned_, actual_;
  const StatementTerms& terms_;
  Pence paid_, done_;
};

// What a capitation comes to is known beforehand.
void add_capitation(const StatementTerms& terms, ContractMonths& planned) {
  for (const LoneLine& line : capitation_lines(*terms.book, terms.period)) {
    planned[{line.provider, line.commissioner}][first_of_month(line.line.period.first)] +=
        line.line.amount;
  }
}

}  // namespace

std::string_view to_text(Basis basis) { return basis == Basis::activity ? "activity" : "block"; }

Reconciliation Statements::total() const {
  Reconciliation all;
  for (const Reconciliation& each : contracts) {
    all.planned += each.planned;
    all.adjustments += each.adjustments;
    all.paid += each.paid;
    all.due += each.due;
    all.actual += each.actual;
  }
  return all;
}

Statements statements(const ContractMonths& actual, const std::vector<PlannedActivity>& plan,
                      const std::vector<Contract>& contracts, const StatementTerms& terms) {
  if (terms.lag < 0) throw InternalError("a month settled before it came");
  ContractMonths planned = planned_amounts(plan, terms);
  ContractMonths blocks = block_amounts(contracts, terms);
  for (const auto& [contract, months] : planned) blocks.erase(contract);
  add_capitation(terms, planned);
  std::set<ContractKey> all;
  for (const auto* table :
       std::initializer_list<const ContractMonths*>{&actual, &planned, &blocks}) {
    for (const auto& [contract, months] : *table) all.insert(contract);
  }
  const auto values = values_in(contracts, terms.period, terms.book->rounding);
  Statements result;
  for (const ContractKey& contract : all) {
    const auto block = blocks.find(contract);
    const bool is_block = block != blocks.end();
    const auto done = actual.find(contract);
    Account(contract, is_block ? std::optional(values.at(contract)) : std::nullopt,
            is_block ? block->second : planned[contract],
            done == actual.end() ? MonthlyAmounts{} : done->second, terms)
        .write(result);
  }
  return result;
}

}  // namespace pbr
