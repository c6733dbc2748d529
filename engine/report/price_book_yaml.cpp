#include <ostream>

#include "pbr/price_report.hpp"

namespace pbr {
namespace {

// In double quotes any text is itself, once quotes and backslashes are escaped.
std::string quoted(const std::string& text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x20 || code == 0x7f) {
      out += "\\x";
      out += hex[code >> 4U];
      out += hex[code & 15U];
      continue;
    }
    if (byte == '"' || byte == '\\') out += '\\';
    out += byte;
  }
  return out + "\"";
}

class BookWriter {
 public:
  BookWriter(const PriceBook& book, std::ostream& out) : book_(book), out_(out) {}

  void run() {
    header();
    units();
    adjustments();
    market_forces();
    out_ << "\nprices:\n";
    prices(book_.prices, "  ");
    lists();
    contracts();
    capitation();
  }

 private:
  void header() {
    const PackHeader& header = book_.header;
    out_ << "tariff: " << header.id << "\nversion: " << header.version
         << "\nstatus: " << to_text(header.status)
         << "\nvalid: {from: " << to_text(header.valid.first)
         << ", to: " << to_text(header.valid.last_day()) << "}\nlicence: " << quoted(header.licence)
         << "\nsources:\n";
    for (const std::string& source : header.sources) out_ << "  - " << quoted(source) << "\n";
    out_ << "\nrounding: {mode: " << to_text(book_.rounding) << ", step: "
         << to_text(book_.step)
         // What its source says is not kept with a book.
         << ", source: \"as in the book this one was made of\"}\ncurrency: GBP\n";
  }

  void units() {
    out_ << "\nunits:\n";
    for (const TariffUnit unit : book_.paid.units) {
      out_ << "  " << to_text(unit) << ": {" << terms(unit) << "}\n";
    }
  }

  [[nodiscard]] std::string terms(TariffUnit unit) const {
    const PaidUnits& paid = book_.paid;
    if (unit == TariffUnit::review_period) {
      return std::string("pay: ") + (paid.review_period.pro_rata ? "pro_rata" : "whole") +
             ", begins: " + (paid.review_period.begins_at_review ? "at_review" : "back_to_back");
    }
    if (unit == TariffUnit::initial_assessment) {
      return std::string("leads_to_nothing: ") +
             (paid.assessment_that_leads_to_nothing ? "paid" : "not_paid");
    }
    if (unit != TariffUnit::episode) return {};
    std::string text;
    const EpisodePriceTerms& episode = paid.episode;
    if (episode.short_stay_up_to) {
      text = "short_stay_up_to: " + std::to_string(*episode.short_stay_up_to);
    }
    if (episode.long_stay_beyond) {
      text += (text.empty() ? "" : ", ");
      text += "long_stay_beyond: " + std::to_string(*episode.long_stay_beyond);
    }
    return text;
  }

  [[nodiscard]] bool is_market_forces(const Adjustment& each) const {
    return book_.market_forces &&
           (each.id == market_forces_id || each.id == market_forces_of_others);
  }

  void adjustments() {
    bool first = true;
    for (const Adjustment& each : book_.adjustments) {
      if (is_market_forces(each)) continue;
      if (std::exchange(first, false)) out_ << "\nadjustments:\n";
      out_ << "  - {id: " << each.id << ", factor: " << to_text(each.factor.value)
           << ", from: " << to_text(each.factor.valid.first)
           << ", source: " << quoted(each.factor.source);
      names(each.provider, each.commissioner);
      if (!each.units.empty()) {
        std::string list;
        for (const TariffUnit unit : each.units) {
          list += (list.empty() ? "" : ", ") + std::string(to_text(unit));
        }
        out_ << ", units: [" << list << "]";
      }
      out_ << "}\n";
    }
  }

  void names(const ProviderId& provider, const CommissionerId& commissioner) {
    if (!provider.empty()) out_ << ", provider: " << quoted(provider.text());
    if (!commissioner.empty()) out_ << ", commissioner: " << quoted(commissioner.text());
  }

  template <class T, class Text>
  void dated(const std::vector<Dated<T>>& values, Text&& text) {
    out_ << "[";
    for (std::size_t i = 0; i < values.size(); ++i) {
      out_ << (i == 0 ? "" : ", ") << "{from: " << to_text(values[i].valid.first)
           << ", value: " << text(values[i].value) << ", source: " << quoted(values[i].source)
           << "}";
    }
    out_ << "]\n";
  }

  [[nodiscard]] std::vector<Dated<Rate>> factors_of(std::string_view id,
                                                    const ProviderId& provider) const {
    std::vector<Dated<Rate>> found;
    for (const Adjustment& each : book_.adjustments) {
      if (each.id == id && each.provider == provider) found.push_back(each.factor);
    }
    return found;
  }

  void market_forces() {
    if (!book_.market_forces) return;
    const auto text = [](Rate rate) { return to_text(rate); };
    // The section must say a source; each value has its own.
    out_ << "\nmarket_forces:\n  source: \"of each value, beside it\"\n  providers:\n";
    for (const ProviderId& provider : book_.market_forces->named) {
      out_ << "    " << quoted(provider.text()) << ": ";
      dated(factors_of(market_forces_id, provider), text);
    }
    if (!book_.market_forces->others) return;
    out_ << "  others: ";
    dated(factors_of(market_forces_of_others, {}), text);
  }

  void prices(const Prices& prices, const std::string& indent) {
    ClusterCode before;
    for (const auto& [key, entries] : prices) {
      if (key.first != before) out_ << indent << quoted(key.first.text()) << ":\n";
      before = key.first;
      out_ << indent << "  " << to_text(key.second) << ": ";
      dated(entries, [](Pence pence) { return to_pounds(pence); });
    }
  }

  void lists() {
    if (!book_.lists.empty()) out_ << "\nprice_lists:\n";
    for (const PriceList& list : book_.lists) {
      out_ << "  - id: " << list.id << "\n";
      if (!list.provider.empty()) out_ << "    provider: " << quoted(list.provider.text()) << "\n";
      if (!list.commissioner.empty()) {
        out_ << "    commissioner: " << quoted(list.commissioner.text()) << "\n";
      }
      out_ << "    prices:\n";
      prices(list.prices, "      ");
    }
  }

  void contracts() {
    if (!book_.contracts.empty()) out_ << "\ncontracts:\n";
    for (const AgreedContract& each : book_.contracts) {
      out_ << "  - {provider: " << quoted(each.provider.text())
           << ", commissioner: " << quoted(each.commissioner.text())
           << (each.host ? ", host: true" : "") << "}\n";
    }
    if (!book_.non_contract) return;
    const NonContract& terms = *book_.non_contract;
    out_ << "\nnon_contract: {prices: " << terms.prices << ", factor: " << to_text(terms.factor)
         << ", source: " << quoted(terms.source) << "}\n";
  }

  void capitation() {
    if (!book_.capitation.empty()) out_ << "\ncapitation:\n";
    for (const Capitation& each : book_.capitation) {
      out_ << "  - {provider: " << quoted(each.provider.text())
           << ", commissioner: " << quoted(each.commissioner.text()) << ", heads: " << each.heads
           << ", a_head_a_year: " << to_pounds(each.a_year.value)
           << ", from: " << to_text(each.a_year.valid.first)
           << ", source: " << quoted(each.a_year.source) << "}\n";
    }
  }

  const PriceBook& book_;
  std::ostream& out_;
};

}  // namespace

void write_price_book(const PriceBook& book, std::ostream& out) { BookWriter(book, out).run(); }

}  // namespace pbr
