// Many price tables over a plan: the loops that a study's scenarios stand or fall by.

#include <algorithm>
#include <array>

#include "scheme/price_plan.hpp"

namespace pbr {
namespace {

constexpr std::int64_t limit = PricePlan::Plan::most_of_row;
constexpr std::int64_t most_of = std::int64_t{1} << 40;  ///< see RoundingSteps::interval

/// The factor of a set in every table.
struct Factors {
  bool changed = false;
  bool all_alike = true;
  std::vector<Rate> by_table;
};

Factors factors_of(const std::vector<std::size_t>& set, std::span<const PriceTable* const> tables,
                   const PriceTable& base) {
  Factors found;
  found.by_table.resize(tables.size());
  const auto same_as = [&](const PriceTable& a, const PriceTable& b) {
    return std::all_of(set.begin(), set.end(),
                       [&](std::size_t each) { return a.factors[each] == b.factors[each]; });
  };
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const bool repeats = t > 0 && same_as(*tables[t], *tables[t - 1]);
    found.by_table[t] = repeats ? found.by_table[t - 1] : product(set, *tables[t]);
    found.all_alike = found.all_alike && found.by_table[t] == found.by_table[0];
    found.changed = found.changed || !same_as(*tables[t], base);
  }
  return found;
}

/// What a unit costs in every table: whole pence and what is left of a penny.
class UnitCosts {
 public:
  UnitCosts(const PricePlan::Plan& plan, std::span<const PriceTable* const> tables)
      : plan_(plan),
        tables_(tables),
        price_(tables.size()),
        whole_(tables.size()),
        rest_(tables.size()),
        of_(tables.size()),
        interval_(tables.size()) {}

  /// False where no table has another price or factor than the plan's own.
  bool take(const PlanUnit& unit, const Factors& factors) {
    bool changed = factors.changed;
    const Pence base = plan_.base.prices[unit.entry];
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const Pence price = tables_[t]->prices[unit.entry];
      changed = changed || price != base;
      price_[t] = price.value();
    }
    if (!changed) return false;
    exactly_.clear();
    const std::int64_t most_units = std::max<std::int64_t>(unit.most_units, 1);
    most_whole_ = limit / plan_.most_cells / most_units - 1;
    most_of_ = std::min(most_of, limit / 2 / std::max<std::int64_t>(unit.largest, 1));
    if (factors.all_alike && divides_alike(unit, factors.by_table.front())) return true;
    for (std::size_t t = 0; t < tables_.size(); ++t) divide(unit, factors.by_table[t], t);
    return true;
  }

  void add(const PlanUnit& unit, const PlanCell& cell, std::int64_t* amounts) const {
    const std::int64_t as_it_is = cell.as_it_is.value();
    const std::int64_t units = cell.units;
    const std::size_t count = tables_.size();
    if (cell.sums == PlanCell::no_sums) {
      for (std::size_t t = 0; t < count; ++t) amounts[t] += whole_[t] * units - as_it_is;
    } else {
      const std::int32_t* const sums = plan_.sums.data() + cell.sums;
      for (std::size_t t = 0; t < count; ++t) {
        amounts[t] += whole_[t] * units + sums[interval_[t]] - as_it_is;
      }
    }
    for (std::size_t i = cell.one_by_one; i < cell.end; ++i) add(plan_.quantities[i], amounts);
    for (const std::size_t t : exactly_) add_exactly(unit, cell, t, amounts[t]);
  }

 private:
  // The factor and so what is divided by is one number.
  bool divides_alike(const PlanUnit& unit, Rate factor) {
    std::int64_t times = 0;
    std::int64_t of = 0;
    const bool fits = !__builtin_mul_overflow(factor.numerator(), unit.days, &times) &&
                      !__builtin_mul_overflow(factor.denominator(), unit.per, &of);
    const std::int64_t most = *std::max_element(price_.begin(), price_.end());
    const std::int64_t least = *std::min_element(price_.begin(), price_.end());
    if (!fits || of > most_of_ || least < 0 || times < 0 ||
        most > limit / std::max<std::int64_t>(times, 1)) {
      return false;
    }
    if (most * times / of > most_whole_) return false;
    std::fill(of_.begin(), of_.end(), of);
    if (of == 1) {
      for (std::size_t t = 0; t < price_.size(); ++t) whole_[t] = price_[t] * times;
      std::fill(rest_.begin(), rest_.end(), 0);
      std::fill(interval_.begin(), interval_.end(), 0);
    } else {
      divide_by(times, of);
      look_up(unit, of);
    }
    return true;
  }

