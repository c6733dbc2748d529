#include <algorithm>

#include "rulebook/dated.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/price_entries.hpp"
#include "rulebook/price_terms.hpp"

namespace pbr::rulebook {
namespace {

using yaml::Node;
using yaml::Reader;

std::string pair_text(const ProviderId& provider, const CommissionerId& commissioner) {
  if (provider.empty()) return commissioner.text();
  if (commissioner.empty()) return provider.text();
  return provider.text() + " and " + commissioner.text();
}

void check_list(Reader& reader, const Node& at, const PriceList& list,
                const std::vector<PriceList>& before) {
  if (list.provider.empty() && list.commissioner.empty()) {
    reader.problem("RB058", at, "price list " + list.id + " holds for nobody", {},
                   "provider, commissioner or both", "prices for everybody stand in `prices`");
    return;
  }
  for (const PriceList& other : before) {
    const bool same_id = other.id == list.id;
    if (!same_id && (other.provider != list.provider || other.commissioner != list.commissioner)) {
      continue;
    }
    reader.problem("RB058", at,
                   same_id
                       ? "two price lists have one id"
                       : "two price lists hold for " + pair_text(list.provider, list.commissioner),
                   list.id, "one list, its prices dated where they change",
                   "the other stands in line " + std::to_string(other.at.line));
    return;
  }
}

void read_list(Reader& reader, const Node& node, PriceBook& book) {
  if (!reader.only_keys(node, "a price list", keys::price_list)) return;
  PriceList list;
  list.at = reader.where(node);
  if (const Node* id = reader.required(node, "id")) {
    list.id = read_id(reader, *id, "id").value_or("");
    if (list.id == "host" || list.id == "book") {
      reader.problem("RB058", *id, "this id has a meaning of its own", list.id, "another id");
    }
  }
  list.provider = ProviderId(optional_text(reader, node, "provider"));
  list.commissioner = CommissionerId(optional_text(reader, node, "commissioner"));
  if (const Node* prices = reader.required(node, "prices")) {
    read_prices(reader, *prices, book.header.valid, list.prices);
  }
  check_list(reader, node, list, book.lists);
  book.lists.push_back(std::move(list));
}

void check_contract(Reader& reader, const Node& at, const AgreedContract& contract,
                    const std::vector<AgreedContract>& before) {
  for (const AgreedContract& other : before) {
    if (other.provider != contract.provider) continue;
    const bool same = other.commissioner == contract.commissioner;
    if (!same && !(other.host && contract.host)) continue;
    reader.problem("RB059", at,
                   same ? "this contract is listed twice"
                        : "provider " + contract.provider.text() + " has two hosts",
                   pair_text(contract.provider, contract.commissioner),
                   same ? "each contract once" : "one commissioner with host: true",
                   "the other stands in line " + std::to_string(other.at.line));
    return;
  }
}

void read_contract(Reader& reader, const Node& node, PriceBook& book) {
  if (!reader.only_keys(node, "a contract", keys::agreed_contract)) return;
  AgreedContract contract;
  contract.at = reader.where(node);
  contract.provider = ProviderId(reader.text_of(node, "provider").value_or(""));
  contract.commissioner = CommissionerId(reader.text_of(node, "commissioner").value_or(""));
  if (const Node* host = node.find("host")) {
    contract.host = reader.truth(*host, "host").value_or(false);
  }
  check_contract(reader, node, contract, book.contracts);
  book.contracts.push_back(std::move(contract));
}

void check_named_list(Reader& reader, const Node& at, const std::string& id,
                      const PriceBook& book) {
  std::vector<std::string_view> known{"host", "book"};
  for (const PriceList& list : book.lists) known.push_back(list.id);
  if (std::find(known.begin(), known.end(), id) != known.end()) return;
  const auto nearest = nearest_name(id, known);
  reader.problem("RB059", at, "non-contract activity is to be paid at a list that is not there", id,
                 "host, book or the id of a price list",
                 nearest.empty() ? "" : "did you mean \"" + std::string(nearest) + "\"?");
}

void read_non_contract(Reader& reader, const Node& node, PriceBook& book) {
  if (!reader.only_keys(node, "non_contract", keys::non_contract)) return;
  NonContract terms;
  terms.at = reader.where(node);
  if (const Node* prices = reader.required(node, "prices")) {
    terms.prices = reader.text(*prices, "prices").value_or("");
    if (!terms.prices.empty()) check_named_list(reader, *prices, terms.prices, book);
  }
  if (const Node* factor = node.find("factor")) {
    terms.factor = read_factor(reader, *factor).value_or(Rate{1});
  }
  terms.source = reader.text_of(node, "source").value_or("");
  if (book.contracts.empty()) {
    reader.problem("RB059", node, "without contracts nothing is non-contract activity", {},
                   "contracts: with the pairs that have one");
  }
  book.non_contract = std::move(terms);
}

// Heads of one provider and commissioner follow each other.
void close_periods(Reader& reader, const std::vector<Start>& starts, PriceBook& book) {
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const Capitation& first = book.capitation[i];
    std::vector<std::size_t> of_pair;
    std::vector<Start> of_starts;
    for (std::size_t j = 0; j < starts.size(); ++j) {
      const Capitation& each = book.capitation[j];
      if (each.provider != first.provider || each.commissioner != first.commissioner) continue;
      if (j < i) break;
      of_pair.push_back(j);
      of_starts.push_back(starts[j]);
    }
    const auto periods =
        periods_of(reader, of_starts, book.header.valid,
                   "capitation of " + pair_text(first.provider, first.commissioner));
    for (std::size_t j = 0; j < of_pair.size(); ++j) {
      book.capitation[of_pair[j]].a_year.valid = periods[j];
    }
  }
}

}  // namespace

