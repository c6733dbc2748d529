// The lines of a study as sums that another book of the same shape can price, exactly and without
// the people.
//
// Lines are put together by contract, cluster, unit, the entry of the book that priced them, the
// adjustments in force, per, the days of a day's cost, and quantity; a cell counts the lines of
// each quantity. An amount is then the sum over quantities of count x round(quantity x price x
// factor / per), rounded where the book says: the same pence as line by line. Whole numbers: parts
// merge in any order.
//
// A book has the same shape as the one the cells were made with where it differs in prices, factors
// and heads' prices only: units paid for, review, stay and rounding terms, lists, scopes, dates and
// contracts are the same. A line is split inside a month where its factor changes (see tariff.hpp):
// on every such day the factors of both books must change, or both must stay, for each contract of
// the cells and unit they hold. A factor that becomes or stops being 1 in the middle of a month
// changes the shape; on the first of a month it does not.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/price_book.hpp"
#include "pbr/tariff.hpp"

namespace pbr {

/// A book in numbers: what differs between books of one shape.
struct PriceTable {
  /// Everybody's prices by cluster, unit and date; then those of each list; then capitation, both
  /// in the order of the book.
  std::vector<Pence> prices;
  /// Of the adjustments in the order of the book; then of non-contract activity (1 without).
  std::vector<Rate> factors;
  friend bool operator==(const PriceTable&, const PriceTable&) = default;
};
[[nodiscard]] PriceTable price_table(const PriceBook& book);

class PriceCells {
 public:
  explicit PriceCells(const PriceBook& book);  ///< keeps a copy
  PriceCells(PriceCells&&) noexcept;
  PriceCells& operator=(PriceCells&&) noexcept;
  ~PriceCells();

  /// A line that the book made; of capitation the cluster is empty.
  void add(const ContractKey& contract, const ClusterCode& cluster, const Line& line);
  /// Needs cells of the same book.
  void merge(const PriceCells& other);

  /// Whether another book can price the cells; where not, why, in a few words.
  [[nodiscard]] std::string differs_in_shape(const PriceBook& other) const;

  struct Amounts {
    Pence total;
    std::map<ClusterCode, Pence> clusters;
  };
  /// Needs a book of the same shape. Every contract and cluster with a line has an entry.
  [[nodiscard]] std::map<ContractKey, Amounts> price(const PriceBook& book) const;

  struct Cells;
  [[nodiscard]] const Cells& cells() const { return *cells_; }

 private:
  std::unique_ptr<Cells> cells_;
};

/// The cells laid out for many price tables: arrays by cell, nothing looked up or allocated by
/// cell. A table costs a multiplication and a look-up for each cell whose price or factor differs.
///
/// How: a line amount is quantity x whole pence, plus a step function of what is left of price x
/// factor / per below a penny. For quantities up to 31 (days of a month) all steps of all cells
/// stand at the same few hundred fractions, so that a cell keeps its sum between any two of them
/// and what is left is looked up once for all contracts. Larger quantities are rounded one by one,
/// and so is everything that 64 bits might not hold, and ties that go to the even penny.
class PricePlan {
 public:
  explicit PricePlan(const PriceCells& cells);  ///< free of the cells afterwards
  PricePlan(PricePlan&&) noexcept;
  PricePlan& operator=(PricePlan&&) noexcept;
  ~PricePlan();

  struct Row {
    ContractKey contract;
    ClusterCode cluster;
    Pence as_it_is;  ///< under the book of the cells
  };
  /// By contract and cluster.
  [[nodiscard]] const std::vector<Row>& rows() const;

  /// Amounts by row, then table: rows().size() x tables.size() of them. Safe from several threads.
  /// Throws AmountOverflow where an amount does not fit. A few hundred tables at a time are best.
  void price(std::span<const PriceTable* const> tables, std::span<std::int64_t> amounts) const;

  struct Plan;

 private:
  std::unique_ptr<Plan> plan_;
};

/// The inputs with the activity as other prices make it; counts and outcomes stay.
void take_amounts(const std::map<ContractKey, PriceCells::Amounts>& amounts, PayInputs& inputs);

}  // namespace pbr
