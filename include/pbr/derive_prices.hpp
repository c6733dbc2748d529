// Cost-neutral local prices: a price book under which a year's activity comes to the value that was
// agreed for it, as care clusters were introduced in England in 2012/13.
//
// Method, for each provider and commissioner with a contract value:
//   1. Reference: the contract's lines of the study at the prices and factors of its book, summed.
//   2. Its capitation is left as it is and taken off the value first.
//   3. Scale: what is left of the value / what is left of the reference. Every price that holds
//      between the two, used or not and on every date, is multiplied by it and rounded to the penny
//      by the mode asked for. Factors stay: a market forces factor still applies afterwards.
//   4. Residual: the value less the same lines at the rounded prices. A penny's rounding of a day's
//      price comes back once a day, so that a residual is usual; it is stated and never hidden in a
//      price.
//   5. Shares: the value over the prices that were used, in proportion to their reference amounts,
//      by largest remainder: they add up to the value to the penny.
// Not derived, and told: a contract value without lines (DP001) or without a line that costs
// anything (DP002), lines without a contract value (DP003), a value below the capitation (DP004), a
// pair that the book has no contract for, whose activity is non-contract (DP005), and a cluster
// whose review periods cost a day's price in one list and a period's in another (DP006).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/records.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// Lines that are alike but for the person: what an amount depends on.
struct LineShape {
  ContractKey contract;
  ClusterCode cluster;
  TariffUnit unit{};
  Date first;  ///< of a review period, whose price may be a day's times days from here; else none
  Pence price;
  std::int64_t per = 1;
  std::int64_t quantity = 0;
  Rate factor{1};
  bool non_contract = false;
  friend auto operator<=>(const LineShape&, const LineShape&) = default;
};

/// How many lines there are of each shape.
class PricedActivity {
 public:
  void add(const ContractKey& contract, const ClusterCode& cluster, const Line& line);
  [[nodiscard]] const std::map<LineShape, std::int64_t>& lines() const { return lines_; }

 private:
  std::map<LineShape, std::int64_t> lines_;
};

/// One price that was used.
struct DerivedPrice {
  ClusterCode cluster;        ///< empty: capitation
  TariffUnit unit{};          ///< review_period_day: a day's cost of a review period
  std::int64_t quantity = 0;  ///< of the unit; of review_period_day, days of the periods paid
  Pence reference_price, price;
  Pence reference_amount;  ///< of its lines at the reference price
  Pence amount;            ///< of its lines at the derived price
  Pence share;             ///< of the contract's value
  [[nodiscard]] Pence residual() const { return share - amount; }
};

struct DerivedContract {
  ContractKey contract;
  std::string list;                  ///< id of its list in the derived book
  Pence value;                       ///< agreed for the reporting period
  Pence reference;                   ///< its lines at the reference prices
  Pence amount;                      ///< its lines at the derived prices
  std::vector<DerivedPrice> prices;  ///< by cluster, unit, reference price
  [[nodiscard]] Pence residual() const { return value - amount; }
};

struct DerivedPrices {
  PriceBook book;  ///< the reference with a list a contract, illustrative
  std::vector<DerivedContract> contracts;
  Diagnostics told;  ///< warnings
};

struct DeriveTerms {
  const PriceBook* book = nullptr;  ///< the reference
  const ClusterPack* clusters = nullptr;
  Period period;                          ///< the reporting period
  Rounding rounding = Rounding::half_up;  ///< of the derived prices
};

[[nodiscard]] DerivedPrices derive_prices(const PricedActivity& activity,
                                          const std::vector<Contract>& contracts,
                                          const DeriveTerms& terms);

}  // namespace pbr
