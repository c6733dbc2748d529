#include "tariff/line.hpp"

namespace pbr {

Pence line_amount(const PriceBook& book, std::int64_t quantity, Pence price, std::int64_t per,
                  Rate factor) {
  const ExactPence unit = price * factor * Rate{1, per};
  if (book.step == RoundingStep::invoice_line) return round(unit * Rate{quantity}, book.rounding);
  return round(ExactPence{round(unit, book.rounding)} * Rate{quantity}, book.rounding);
}

std::string rule_at(const PriceBook& book, const Location& at) {
  std::string file = book.header.reference;
  if (file.empty()) file = at.file;
  if (!file.ends_with(".yaml")) file += ".yaml";
  return file + ":" + std::to_string(at.line);
}

Line line_of(const PriceView& view, TariffUnit unit, const Stretch& stretch, Quantity quantity,
             int review_days) {
  const auto& [price, list, is_day_cost] = stretch.price;
  if (price == nullptr) {
    throw InternalError(
        "an episode was priced on a day without a price; check_prices() comes first");
  }
  Line line;
  line.unit = unit;
  line.period = stretch.days;
  line.quantity = quantity.units;
  line.per = quantity.per;
  line.price = price->value;
  if (is_day_cost) line.price = round(price->value * Rate{review_days}, Rounding::half_up);
  line.factor = stretch.factor;
  line.amount = line_amount(view.book(), line.quantity, line.price, line.per, line.factor);
  line.rule = rule_at(view.book(), price->at);
  if (list != nullptr) line.price_list = list->id;
  line.non_contract = view.non_contract();
  line.rounding = view.book().rounding;
  line.step = view.book().step;
  return line;
}

}  // namespace pbr
