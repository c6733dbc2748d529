// The lines of a study as sums that another book of the same shape can price, exactly and without
// the people.
//
// Lines are put together by contract, cluster, unit, the entry of the book that priced them, the
// adjustments in force, per, and quantity; a cell counts the lines of each quantity. An amount is
// then the sum over quantities of count x round(quantity x price x factor / per), rounded where the
// book says: the same pence as line by line. Whole numbers: parts merge in any order.
//
// A book has the same shape as the one the cells were made with where it differs in prices, factors
// and heads' prices only: units paid for, review, stay and rounding terms, lists, scopes, dates and
// contracts are the same. A factor that becomes or stops being 1 changes where lines are split, and
// so the shape (see tariff.hpp): cells note where a factor of 1 would merge lines.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/price_book.hpp"
#include "pbr/tariff.hpp"

namespace pbr {

class PriceCells {
 public:
  explicit PriceCells(const PriceBook& book);  ///< outlives the cells
  PriceCells(PriceCells&&) noexcept;
  PriceCells& operator=(PriceCells&&) noexcept;
  ~PriceCells();

  void add(const ContractKey& contract, const ClusterCode& cluster, const Line& line);
  void merge(const PriceCells& other);

  /// Whether another book can price the cells; where not, why, in a few words.
  [[nodiscard]] std::string differs_in_shape(const PriceBook& other) const;

  struct Amounts {
    Pence total;
    std::map<ClusterCode, Pence> clusters;
  };
  /// Needs a book of the same shape.
  [[nodiscard]] std::map<ContractKey, Amounts> price(const PriceBook& book) const;

 private:
  struct Cells;
  std::unique_ptr<Cells> cells_;
};

/// The inputs with the activity as other prices make it; counts and outcomes stay.
void take_amounts(const std::map<ContractKey, PriceCells::Amounts>& amounts, PayInputs& inputs);

}  // namespace pbr
