// Which price and which factor hold between a provider and a commissioner on a day.

#include <algorithm>

#include "pbr/price_book.hpp"
#include "pbr/result.hpp"

namespace pbr {
namespace {

const std::vector<Dated<Pence>>* entries_in(const Prices& prices, const ClusterCode& cluster,
                                            TariffUnit unit) {
  const auto found = prices.find({cluster, unit});
  return found == prices.end() ? nullptr : &found->second;
}

const Dated<Pence>* in_force(const Prices& prices, const ClusterCode& cluster, TariffUnit unit,
                             Date day) {
  const auto* entries = entries_in(prices, cluster, unit);
  if (entries == nullptr) return nullptr;
  const auto at = std::find_if(entries->begin(), entries->end(), [day](const Dated<Pence>& value) {
    return value.valid.contains(day);
  });
  return at == entries->end() ? nullptr : &*at;
}

PriceInForce price_in(const Prices& prices, const PriceList* list, const ClusterCode& cluster,
                      TariffUnit unit, Date day) {
  const auto* price = in_force(prices, cluster, unit, day);
  if (price != nullptr || unit != TariffUnit::review_period) return {price, list, false};
  return {in_force(prices, cluster, TariffUnit::review_period_day, day), list, true};
}

bool holds(const Adjustment& adjustment, const ProviderId& provider,
           const CommissionerId& commissioner) {
  return (adjustment.provider.empty() || adjustment.provider == provider) &&
         (adjustment.commissioner.empty() || adjustment.commissioner == commissioner);
}

bool holds(const Adjustment& adjustment, TariffUnit unit) {
  return adjustment.units.empty() || adjustment.units.contains(unit);
}

// The value for others is not for a provider that has one of its own.
bool is_others_value(const PriceBook& book, const Adjustment& adjustment,
                     const ProviderId& provider) {
  return book.market_forces && adjustment.id == market_forces_of_others &&
         book.market_forces->named.contains(provider);
}

}  // namespace

std::string_view to_text(TariffUnit unit) {
  switch (unit) {
    case TariffUnit::non_admitted_day:
      return "non_admitted_day";
    case TariffUnit::admitted_day:
      return "admitted_day";
    case TariffUnit::initial_assessment:
      return "initial_assessment";
    case TariffUnit::review_period:
      return "review_period";
    case TariffUnit::review_period_day:
      return "review_period_day";
    case TariffUnit::episode:
      return "episode";
    case TariffUnit::short_stay_day:
      return "short_stay_day";
    case TariffUnit::long_stay_day:
      return "long_stay_day";
    case TariffUnit::contact:
      return "contact";
    case TariffUnit::capitation:
      return "capitation";
  }
  throw InternalError("no such tariff unit");
}

std::optional<TariffUnit> tariff_unit(std::string_view text) {
  if (text == to_text(TariffUnit::capitation)) return TariffUnit::capitation;
  const auto found = std::find_if(priced_units.begin(), priced_units.end(),
                                  [text](TariffUnit unit) { return to_text(unit) == text; });
  return found == priced_units.end() ? std::nullopt : std::optional(*found);
}

std::string_view to_text(RoundingStep step) {
  switch (step) {
    case RoundingStep::invoice_line:
      return "invoice_line";
    case RoundingStep::unit_price:
      return "unit_price";
  }
  throw InternalError("no such rounding step");
}

const AgreedContract* host_of(const PriceBook& book, const ProviderId& provider) {
  const auto found = std::find_if(
      book.contracts.begin(), book.contracts.end(),
      [&](const AgreedContract& each) { return each.host && each.provider == provider; });
  return found == book.contracts.end() ? nullptr : &*found;
}

bool have_contract(const PriceBook& book, const ProviderId& provider,
                   const CommissionerId& commissioner) {
  return book.contracts.empty() ||
         std::any_of(book.contracts.begin(), book.contracts.end(), [&](const AgreedContract& each) {
           return each.provider == provider && each.commissioner == commissioner;
         });
}

PriceView::PriceView(const PriceBook& book, const ProviderId& provider,
                     const CommissionerId& commissioner)
    : book_(&book) {
  for (const Adjustment& each : book.adjustments) {
    if (holds(each, provider, commissioner) && !is_others_value(book, each, provider)) {
      adjustments_.push_back(&each);
    }
  }
  if (book.non_contract && !have_contract(book, provider, commissioner)) {
    non_contract_ = &*book.non_contract;
  }
  if (non_contract_ == nullptr) {
    ask_lists(provider, commissioner);
  } else if (non_contract_->prices == "host") {
    const AgreedContract* host = host_of(book, provider);
    if (host != nullptr) ask_lists(provider, host->commissioner);
  } else if (non_contract_->prices != "book") {
    ask_list(non_contract_->prices);
  }
}

void PriceView::ask_lists(const ProviderId& provider, const CommissionerId& commissioner) {
  const auto ask = [&](const ProviderId& of, const CommissionerId& with) {
    for (const PriceList& list : book_->lists) {
      if (list.provider == of && list.commissioner == with) lists_.push_back(&list);
    }
  };
  if (book_->lists.empty()) return;
  if (!provider.empty() && !commissioner.empty()) ask(provider, commissioner);
  if (!provider.empty()) ask(provider, {});
  if (!commissioner.empty()) ask({}, commissioner);
}

void PriceView::ask_list(std::string_view id) {
  for (const PriceList& list : book_->lists) {
    if (list.id == id) lists_.push_back(&list);
  }
}

PriceInForce PriceView::price(const ClusterCode& cluster, TariffUnit unit, Date day) const {
  for (const PriceList* list : lists_) {
    const auto found = price_in(list->prices, list, cluster, unit, day);
    if (found.price != nullptr) return found;
  }
  return price_in(book_->prices, nullptr, cluster, unit, day);
}

std::vector<const std::vector<Dated<Pence>>*> PriceView::entries(const ClusterCode& cluster,
                                                                 TariffUnit unit) const {
  std::vector<const std::vector<Dated<Pence>>*> found;
  const auto add = [&](const Prices& prices) {
    if (const auto* of_unit = entries_in(prices, cluster, unit)) found.push_back(of_unit);
    if (unit != TariffUnit::review_period) return;
    if (const auto* of_day = entries_in(prices, cluster, TariffUnit::review_period_day)) {
      found.push_back(of_day);
    }
  };
  for (const PriceList* list : lists_) add(list->prices);
  add(book_->prices);
  return found;
}

std::vector<const Adjustment*> PriceView::adjustments(TariffUnit unit) const {
  std::vector<const Adjustment*> found;
  for (const Adjustment* each : adjustments_) {
    if (holds(*each, unit)) found.push_back(each);
  }
  return found;
}

Rate PriceView::factor(TariffUnit unit, Date day) const {
  Rate factor = non_contract_ == nullptr ? Rate{1} : non_contract_->factor;
  for (const Adjustment* each : adjustments_) {
    if (holds(*each, unit) && each->factor.valid.contains(day))
      factor = factor * each->factor.value;
  }
  return factor;
}

}  // namespace pbr
