#include <boost/json/array.hpp>
#include <ostream>

#include "pbr/price_report.hpp"
#include "report/exact_text.hpp"
#include "report/json_text.hpp"
#include "report/origin_json.hpp"

namespace pbr {

void write_prices_json(const PricesInForce& prices, const PriceQuestion& question,
                       const PriceBook& book, std::ostream& out) {
  namespace json = boost::json;
  json::object answer;
  answer["schema"] = 1;
  answer["book"] = book_value(book.header);
  answer["day"] = to_text(question.day);
  answer["provider"] = name_value(question.provider.text());
  answer["commissioner"] = name_value(question.commissioner.text());
  answer["rounding"] = to_text(book.rounding);
  answer["step"] = to_text(book.step);
  json::array rows;
  for (const ShownPrice& shown : prices.prices) {
    json::object row;
    row["cluster"] = name_value(shown.cluster.text());
    row["unit"] = to_text(shown.unit);
    row["price"] = to_pounds(shown.price);
    row["exact"] = exact_pounds(shown.exact);
    row["after_factor"] = to_pounds(shown.after_factor);
    row["changes"] = name_value(shown.changes ? to_text(*shown.changes) : "");
    row["origin"] = origin_value(shown.origin);
    rows.push_back(std::move(row));
  }
  answer["prices"] = std::move(rows);
  json::array missing;
  for (const NoPrice& none : prices.missing) {
    missing.push_back({{"cluster", none.cluster.text()}, {"unit", to_text(none.unit)}});
  }
  answer["missing"] = std::move(missing);
  write_pretty(answer, out);
}

}  // namespace pbr
