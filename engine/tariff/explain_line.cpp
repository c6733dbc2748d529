#include <algorithm>

#include "tariff/line.hpp"
#include "tariff/origin.hpp"

namespace pbr {
namespace {

void must(bool agrees, const char* what) {
  if (!agrees) throw InternalError(std::string("a line does not agree with its book: ") + what);
}

// The longest interval of the review period the line is of. A line paid pro rata has it; one paid
// whole stands on the period's first day.
int review_days_of(const Line& line, const ClusterCode& cluster, const TariffTerms& terms) {
  if (line.unit != TariffUnit::review_period) return 0;
  if (terms.book->paid.review_period.pro_rata) return static_cast<int>(line.per);
  const Cluster* known = terms.clusters->find(cluster);
  const auto due = known == nullptr ? std::nullopt : review_due(line.period.first, *known);
  must(due.has_value(), "a review period of a code without an interval");
  return *due - line.period.first;
}

const Capitation& capitation_of(const PriceBook& book, const LineExplanation& told) {
  const auto entry =
      std::find_if(book.capitation.begin(), book.capitation.end(), [&](const Capitation& each) {
        return each.provider == told.provider && each.commissioner == told.commissioner &&
               each.a_year.valid.contains(told.line.period.first);
      });
  must(entry != book.capitation.end(), "no capitation on its first day");
  return *entry;
}

PriceOrigin line_origin(const PriceView& view, const LineExplanation& told,
                        const TariffTerms& terms) {
  const Line& line = told.line;
  if (line.unit == TariffUnit::capitation) {
    return capitation_origin(view, capitation_of(view.book(), told), line.period.first);
  }
  auto origin = origin_of(view, told.provider, told.cluster, line.unit, line.period.first,
                          review_days_of(line, told.cluster, terms));
  must(origin.has_value(), "no price on its first day");
  return std::move(*origin);
}

std::string list_taken(const PriceOrigin& origin) {
  const auto taken = std::find_if(origin.asked.begin(), origin.asked.end(),
                                  [](const auto& list) { return list.answer == Answer::taken; });
  return taken == origin.asked.end() ? std::string() : taken->id;
}

void check(const LineExplanation& told, const PriceView& view) {
  const Line& line = told.line;
  const PriceOrigin& origin = told.origin;
  const Pence price = origin.is_day_cost
                          ? round(origin.price * Rate{origin.review_days}, Rounding::half_up)
                          : origin.price;
  must(line.price == price, "its price");
  must(line.rule == origin.rule, "where its price stands");
  must(line.price_list == list_taken(origin), "the list of its price");
  must(line.non_contract == origin.non_contract.has_value(), "contract or non-contract");
  must(line.rounding == view.book().rounding && line.step == rounding_step(view.book(), line.unit),
       "its rounding");
  for (Date day = line.period.first; day < line.period.end; day = day + 1) {
    must(view.factor(line.unit, day) == line.factor, "its factor");
  }
}

}  // namespace

LineExplanation explain_line(const ProviderId& provider, const CommissionerId& commissioner,
                             const ClusterCode& cluster, const Line& line,
                             const TariffTerms& terms) {
  const PriceBook& book = *terms.book;
  const PriceView view(book, provider, commissioner);
  LineExplanation told{provider, commissioner, cluster, line, {}, {}, {}, {}};
  told.origin = line_origin(view, told, terms);
  check(told, view);
  told.exact_unit = line.price * line.factor * Rate{1, line.per};
  told.exact = told.exact_unit * Rate{line.quantity};
  if (line.step == RoundingStep::unit_price) {
    told.unit = round(told.exact_unit, book.rounding);
    told.exact = ExactPence{*told.unit} * Rate{line.quantity};
  }
  must(round(told.exact, book.rounding) == line.amount, "its amount");
  return told;
}

}  // namespace pbr
