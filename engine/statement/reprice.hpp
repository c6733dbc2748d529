// Lines at other prices.
#pragma once

#include "pbr/derive_prices.hpp"

namespace pbr {

/// What a shape's price stands on: an entry, or for review periods perhaps a day's cost.
struct Standing {
  TariffUnit key{};  ///< the price's name in the book
  Pence in_book;     ///< as it stands there
  int days = 0;      ///< of a day's cost: the days it is multiplied by
};

/// The price a shape was made with, looked up in the book again.
[[nodiscard]] Standing standing_of(const LineShape& shape, const DeriveTerms& terms);

/// A price times scale, numerator/denominator in pence.
struct Scale {
  Pence value, reference;
  Rounding rounding = Rounding::half_up;
  [[nodiscard]] Pence of(Pence price) const;
};

/// A line of the shape at another price of the book.
[[nodiscard]] Pence amount_at(const LineShape& shape, const Standing& standing, Pence in_book,
                              const PriceBook& book);

}  // namespace pbr
