// What PriceCells hold, and how the entries of a book are numbered.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "pbr/price_cells.hpp"

namespace pbr {

/// What is common to the lines of a cell.
struct PriceCellKey {
  ContractKey contract;
  ClusterCode cluster;
  TariffUnit unit{};
  std::size_t entry = 0;             ///< in PriceTable::prices
  std::vector<std::size_t> factors;  ///< in PriceTable::factors, in order
  std::int64_t per = 1;
  std::int64_t days = 1;  ///< the entry's price is times these
  /// A day's cost of 0 does not show how many days it was times.
  static constexpr std::int64_t days_not_known = 0;
  friend auto operator<=>(const PriceCellKey&, const PriceCellKey&) = default;
};

struct PriceCells::Cells {
  using Counts = std::map<std::int64_t, std::int64_t>;  ///< quantity -> lines

  explicit Cells(const PriceBook& of) : book(of), table(price_table(book)) { number_entries(); }
  Cells(const Cells&) = delete;
  Cells& operator=(const Cells&) = delete;

  PriceBook book;
  PriceTable table;
  std::map<PriceCellKey, Counts> counts;
  Period days;  ///< all months with a line

  void note_days(Period of_lines);

  [[nodiscard]] PriceCellKey key_of(const ContractKey& contract, const ClusterCode& cluster,
                                    const Line& line);

  /// Where a line counts, by what its cell is found with; the key stands apart from its parts.
  std::unordered_map<std::string, Counts*> places;
  std::string place;

 private:
  void number_entries();
  std::unordered_map<const Dated<Pence>*, std::size_t> numbers_;
  std::map<ContractKey, PriceView> views_;
};

/// Every dated price of a book, in the order of PriceTable::prices.
[[nodiscard]] std::vector<const Dated<Pence>*> entries_of(const PriceBook& book);

}  // namespace pbr
