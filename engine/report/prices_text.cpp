#include <algorithm>
#include <ostream>

#include "pbr/csv.hpp"
#include "pbr/price_report.hpp"
#include "report/columns.hpp"
#include "report/exact_text.hpp"
#include "report/number_text.hpp"
#include "report/price_words.hpp"

namespace pbr {
namespace {

std::string code_text(const ClusterCode& cluster) { return cluster.empty() ? "-" : cluster.text(); }

const AskedList* list_taken(const PriceOrigin& origin) {
  const auto taken =
      std::find_if(origin.asked.begin(), origin.asked.end(),
                   [](const AskedList& list) { return list.answer == Answer::taken; });
  return taken == origin.asked.end() ? nullptr : &*taken;
}

// Texts that many prices share: told once, behind the table, by number.
class Footnotes {
 public:
  std::size_t number(const std::string& text) {
    const auto at = std::find(texts_.begin(), texts_.end(), text);
    if (at != texts_.end()) return static_cast<std::size_t>(at - texts_.begin()) + 1;
    texts_.push_back(text);
    return texts_.size();
  }
  void write(std::ostream& out) const {
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      out << "  " << right_aligned("[" + std::to_string(i + 1) + "]", 5) << " " << texts_[i]
          << "\n";
    }
  }

 private:
  std::vector<std::string> texts_;
};

std::string price_note(const PriceOrigin& origin) {
  const AskedList* list = list_taken(origin);
  return (list == nullptr ? std::string("capitation") : list_words(*list)) +
         "; source: " + origin.source;
}

// "0.982 net-uplift [3] x 1.05 market-forces [4]", or "1".
std::string factor_parts(const PriceOrigin& origin, Footnotes& notes) {
  std::string text;
  const auto add = [&](Rate factor, const std::string& id, const std::string& note) {
    text += (text.empty() ? "" : " x ") + to_text(factor) + " " + id + " [" +
            std::to_string(notes.number(note)) + "]";
  };
  if (origin.non_contract) {
    const NonContractTerms& terms = *origin.non_contract;
    add(terms.factor, "non-contract",
        "non-contract activity at prices of " +
            (terms.host.empty() ? terms.prices : "the host, " + terms.host.text()) + ", " +
            terms.rule + "; source: " + terms.source);
  }
  for (const FactorPart& part : origin.factors) {
    add(part.factor, part.id,
        part.id + " " + to_text(part.factor) + ", " + holders(part.provider, part.commissioner) +
            ", " + units_words(part.units) + ", " + days_words(part.valid) + ", " + part.rule +
            "; source: " + part.source);
  }
  return text.empty() ? "1" : text;
}

// Where the line is rounded as a whole, nothing is yet.
std::string together(const ShownPrice& shown, RoundingStep step) {
  if (step == RoundingStep::unit_price) return pounds_text(shown.after_factor);
  return exact_pounds_text(shown.exact);
}

void write_price(const ShownPrice& shown, RoundingStep step, Footnotes& notes, std::ostream& out) {
  const PriceOrigin& origin = shown.origin;
  out << "  " << padded(code_text(shown.cluster), 9) << padded(std::string(to_text(shown.unit)), 20)
      << right_aligned(pounds_text(shown.price), 12)
      << right_aligned(to_decimal(origin.factor, 6), 11) << right_aligned(together(shown, step), 12)
      << "  " << padded(shown.changes ? to_text(*shown.changes) : "-", 12) << origin.rule << " ["
      << notes.number(price_note(origin)) << "]; " << factor_parts(origin, notes);
  if (origin.is_day_cost) {
    out << "; " << pounds_text(origin.price) << " a day x " << origin.review_days << " days";
  }
  out << "\n";
}

std::string asker(const PriceQuestion& question) {
  std::string text = question.provider.empty() ? "any provider" : question.provider.text();
  return text + " for " +
         (question.commissioner.empty() ? "any commissioner" : question.commissioner.text());
}

}  // namespace

void write_prices_text(const PricesInForce& prices, const PriceQuestion& question,
                       const PriceBook& book, std::ostream& out) {
  out << "Prices in force on " << to_text(question.day) << ", " << asker(question) << "\n"
      << book.header.id << " " << book.header.version << ", " << to_text(book.header.status)
      << ", valid " << days_words(book.header.valid) << "\nrounded "
      << rounding_words(book.rounding) << ": " << step_words(book.step) << "\n\n";
  out << "  " << padded("cluster", 9) << padded("unit", 20) << right_aligned("price", 12)
      << right_aligned("factor", 11) << right_aligned("together", 12) << "  "
      << padded("changes", 12) << "from where\n";
  Footnotes notes;
  for (const ShownPrice& shown : prices.prices) write_price(shown, book.step, notes, out);
  for (const NoPrice& none : prices.missing) {
    out << "  " << padded(none.cluster.text(), 9) << padded(std::string(to_text(none.unit)), 20)
        << right_aligned("no price", 12) << "\n";
  }
  out << "\n";
  notes.write(out);
}

void write_prices_csv(const PricesInForce& prices, std::ostream& out) {
  CsvWriter csv(out, {"cluster", "unit", "price", "factor", "after_factor", "exact", "price_list",
                      "basis", "first_day", "last_day", "changes", "day_cost", "review_days",
                      "factors", "source", "rule"});
  for (const ShownPrice& shown : prices.prices) {
    const PriceOrigin& origin = shown.origin;
    const AskedList* list = list_taken(origin);
    std::string factors;
    for (const FactorPart& part : origin.factors) {
      factors +=
          (factors.empty() ? "" : "; ") + part.id + " " + to_text(part.factor) + " " + part.rule;
    }
    csv.field(shown.cluster.text()).field(to_text(shown.unit)).field(to_pounds(shown.price));
    csv.field(to_text(origin.factor)).field(to_pounds(shown.after_factor));
    csv.field(exact_pounds(shown.exact)).field(list == nullptr ? "" : list->id);
    csv.field(origin.non_contract ? "non_contract" : "contract");
    csv.field(to_text(origin.valid.first)).field(to_text(origin.valid.last_day()));
    csv.field(shown.changes ? to_text(*shown.changes) : "");
    csv.field(origin.is_day_cost ? to_pounds(origin.price) : "");
    csv.field(origin.review_days == 0 ? "" : std::to_string(origin.review_days));
    csv.field(factors).field(origin.source).field(origin.rule).end();
  }
}

}  // namespace pbr
