// The arrays of a PricePlan.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pbr/price_cells.hpp"
#include "scheme/price_cell_map.hpp"
#include "scheme/price_steps.hpp"

namespace pbr {

/// Lines of one price, factor and per, whoever they are for: their price x factor / per is worked
/// once for all cells.
struct PlanUnit {
  std::size_t entry = 0, factors = 0;
  std::int64_t days = 1, per = 1;
  RoundingStep step = RoundingStep::invoice_line;
  std::size_t first = 0, end = 0;  ///< its cells
  std::int64_t most_units = 0;     ///< of a cell
  std::int64_t largest = 0;        ///< quantity rounded one by one
};

struct PlanCell {
  std::size_t row = 0;
  std::int64_t units = 0;                          ///< quantity x lines, summed up
  std::size_t sums = no_sums;                      ///< in PricePlan::Plan::sums
  std::size_t first = 0, one_by_one = 0, end = 0;  ///< its quantities; from one_by_one rounded so
  Pence as_it_is;
  static constexpr std::size_t no_sums = ~std::size_t{0};
};

struct PlanQuantity {
  std::int64_t quantity = 0, lines = 0;
};

struct PricePlan::Plan {
  explicit Plan(const PriceCells::Cells& cells);
  void price(std::span<const PriceTable* const> tables, std::span<std::int64_t> amounts) const;

  /// Of what is added to a row without a check, and of the row before: both fit 64 bits together.
  static constexpr std::int64_t most_of_row = std::int64_t{1} << 61;

  Rounding rounding;
  RoundingSteps steps;
  PriceTable base;
  std::vector<Row> rows;
  std::vector<std::vector<std::size_t>> factors;  ///< sets of factors in force together
  std::vector<PlanUnit> units;
  std::vector<PlanCell> cells;
  std::vector<PlanQuantity> quantities;
  std::vector<std::int32_t> sums;  ///< of steps, by cell then interval
  std::int64_t most_cells = 1;     ///< of a row

 private:
  void add_rows(const PriceCells::Cells& from);
  [[nodiscard]] std::size_t row_of(const PriceCellKey& key) const;
  void add_quantities(const PriceCells::Cells::Counts& counts, PlanUnit& unit, PlanCell& cell);
  void add_sums(PlanCell& cell);
  void note_amounts();
};

/// The product of the factors of a set.
[[nodiscard]] Rate product(const std::vector<std::size_t>& set, const PriceTable& table);
/// What the lines of a cell come to, each rounded as a line is.
[[nodiscard]] Pence line_by_line(const PricePlan::Plan& plan, const PlanUnit& unit,
                                 const PlanCell& cell, const PriceTable& table);

}  // namespace pbr
