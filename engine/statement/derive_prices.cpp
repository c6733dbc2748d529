#include "pbr/derive_prices.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "scheme/contracts.hpp"
#include "statement/derived_list.hpp"
#include "tariff/line.hpp"

namespace pbr {
namespace {

using Lines = std::vector<std::pair<const LineShape*, std::int64_t>>;

// Times a number of lines, as adding them one by one would.
Pence times(Pence amount, std::int64_t lines) {
  return round(amount * Rate{lines}, Rounding::down);
}

Diagnostic told(const char* code, const ContractKey& key, std::string message, std::string help) {
  Diagnostic problem;
  problem.severity = Severity::warning;
  problem.code = code;
  problem.at = {.file = "contracts"};
  problem.message = std::move(message);
  problem.found = "provider " + key.provider.text() + ", commissioner " +
                  (key.commissioner.empty() ? "not known" : key.commissioner.text());
  problem.expected = "a contract value and activity that it pays for";
  problem.help = std::move(help);
  return problem;
}

class OneContract {
 public:
  OneContract(const ContractKey& key, Pence value, const Lines& lines, const DeriveTerms& terms)
      : terms_(terms), book_(*terms.book), lines_(lines) {
    made_.contract = key;
    made_.value = value;
  }

  // Nothing where no prices can be derived; then one thing was told.
  std::optional<DerivedContract> run(Diagnostics& problems, PriceBook& derived) {
    gather();
    if (!can_be_derived(problems)) return std::nullopt;
    const Scale scale{made_.value - capitation_, made_.reference - capitation_, terms_.rounding};
    auto list = derived_list(book_, made_.contract, scale, problems);
    if (!list) return std::nullopt;
    price_again(scale);
    share();
    made_.list = put_list(derived, std::move(*list));
    return std::move(made_);
  }

 private:
  using Key = std::tuple<ClusterCode, TariffUnit, Pence>;

  void gather() {
    for (const auto& [shape, lines] : lines_) {
      const Standing standing = standing_of(*shape, terms_);
      DerivedPrice& price = by_key_[{shape->cluster, standing.key, standing.in_book}];
      price.cluster = shape->cluster;
      price.unit = standing.key;
      price.reference_price = price.price = standing.in_book;
      price.quantity += lines * quantity_of(*shape, standing);
      const Pence amount = times(amount_at(*shape, standing, standing.in_book, book_), lines);
      price.reference_amount += amount;
      made_.reference += amount;
      if (shape->unit == TariffUnit::capitation) capitation_ += amount;
    }
  }

  [[nodiscard]] std::int64_t quantity_of(const LineShape& shape, const Standing& standing) const {
    const bool whole = standing.days > 0 && !book_.paid.review_period.pro_rata;
    return whole ? shape.quantity * standing.days : shape.quantity;
  }

  bool can_be_derived(Diagnostics& problems) const {
    const ContractKey& key = made_.contract;
    if (lines_.empty()) {
      problems.push_back(told("DP001", key, "a contract value without activity",
                              "no price comes of it; check both codes against the referrals"));
    } else if (!have_contract(book_, key.provider, key.commissioner)) {
      problems.push_back(told("DP005", key,
                              "a contract value of two who have no contract in the price book",
                              "add the pair to contracts: in the book"));
    } else if (made_.value < capitation_) {
      const bool below_zero = made_.value < Pence{};
      problems.push_back(told(
          "DP004", key,
          below_zero ? "a contract value below zero"
                     : "a contract value below what capitation alone pays",
          below_zero ? "look at the value" : "look at the value and at the heads in the book"));
    } else if (made_.reference == capitation_) {
      problems.push_back(told("DP002", key, "a contract whose activity costs nothing in the book",
                              "no scale can be found; price its clusters first"));
    } else {
      return true;
    }
    return false;
  }

  void price_again(const Scale& scale) {
    for (auto& [key, price] : by_key_) {
      if (price.unit != TariffUnit::capitation) price.price = scale.of(price.reference_price);
    }
    for (const auto& [shape, lines] : lines_) {
      const Standing standing = standing_of(*shape, terms_);
      DerivedPrice& price = by_key_.at({shape->cluster, standing.key, standing.in_book});
      const Pence amount = times(amount_at(*shape, standing, price.price, book_), lines);
      price.amount += amount;
      made_.amount += amount;
    }
  }

  // Capitation keeps its amount; the rest of the value is shared by reference amounts.
  void share() {
    std::vector<std::int64_t> weights;
    for (auto& [key, price] : by_key_) {
      const bool scaled = price.unit != TariffUnit::capitation;
      weights.push_back(scaled ? price.reference_amount.value() : 0);
    }
    const auto shares = share_out(made_.value - capitation_, weights);
    auto share = shares.begin();
    for (auto& [key, price] : by_key_) {
      price.share = price.unit == TariffUnit::capitation ? price.reference_amount : *share;
      ++share;
      made_.prices.push_back(price);
    }
  }

  // In the place of the pair's own list, whose id non-contract activity may name.
  static std::string put_list(PriceBook& derived, PriceList list) {
    const auto is_id = [&](const PriceList& other) { return other.id == list.id; };
    for (PriceList& other : derived.lists) {
      if (other.provider != list.provider || other.commissioner != list.commissioner) continue;
      other.prices = std::move(list.prices);
      return other.id;
    }
    std::size_t number = 0;
    do {
      list.id = "derived-" + std::to_string(++number);
    } while (std::any_of(derived.lists.begin(), derived.lists.end(), is_id));
    derived.lists.push_back(list);
    return list.id;
  }

  const DeriveTerms& terms_;
  const PriceBook& book_;
  const Lines& lines_;
  DerivedContract made_;
  std::map<Key, DerivedPrice> by_key_;
  Pence capitation_;
};

PriceBook start_of(const PriceBook& book, Rounding rounding) {
  PriceBook derived = book;
  PackHeader& header = derived.header;
  header.id += "-derived";
  header.status = PackStatus::illustrative;
  header.sources.push_back("Lists derived-...: the prices of " + book.header.id + " " +
                           book.header.version +
                           ", each scaled so that the study's activity comes to the contract's "
                           "value (cost-neutral), rounded " +
                           std::string(to_text(rounding)) + " to the penny");
  return derived;
}

}  // namespace

DerivedPrices derive_prices(const PricedActivity& activity, const std::vector<Contract>& contracts,
                            const DeriveTerms& terms) {
  DerivedPrices result{start_of(*terms.book, terms.rounding), {}, {}};
  std::map<ContractKey, Lines> lines;
  for (const auto& [shape, count] : activity.lines()) {
    lines[shape.contract].emplace_back(&shape, count);
  }
  const auto values = values_in(contracts, terms.period, terms.book->rounding);
  for (const auto& [key, value] : values) {
    auto made = OneContract(key, value, lines[key], terms).run(result.told, result.book);
    if (made) result.contracts.push_back(std::move(*made));
  }
  for (const auto& [key, of_key] : lines) {
    if (values.contains(key)) continue;
    result.told.push_back(told("DP003", key, "activity without a contract value",
                               "its prices stay as they are; add a row to the contracts table"));
  }
  return result;
}

}  // namespace pbr
