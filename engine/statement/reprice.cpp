#include "statement/reprice.hpp"

#include "tariff/line.hpp"

namespace pbr {

void PricedActivity::add(const ContractKey& contract, const ClusterCode& cluster,
                         const Line& line) {
  const bool review = line.unit == TariffUnit::review_period;
  ++lines_[{contract, cluster, line.unit, review ? line.period.first : Date{}, line.price, line.per,
            line.quantity, line.factor, line.non_contract}];
}

Standing standing_of(const LineShape& shape, const DeriveTerms& terms) {
  if (shape.unit != TariffUnit::review_period) return {shape.unit, shape.price, 0};
  const PriceView view(*terms.book, shape.contract.provider, shape.contract.commissioner);
  const PriceInForce found = view.price(shape.cluster, shape.unit, shape.first);
  if (found.price == nullptr) throw InternalError("a line whose price is not in its book");
  if (!found.is_day_cost) return {shape.unit, shape.price, 0};
  int days = static_cast<int>(shape.per);
  if (!terms.book->paid.review_period.pro_rata) {
    const Cluster* cluster = terms.clusters->find(shape.cluster);
    const auto due = cluster == nullptr ? std::nullopt : review_due(shape.first, *cluster);
    if (!due) throw InternalError("a review period of a code without an interval");
    days = *due - shape.first;
  }
  return {TariffUnit::review_period_day, found.price->value, days};
}

Pence Scale::of(Pence price) const {
  return round(price * Rate{value.value(), reference.value()}, rounding);
}

Pence amount_at(const LineShape& shape, const Standing& standing, Pence in_book,
                const PriceBook& book) {
  Line line;
  line.unit = shape.unit;
  line.quantity = shape.quantity;
  line.price =
      standing.days == 0 ? in_book : round(in_book * Rate{standing.days}, Rounding::half_up);
  line.per = shape.per;
  line.factor = shape.factor;
  line.rounding = book.rounding;
  line.step = rounding_step(book, shape.unit);
  return line_amount(line);
}

}  // namespace pbr
