#include "rulebook/price_entries.hpp"

#include <algorithm>

#include "rulebook/dated.hpp"
#include "rulebook/pack.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Entry;
using yaml::Node;
using yaml::Reader;

bool more_than_pence(std::string_view text) {
  const auto point = text.find('.');
  return Rate::parse(text).has_value() && point != std::string_view::npos &&
         text.size() - point - 1 > 2;
}

// One value for the whole validity, or a list of dated ones.
template <class T, class ReadOne>
std::vector<Dated<T>> read_dated(Reader& reader, const Node& node, Period valid,
                                 std::string_view what, const std::string& source, ReadOne one,
                                 std::string_view name) {
  std::vector<Dated<T>> values;
  std::vector<Start> starts;
  for (const Node* item : reader.sequence(node, what)) {
    const bool dated = item->kind == yaml::Kind::mapping;
    if (dated && !reader.only_keys(*item, "a dated " + std::string(name), keys::dated)) continue;
    const Node* value = dated ? reader.required(*item, "value") : item;
    const auto read = value == nullptr ? std::nullopt : one(reader, *value);
    Start start{valid.first, item};
    if (const Node* from = dated ? item->find("from") : nullptr) {
      const auto day = reader.date(*from, "from");
      if (!day) continue;
      start = {*day, from};
    }
    if (!read) continue;
    const auto own = dated ? optional_text(reader, *item, "source") : "";
    values.push_back({{}, *read, own.empty() ? source : own, reader.where(*value)});
    starts.push_back(start);
    if (!values.back().source.empty()) continue;
    reader.problem("RB046", *value, "this " + std::string(name) + " has no source", value->text,
                   "source: beside it or for the whole cluster",
                   "say who agreed it, or stated by us");
  }
  const auto periods = periods_of(reader, starts, valid, what);
  for (std::size_t i = 0; i < values.size(); ++i) values[i].valid = periods[i];
  return values;
}

// A period has its own price, or that of its days.
void check_review_prices(Reader& reader, const ClusterCode& code, const Entry& entry) {
  const Node& node = entry.value;
  if (node.find("review_period") == nullptr) return;
  const Node* both = node.find("review_period_day");
  if (both == nullptr) return;
  reader.problem("RB057", *both, "cluster " + code.text() + " prices a review period twice",
                 "review_period and review_period_day",
                 "the price of the period, or the cost of a day in it");
}

void read_cluster(Reader& reader, const ClusterCode& code, const Entry& entry, Period valid,
                  Prices& prices) {
  const Node& node = entry.value;
  if (!reader.only_keys(node, "the prices of a cluster", keys::price)) return;
  const std::string source = optional_text(reader, node, "source");
  bool priced = false;
  for (const auto unit : priced_units) {
    const Node* value = node.find(to_text(unit));
    if (value == nullptr) continue;
    priced = true;
    prices[{code, unit}] = read_dated_prices(reader, *value, valid, to_text(unit), source);
  }
  check_review_prices(reader, code, entry);
  if (priced) return;
  reader.problem("RB045", entry, "cluster " + code.text() + " has no price", {},
                 "non_admitted_day, admitted_day, initial_assessment, review_period, episode or "
                 "contact");
}

}  // namespace

std::optional<Pence> read_price(Reader& reader, const Node& node) {
  if (node.kind == yaml::Kind::scalar && more_than_pence(node.text)) {
    reader.problem("RB012", node, "price has more than two decimals", node.text,
                   "pounds with two decimals", "round the price where the contract says how");
    return std::nullopt;
  }
  const auto price = reader.pounds(node, "price");
  if (!price || *price >= Pence{}) return price;
  reader.problem("RB040", node, "price is below zero", node.text, "0.00 or more");
  return std::nullopt;
}

std::optional<Rate> read_factor(Reader& reader, const Node& node) {
  const auto factor = reader.rate(node, "factor");
  if (!factor || *factor > Rate{}) return factor;
  reader.problem("RB043", node, "a factor is not above zero", to_text(*factor),
                 "a factor such as 0.982");
  return factor;  // so that its dates are still looked at
}

std::vector<Dated<Pence>> read_dated_prices(Reader& reader, const Node& node, Period valid,
                                            std::string_view what, const std::string& source) {
  return read_dated<Pence>(reader, node, valid, what, source, read_price, "price");
}

std::vector<Dated<Rate>> read_dated_factors(Reader& reader, const Node& node, Period valid,
                                            std::string_view what, const std::string& source) {
  return read_dated<Rate>(reader, node, valid, what, source, read_factor, "factor");
}

void read_prices(Reader& reader, const Node& node, Period valid, Prices& prices) {
  if (!is_mapping(reader, node, "prices")) return;
  std::vector<ClusterCode> given;
  for (const auto& entry : node.entries) {
    const auto code = cluster_code(entry.key);
    if (!code) {
      reader.problem("RB031", entry, "this is no cluster code", entry.key,
                     "one to eight digits or capital letters, such as 08");
      continue;
    }
    if (std::find(given.begin(), given.end(), *code) != given.end()) {
      reader.problem("RB044", entry, "cluster " + code->text() + " is priced twice", entry.key,
                     "one entry a cluster, its prices dated where they change");
      continue;
    }
    given.push_back(*code);
    read_cluster(reader, *code, entry, valid, prices);
  }
}

}  // namespace pbr::rulebook
