#include "pbr/price_cells.hpp"

#include <algorithm>

#include "pbr/result.hpp"
#include "scheme/price_cell_map.hpp"

namespace pbr {
namespace {

void add_entries(const Prices& prices, std::vector<const Dated<Pence>*>& entries) {
  for (const auto& [key, dated] : prices) {
    for (const Dated<Pence>& each : dated) entries.push_back(&each);
  }
}

void append(std::string& text, std::int64_t number) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

// Of a review period at a day's cost, which is in its price a whole number of times.
std::int64_t days_of(const Line& line, Pence a_day) {
  if (a_day.value() != 0) return line.price.value() / a_day.value();
  return line.per > 1 ? line.per : PriceCellKey::days_not_known;
}

const Capitation& capitation_on(const PriceBook& book, const ContractKey& contract, Date day) {
  const auto found =
      std::find_if(book.capitation.begin(), book.capitation.end(), [&](const Capitation& each) {
        return each.provider == contract.provider && each.commissioner == contract.commissioner &&
               each.a_year.valid.contains(day);
      });
  if (found == book.capitation.end()) throw InternalError("a capitation line of another book");
  return *found;
}

}  // namespace

std::vector<const Dated<Pence>*> entries_of(const PriceBook& book) {
  std::vector<const Dated<Pence>*> entries;
  add_entries(book.prices, entries);
  for (const PriceList& list : book.lists) add_entries(list.prices, entries);
  for (const Capitation& each : book.capitation) entries.push_back(&each.a_year);
  return entries;
}

PriceTable price_table(const PriceBook& book) {
  PriceTable table;
  for (const Dated<Pence>* each : entries_of(book)) table.prices.push_back(each->value);
  for (const Adjustment& each : book.adjustments) table.factors.push_back(each.factor.value);
  table.factors.push_back(book.non_contract ? book.non_contract->factor : Rate{1});
  return table;
}

void PriceCells::Cells::number_entries() {
  std::size_t number = 0;
  for (const Dated<Pence>* each : entries_of(book)) numbers_[each] = number++;
}

void PriceCells::Cells::note_days(Period of_lines) {
  if (days.empty()) days = of_lines;
  if (of_lines.empty()) return;
  days = {std::min(days.first, of_lines.first), std::max(days.end, of_lines.end)};
}

PriceCellKey PriceCells::Cells::key_of(const ContractKey& contract, const ClusterCode& cluster,
                                       const Line& line) {
  const Date day = line.period.first;
  const PriceView& view =
      views_.try_emplace(contract, book, contract.provider, contract.commissioner).first->second;
  PriceCellKey key{contract, cluster, line.unit, 0, {}, line.per, 1};
  if (line.unit == TariffUnit::capitation) {
    key.entry = numbers_.at(&capitation_on(book, contract, day).a_year);
  } else {
    const PriceInForce found = view.price(cluster, line.unit, day);
    if (found.price == nullptr) throw InternalError("a line of another book");
    key.entry = numbers_.at(found.price);
    if (found.is_day_cost) key.days = days_of(line, found.price->value);
  }
  for (const Adjustment* each : view.adjustments(line.unit)) {
    if (!each->factor.valid.contains(day)) continue;
    key.factors.push_back(static_cast<std::size_t>(each - book.adjustments.data()));
  }
  if (view.non_contract()) key.factors.push_back(book.adjustments.size());
  return key;
}

PriceCells::PriceCells(const PriceBook& book) : cells_(std::make_unique<Cells>(book)) {}
PriceCells::PriceCells(PriceCells&&) noexcept = default;
PriceCells& PriceCells::operator=(PriceCells&&) noexcept = default;
PriceCells::~PriceCells() = default;

// What the key is made of is found by the line's day once; afterwards by its bytes.
void PriceCells::add(const ContractKey& contract, const ClusterCode& cluster, const Line& line) {
  std::string& place = cells_->place;
  place.clear();
  for (const std::string* text :
       {&contract.provider.text(), &contract.commissioner.text(), &cluster.text()}) {
    append(place, static_cast<std::int64_t>(text->size()));
    place += *text;
  }
  append(place, static_cast<std::int64_t>(line.unit));
  append(place, line.period.first - Date{});
  append(place, line.per);
  append(place, line.price.value());
  auto found = cells_->places.find(place);
  if (found == cells_->places.end()) {
    auto& counts = cells_->counts[cells_->key_of(contract, cluster, line)];
    found = cells_->places.emplace(place, &counts).first;
    const Date month = first_of_month(line.period.first);
    cells_->note_days({month, add_months(month, 1, MonthEnd::clip)});
  }
  ++(*found->second)[line.quantity];
}

void PriceCells::merge(const PriceCells& other) {
  cells_->note_days(other.cells_->days);
  for (const auto& [key, counts] : other.cells_->counts) {
    auto& mine = cells_->counts[key];
    for (const auto& [quantity, lines] : counts) mine[quantity] += lines;
  }
}

std::map<ContractKey, PriceCells::Amounts> PriceCells::price(const PriceBook& book) const {
  const PricePlan plan(*this);
  const PriceTable table = price_table(book);
  const PriceTable* const only = &table;
  std::vector<std::int64_t> amounts(plan.rows().size());
  plan.price({&only, 1}, amounts);
  std::map<ContractKey, Amounts> result;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    Amounts& of = result[plan.rows()[i].contract];
    of.clusters[plan.rows()[i].cluster] = Pence{amounts[i]};
    of.total += Pence{amounts[i]};
  }
  return result;
}

void take_amounts(const std::map<ContractKey, PriceCells::Amounts>& amounts, PayInputs& inputs) {
  for (auto& [key, contract] : inputs.contracts) {
    const auto found = amounts.find(key);
    if (found == amounts.end()) continue;
    contract.activity = found->second.total;
    for (const auto& [cluster, amount] : found->second.clusters) {
      contract.clusters[cluster].amount = amount;
    }
  }
}

}  // namespace pbr
