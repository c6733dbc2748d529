#include <algorithm>
#include <ostream>

#include "pbr/price_report.hpp"
#include "report/columns.hpp"
#include "report/exact_text.hpp"
#include "report/number_text.hpp"
#include "report/price_words.hpp"

namespace pbr {
namespace {

// A name in a column of its own, then its text.
std::ostream& part(std::ostream& out, std::string name) {
  constexpr std::size_t width = 11;
  name.append(name.size() < width ? width - name.size() : 0, ' ');
  return out << "  " << name;
}

std::string who_pays(const CommissionerId& commissioner) {
  return commissioner.empty() ? "a commissioner not known" : "commissioner " + commissioner.text();
}

std::string per_text(const Line& line) {
  return line.per == 1 ? std::string() : " / " + std::to_string(line.per);
}

void write_head(const OpenedLine& opened, std::ostream& out) {
  const auto& [told, found, walk] = opened;
  const Line& line = told.line;
  out << to_text(line.unit);
  if (!told.cluster.empty()) out << " in cluster " << told.cluster.text();
  out << ", provider " << told.provider.text() << ", " << who_pays(told.commissioner) << ", "
      << to_text(line.period.first) << " to " << to_text(line.period.last_day()) << "\n\n";
  out << "  " << pounds_text(line.amount) << " = " << line.quantity << " x "
      << pounds_text(line.price) << " x " << to_text(line.factor) << per_text(line) << "\n\n";
}

void write_price(const LineExplanation& told, std::ostream& out) {
  const PriceOrigin& origin = told.origin;
  part(out, "counts") << told.line.quantity << " " << unit_words(told.line.unit) << "\n";
  part(out, "price") << pounds_text(origin.price);
  if (origin.is_day_cost) {
    out << " a day x " << origin.review_days
        << " days to the next review = " << pounds_text(told.line.price);
  }
  out << ", in force " << days_words(origin.valid) << ", " << origin.rule << "\n";
  if (!origin.source.empty()) part(out, "") << "source: " << origin.source << "\n";
  if (told.line.per == 1) return;
  const bool heads = told.line.unit == TariffUnit::capitation;
  part(out, "") << (heads ? "for a head and a year; here " : "for a whole review period; here ")
                << told.line.quantity << " / " << told.line.per
                << (heads ? " of it: heads / 12, by days in a part of a month\n"
                          : " of it: days of the episode / days of the period\n");
}

void write_lists(const PriceOrigin& origin, std::ostream& out) {
  std::string name = "asked";
  for (const AskedList& list : origin.asked) {
    part(out, std::exchange(name, {})) << list_words(list) << ": " << answer_words(list.answer);
    if (!list.rule.empty()) out << ", " << list.rule;
    out << "\n";
  }
}

void write_contract(const PriceOrigin& origin, const PriceBook& book, std::ostream& out) {
  part(out, "contract");
  if (!origin.non_contract) {
    out << (book.contracts.empty() ? "the book lists none: every pair has one"
                                   : "the book lists the two")
        << "\n";
    return;
  }
  const NonContractTerms& terms = *origin.non_contract;
  out << "none between the two: non-contract activity at ";
  if (terms.prices == "host") {
    out << "the prices of the provider's host, " << who_pays(terms.host);
  } else if (terms.prices == "book") {
    out << "everybody's prices";
  } else {
    out << "the prices of list " << terms.prices;
  }
  out << ", " << terms.rule << "\n";
}

void write_factor(const PriceOrigin& origin, std::ostream& out) {
  part(out, "factor") << to_text(origin.factor)
                      << (origin.factors.empty() && !origin.non_contract
                              ? ": nothing is in force that changes the price"
                              : "")
                      << "\n";
  if (origin.non_contract && origin.non_contract->factor != Rate{1}) {
    part(out, "") << to_text(origin.non_contract->factor) << "  non-contract activity, "
                  << origin.non_contract->rule << "; source: " << origin.non_contract->source
                  << "\n";
  }
  for (const FactorPart& each : origin.factors) {
    part(out, "") << to_text(each.factor) << "  " << each.id << ", "
                  << holders(each.provider, each.commissioner) << ", " << units_words(each.units)
                  << ", " << days_words(each.valid) << ", " << each.rule
                  << "; source: " << each.source << "\n";
  }
}

void write_sum(const LineExplanation& told, std::ostream& out) {
  const Line& line = told.line;
  if (told.unit) {
    part(out, "unit") << exact_pounds_text(told.exact_unit) << " exactly, rounded "
                      << pounds_text(*told.unit) << "\n";
  }
  part(out, "exactly") << exact_pounds_text(told.exact) << "\n";
  part(out, "rounded") << rounding_words(line.rounding) << " (" << to_text(line.rounding) << "); "
                       << step_words(line.step) << " (" << to_text(line.step) << ")\n";
}

std::string step_name(const WalkStep& step, const FoundLine& found) {
  switch (step.level) {
    case WalkLevel::provider:
      return "provider " + found.provider.text();
    case WalkLevel::commissioner:
      return "of these, " + who_pays(found.commissioner);
    case WalkLevel::month:
      return "of these, in " + month_text(found.line.period.first);
    case WalkLevel::unit:
      return "of these, " + std::string(to_text(found.line.unit)) +
             (found.cluster.empty() ? "" : " in cluster " + found.cluster.text());
    case WalkLevel::line:
      return "this line";
  }
  throw InternalError("no such level of a walk");
}

void write_walk(const OpenedLine& opened, std::ostream& out) {
  constexpr std::size_t width = 18;
  out << "\nFrom the provider's total to this line\n";
  for (const WalkStep& step : opened.walk) {
    out << right_aligned(pounds_text(step.sums.amount), width)
        << right_aligned(grouped(step.sums.lines), 10)
        << (step.sums.lines == 1 ? " line   " : " lines  ") << step_name(step, opened.found)
        << "\n";
  }
}

void write_episode(const FoundLine& found, std::ostream& out) {
  constexpr std::size_t width = 18;
  if (found.of_episode.empty()) {
    out << "\nIt belongs to no episode.\n";
    return;
  }
  Pence total;
  out << "\nThe lines of its episode, started " << to_text(found.started) << ", counted "
      << days_words(found.episode) << "\n";
  for (const Line& line : found.of_episode) {
    out << right_aligned(pounds_text(line.amount), width)
        << (line.id == found.line.id ? "  * " : "    ") << to_text(line.period.first) << " to "
        << to_text(line.period.last_day()) << "  " << line.quantity << " x " << to_text(line.unit)
        << " at " << pounds_text(line.price) << " x " << to_text(line.factor) << per_text(line)
        << "\n";
    total += line.amount;
  }
  out << right_aligned(pounds_text(total), width) << "    together\n";
}

}  // namespace

void write_line_explanation_text(const OpenedLine& opened, const PriceBook& book,
                                 std::ostream& out) {
  write_head(opened, out);
  write_price(opened.told, out);
  write_lists(opened.told.origin, out);
  write_contract(opened.told.origin, book, out);
  write_factor(opened.told.origin, out);
  write_sum(opened.told, out);
  write_walk(opened, out);
  write_episode(opened.found, out);
  out << "\nprice book: " << book.header.id << " " << book.header.version << ", "
      << to_text(book.header.status) << "\n";
}

}  // namespace pbr
