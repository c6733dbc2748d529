#include "tariff/line.hpp"

namespace pbr {

RoundingStep rounding_step(const PriceBook& book, TariffUnit unit) {
  return unit == TariffUnit::capitation ? RoundingStep::invoice_line : book.step;
}

Pence line_amount(const Line& line) {
  const ExactPence unit = line.price * line.factor * Rate{1, line.per};
  if (line.step == RoundingStep::invoice_line) {
    return round(unit * Rate{line.quantity}, line.rounding);
  }
  return round(ExactPence{round(unit, line.rounding)} * Rate{line.quantity}, line.rounding);
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
  line.rule = rule_at(view.book(), price->at);
  if (list != nullptr) line.price_list = list->id;
  line.non_contract = view.non_contract();
  line.rounding = view.book().rounding;
  line.step = rounding_step(view.book(), unit);
  line.amount = line_amount(line);
  return line;
}

}  // namespace pbr