void read_contracts(Reader& reader, const Node& root, PriceBook& book) {
  if (const Node* lists = root.find("price_lists")) {
    for (const Node* item : reader.sequence(*lists, "price_lists")) read_list(reader, *item, book);
  }
  if (const Node* contracts = root.find("contracts")) {
    for (const Node* item : reader.sequence(*contracts, "contracts")) {
      read_contract(reader, *item, book);
    }
  }
  if (const Node* terms = root.find("non_contract")) read_non_contract(reader, *terms, book);
}

void read_capitation(Reader& reader, const Node& root, PriceBook& book) {
  const Node* node = root.find("capitation");
  if (node == nullptr) return;
  constexpr std::int64_t most_heads = 1'000'000'000;
  std::vector<Start> starts;
  for (const Node* item : reader.sequence(*node, "capitation")) {
    if (!reader.only_keys(*item, "a capitation", keys::capitation)) continue;
    Capitation entry;
    entry.provider = ProviderId(reader.text_of(*item, "provider").value_or(""));
    entry.commissioner = CommissionerId(reader.text_of(*item, "commissioner").value_or(""));
    const Node* heads = reader.required(*item, "heads");
    const auto count =
        heads == nullptr ? std::nullopt : reader.whole(*heads, "heads", 0, most_heads);
    const Node* price = reader.required(*item, "a_head_a_year");
    const auto amount = price == nullptr ? std::nullopt : read_price(reader, *price);
    entry.a_year.source = reader.text_of(*item, "source").value_or("");
    const Node* from = item->find("from");
    const auto day =
        from == nullptr ? std::optional(book.header.valid.first) : reader.date(*from, "from");
    const bool named = !entry.provider.empty() && !entry.commissioner.empty();
    if (named && !have_contract(book, entry.provider, entry.commissioner)) {
      reader.problem("RB059", *item, "capitation between two who have no contract in the book",
                     pair_text(entry.provider, entry.commissioner), "a pair of contracts");
    }
    if (!count || !amount || !day) continue;
    entry.heads = *count;
    entry.a_year.value = *amount;
    entry.a_year.at = reader.where(*item);
    book.capitation.push_back(std::move(entry));
    starts.push_back({*day, from == nullptr ? item : from});
  }
  close_periods(reader, starts, book);
}

}  // namespace pbr::rulebook