  void divide_by(std::int64_t times, std::int64_t of) {
    // 2^64 / of, rounded down: the quotient is one too low at most.
    const auto inverse =
        static_cast<std::uint64_t>(~std::uint64_t{0} / static_cast<std::uint64_t>(of));
    __extension__ using Product = unsigned __int128;
    for (std::size_t t = 0; t < price_.size(); ++t) {
      const std::int64_t cost = price_[t] * times;
      auto whole = static_cast<std::int64_t>(
          static_cast<Product>(static_cast<std::uint64_t>(cost)) * inverse >> 64);
      std::int64_t rest = cost - whole * of;
      const std::int64_t more = rest >= of ? 1 : 0;
      whole_[t] = whole + more;
      rest_[t] = rest - (more == 1 ? of : 0);
    }
  }

  void look_up(const PlanUnit& unit, std::int64_t of) {
    if (unit.step == RoundingStep::unit_price) {
      for (std::size_t t = 0; t < price_.size(); ++t) {
        whole_[t] = rounded(1, whole_[t], rest_[t], of, plan_.rounding);
      }
      return;
    }
    const std::uint64_t scale = (std::uint64_t{1} << 62) / static_cast<std::uint64_t>(of);
    for (std::size_t t = 0; t < price_.size(); ++t) {
      interval_[t] = plan_.steps.interval(rest_[t], of, scale);
    }
    if (plan_.rounding != Rounding::half_even) return;
    for (std::size_t t = 0; t < price_.size(); ++t) note_tie(t);
  }

  void note_tie(std::size_t t) {
    if (plan_.steps.is_tie(interval_[t], rest_[t], of_[t])) leave_to_lines(t);
  }

  void divide(const PlanUnit& unit, Rate factor, std::size_t t) {
    std::int64_t cost = 0;
    std::int64_t of = 0;
    const bool fits = !__builtin_mul_overflow(price_[t], unit.days, &cost) &&
                      !__builtin_mul_overflow(cost, factor.numerator(), &cost) &&
                      !__builtin_mul_overflow(factor.denominator(), unit.per, &of);
    if (!fits || cost < 0 || cost > limit || of > most_of_ || cost / of > most_whole_) {
      return leave_to_lines(t);
    }
    of_[t] = of;
    whole_[t] = cost / of;
    rest_[t] = cost % of;
    interval_[t] = 0;
    if (unit.step == RoundingStep::unit_price) {
      whole_[t] = rounded(1, whole_[t], rest_[t], of, plan_.rounding);
      rest_[t] = 0;
    } else {
      interval_[t] = plan_.steps.interval(rest_[t], of);
      note_tie(t);
    }
  }

  void leave_to_lines(std::size_t t) {
    whole_[t] = rest_[t] = 0;
    of_[t] = 1;
    interval_[t] = 0;
    exactly_.push_back(t);
  }

  // `units` has the whole pence of these too.
  void add(const PlanQuantity& of, std::int64_t* amounts) const {
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const std::int64_t whole = of.quantity * whole_[t];
      amounts[t] +=
          of.lines * (rounded(of.quantity, whole_[t], rest_[t], of_[t], plan_.rounding) - whole);
    }
  }

  void add_exactly(const PlanUnit& unit, const PlanCell& cell, std::size_t t,
                   std::int64_t& amount) const {
    amount = (Pence{amount} + line_by_line(plan_, unit, cell, *tables_[t])).value();
    if (amount > limit) throw AmountOverflow("an amount of a contract and cluster");
  }

  const PricePlan::Plan& plan_;
  std::span<const PriceTable* const> tables_;
  std::vector<std::int64_t> price_, whole_, rest_, of_;
  std::vector<std::uint32_t> interval_;
  std::vector<std::size_t> exactly_;  ///< tables that are priced line by line
  std::int64_t most_whole_ = 0, most_of_ = 0;
};

}  // namespace

void PricePlan::Plan::price(std::span<const PriceTable* const> tables,
                            std::span<std::int64_t> amounts) const {
  const std::size_t count = tables.size();
  if (count == 0) return;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::fill_n(amounts.data() + row * count, count, rows[row].as_it_is.value());
  }
  std::vector<Factors> in_force;
  in_force.reserve(factors.size());
  for (const auto& set : factors) in_force.push_back(factors_of(set, tables, base));
  UnitCosts costs(*this, tables);
  for (const PlanUnit& unit : units) {
    if (!costs.take(unit, in_force[unit.factors])) continue;
    for (std::size_t i = unit.first; i < unit.end; ++i) {
      costs.add(unit, cells[i], amounts.data() + cells[i].row * count);
    }
  }
}

}  // namespace pbr
