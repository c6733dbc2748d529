#include <boost/json/array.hpp>
#include <ostream>

#include "pbr/price_report.hpp"
#include "report/exact_text.hpp"
#include "report/json_text.hpp"
#include "report/origin_json.hpp"
#include "report/price_words.hpp"

namespace pbr {
namespace {

namespace json = boost::json;

// Without its id, which holds its person's.
json::object line_value(const Line& line) {
  json::object told;
  told["unit"] = to_text(line.unit);
  told["first_day"] = to_text(line.period.first);
  told["last_day"] = to_text(line.period.last_day());
  told["quantity"] = line.quantity;
  told["price"] = to_pounds(line.price);
  told["per"] = line.per;
  told["factor"] = to_text(line.factor);
  told["amount"] = to_pounds(line.amount);
  return told;
}

json::object rounding_value(const LineExplanation& told) {
  json::object rounding;
  rounding["mode"] = to_text(told.line.rounding);
  rounding["step"] = to_text(told.line.step);
  rounding["exact_unit"] = exact_pounds(told.exact_unit);
  rounding["rounded_unit"] = told.unit ? json::value(to_pounds(*told.unit)) : json::value();
  rounding["exact_amount"] = exact_pounds(told.exact);
  return rounding;
}

json::array walk_value(const std::vector<WalkStep>& walk) {
  json::array steps;
  for (const WalkStep& step : walk) {
    steps.push_back({{"level", to_text(step.level)},
                     {"lines", step.sums.lines},
                     {"amount", to_pounds(step.sums.amount)}});
  }
  return steps;
}

json::value episode_value(const FoundLine& found) {
  if (found.of_episode.empty()) return nullptr;
  json::object episode;
  episode["started"] = to_text(found.started);
  episode["first_day"] = to_text(found.episode.first);
  episode["last_day"] = to_text(found.episode.last_day());
  json::array lines;
  Pence total;
  for (const Line& line : found.of_episode) {
    lines.push_back(line_value(line));
    if (line.id == found.line.id) episode["this_line"] = lines.size();
    total += line.amount;
  }
  episode["lines"] = std::move(lines);
  episode["amount"] = to_pounds(total);
  return episode;
}

}  // namespace

void write_line_explanation_json(const OpenedLine& opened, const PriceBook& book,
                                 std::ostream& out) {
  const auto& [told, found, walk] = opened;
  json::object explanation;
  explanation["schema"] = 1;
  explanation["provider"] = told.provider.text();
  explanation["commissioner"] = name_value(told.commissioner.text());
  explanation["cluster"] = name_value(told.cluster.text());
  explanation["line"] = line_value(told.line);
  explanation["counts"] = unit_words(told.line.unit);
  explanation["origin"] = origin_value(told.origin);
  explanation["rounding"] = rounding_value(told);
  explanation["walk"] = walk_value(walk);
  explanation["episode"] = episode_value(found);
  explanation["book"] = book_value(book.header);
  write_pretty(explanation, out);
}

}  // namespace pbr
