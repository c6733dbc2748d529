#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/price_terms.hpp"

namespace pbr {
namespace {

using yaml::Node;
using yaml::Reader;

void read_rounding(Reader& reader, const Node& root, PriceBook& book) {
  const Node* node = reader.required(root, "rounding");
  if (node == nullptr || !reader.only_keys(*node, "rounding", rulebook::keys::rounding)) return;
  if (const Node* mode = reader.required(*node, "mode")) {
    const auto word = reader.one_of(*mode, "mode", {"half_up", "half_even", "down", "up"});
    if (word) book.rounding = static_cast<Rounding>(*word);
  }
  if (const Node* step = reader.required(*node, "step")) {
    const auto word = reader.one_of(*step, "step", {"invoice_line", "unit_price"});
    if (word) book.step = static_cast<RoundingStep>(*word);
  }
  reader.text_of(*node, "source");
}

void read_tariff(Reader& reader, const Node& root, PriceBook& book) {
  read_rounding(reader, root, book);
  if (const Node* currency = root.find("currency")) {
    reader.one_of(*currency, "currency", {"GBP"});
  }
  rulebook::read_paid_units(reader, root, book.paid);
  if (const Node* prices = reader.required(root, "prices")) {
    rulebook::read_prices(reader, *prices, book.header.valid, book.prices);
  }
  rulebook::read_adjustments(reader, root, book);
  rulebook::read_contracts(reader, root, book);
  rulebook::read_capitation(reader, root, book);
}

}  // namespace

Loaded<PriceBook> rulebook::read_tariff_pack(const std::string& reference,
                                             const yaml::Document& document, Diagnostics problems) {
  return read_pack<PriceBook>("tariff", keys::tariff, reference, document, std::move(problems),
                              read_tariff);
}

Loaded<PriceBook> load_tariff(const std::string& reference, const RulePaths& paths) {
  return rulebook::load_pack(reference, paths, rulebook::read_tariff_pack);
}

}  // namespace pbr
