#include "scheme/price_plan.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "scheme/price_cell_map.hpp"
#include "tariff/line.hpp"

namespace pbr {

Rate product(const std::vector<std::size_t>& set, const PriceTable& table) {
  Rate factor{1};
  for (const std::size_t each : set) factor = factor * table.factors[each];
  return factor;
}

Pence line_by_line(const PricePlan::Plan& plan, const PlanUnit& unit, const PlanCell& cell,
                   const PriceTable& table) {
  Line line;
  line.price = round(table.prices[unit.entry] * Rate{unit.days}, Rounding::half_up);
  line.per = unit.per;
  line.factor = product(plan.factors[unit.factors], table);
  line.rounding = plan.rounding;
  line.step = unit.step;
  Pence sum;
  for (std::size_t i = cell.first; i < cell.end; ++i) {
    line.quantity = plan.quantities[i].quantity;
    sum += round(line_amount(line) * Rate{plan.quantities[i].lines}, Rounding::half_up);
  }
  return sum;
}

namespace {

using UnitKey = std::tuple<std::size_t, std::size_t, std::int64_t, std::int64_t, RoundingStep>;
using CellEntry = std::pair<const PriceCellKey, PriceCells::Cells::Counts>;

// Cells by what is worked once for all of them; sets of factors are numbered as they come.
std::map<UnitKey, std::vector<const CellEntry*>> by_unit(
    const PriceCells::Cells& from, std::vector<std::vector<std::size_t>>& factors) {
  std::map<std::vector<std::size_t>, std::size_t> set_of;
  std::map<UnitKey, std::vector<const CellEntry*>> cells;
  for (const CellEntry& cell : from.counts) {
    const PriceCellKey& key = cell.first;
    const auto [set, is_new] = set_of.try_emplace(key.factors, factors.size());
    if (is_new) factors.push_back(key.factors);
    const RoundingStep step = rounding_step(from.book, key.unit);
    cells[{key.entry, set->second, key.per, key.days, step}].push_back(&cell);
  }
  return cells;
}

std::int64_t checked_product(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) throw AmountOverflow("units of a cell");
  return product;
}

}  // namespace

PricePlan::Plan::Plan(const PriceCells::Cells& from)
    : rounding(from.book.rounding), steps(from.book.rounding), base(from.table) {
  add_rows(from);
  for (const auto& [key, entries] : by_unit(from, factors)) {
    PlanUnit unit;
    std::tie(unit.entry, unit.factors, unit.per, unit.days, unit.step) = key;
    unit.first = cells.size();
    for (const CellEntry* entry : entries) {
      PlanCell cell;
      cell.row = row_of(entry->first);
      add_quantities(entry->second, unit, cell);
      cells.push_back(cell);
    }
    unit.end = cells.size();
    units.push_back(unit);
  }
  note_amounts();
}

void PricePlan::Plan::add_rows(const PriceCells::Cells& from) {
  for (const auto& [key, counts] : from.counts) {
    const bool is_new =
        rows.empty() || rows.back().contract != key.contract || rows.back().cluster != key.cluster;
    if (is_new) rows.push_back({key.contract, key.cluster, {}});
  }
}

std::size_t PricePlan::Plan::row_of(const PriceCellKey& key) const {
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), key, [](const Row& row, const PriceCellKey& sought) {
        return std::tie(row.contract, row.cluster) < std::tie(sought.contract, sought.cluster);
      });
  return static_cast<std::size_t>(found - rows.begin());
}

// Small quantities first, as the map has them.
void PricePlan::Plan::add_quantities(const PriceCells::Cells::Counts& counts, PlanUnit& unit,
                                     PlanCell& cell) {
  cell.first = quantities.size();
  for (const auto& [quantity, lines] : counts) {
    quantities.push_back({quantity, lines});
    cell.units = (Pence{cell.units} + Pence{checked_product(quantity, lines)}).value();
  }
  cell.one_by_one = cell.end = quantities.size();
  unit.most_units = std::max(unit.most_units, cell.units);
  if (unit.step == RoundingStep::unit_price) return;
  const bool fits = cell.units <= std::numeric_limits<std::int32_t>::max();
  cell.one_by_one = cell.first;
  while (fits && cell.one_by_one < cell.end &&
         quantities[cell.one_by_one].quantity <= RoundingSteps::most) {
    ++cell.one_by_one;
  }
  if (cell.one_by_one < cell.end) {
    unit.largest = std::max(unit.largest, quantities[cell.end - 1].quantity);
  }
  add_sums(cell);
}

void PricePlan::Plan::add_sums(PlanCell& cell) {
  if (cell.first == cell.one_by_one) return;
  std::vector<std::int64_t> of_cell;
  for (std::size_t i = cell.first; i < cell.one_by_one; ++i) {
    steps.add(quantities[i].quantity, quantities[i].lines, of_cell);
  }
  RoundingSteps::sum_up(of_cell);
  cell.sums = sums.size();
  for (const std::int64_t each : of_cell) sums.push_back(static_cast<std::int32_t>(each));
}

void PricePlan::Plan::note_amounts() {
  std::vector<std::int64_t> of_row(rows.size());
  for (const PlanUnit& unit : units) {
    for (std::size_t i = unit.first; i < unit.end; ++i) {
      cells[i].as_it_is = line_by_line(*this, unit, cells[i], base);
      Pence& of_all = rows[cells[i].row].as_it_is;
      of_all += cells[i].as_it_is;
      if (of_all.value() > most_of_row) throw AmountOverflow("amount of a contract and cluster");
      most_cells = std::max(most_cells, ++of_row[cells[i].row]);
    }
  }
}

PricePlan::PricePlan(const PriceCells& cells) : plan_(std::make_unique<Plan>(cells.cells())) {}
PricePlan::PricePlan(PricePlan&&) noexcept = default;
PricePlan& PricePlan::operator=(PricePlan&&) noexcept = default;
PricePlan::~PricePlan() = default;

const std::vector<PricePlan::Row>& PricePlan::rows() const { return plan_->rows; }

void PricePlan::price(std::span<const PriceTable* const> tables,
                      std::span<std::int64_t> amounts) const {
  plan_->price(tables, amounts);
}

}  // namespace pbr
