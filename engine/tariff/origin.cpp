#include "tariff/origin.hpp"

#include <algorithm>

#include "tariff/line.hpp"

namespace pbr {
namespace {

bool has_entry(const Prices& prices, const ClusterCode& cluster, TariffUnit unit) {
  return prices.contains({cluster, unit}) ||
         (unit == TariffUnit::review_period &&
          prices.contains({cluster, TariffUnit::review_period_day}));
}

class Asking {
 public:
  Asking(const PriceView& view, const ClusterCode& cluster, TariffUnit unit, Date day)
      : view_(view), cluster_(cluster), unit_(unit), taken_(view.price(cluster, unit, day)) {}

  [[nodiscard]] const PriceInForce& taken() const { return taken_; }

  [[nodiscard]] std::vector<AskedList> answers() const {
    std::vector<AskedList> asked;
    bool found = false;
    for (const PriceList* list : view_.lists()) {
      asked.push_back({list->id, list->provider, list->commissioner,
                       rule_at(view_.book(), list->at), answer(list->prices, list, found)});
      found = found || asked.back().answer == Answer::taken;
    }
    asked.push_back({{}, {}, {}, {}, answer(view_.book().prices, nullptr, found)});
    return asked;
  }

 private:
  [[nodiscard]] Answer answer(const Prices& prices, const PriceList* list, bool found) const {
    if (found) return Answer::not_asked;
    if (taken_.price != nullptr && taken_.list == list) return Answer::taken;
    return has_entry(prices, cluster_, unit_) ? Answer::none_in_force : Answer::no_entry;
  }

  const PriceView& view_;
  const ClusterCode& cluster_;
  TariffUnit unit_;
  PriceInForce taken_;
};

std::optional<NonContractTerms> non_contract_terms(const PriceView& view,
                                                   const ProviderId& provider) {
  if (!view.non_contract()) return std::nullopt;
  const NonContract& terms = *view.book().non_contract;
  NonContractTerms told{
      terms.prices, {}, terms.factor, terms.source, rule_at(view.book(), terms.at)};
  const AgreedContract* host = terms.prices == "host" ? host_of(view.book(), provider) : nullptr;
  if (host != nullptr) told.host = host->commissioner;
  return told;
}

// The factors in force and their product, without a price.
PriceOrigin factors_on(const PriceView& view, const ProviderId& provider, TariffUnit unit,
                       Date day) {
  PriceOrigin origin;
  origin.non_contract = non_contract_terms(view, provider);
  for (const Adjustment* each : view.adjustments(unit)) {
    if (!each->factor.valid.contains(day)) continue;
    origin.factors.push_back({each->id, each->factor.value, each->factor.valid, each->provider,
                              each->commissioner, each->units, each->factor.source,
                              rule_at(view.book(), each->factor.at)});
  }
  if (origin.non_contract) origin.factor = origin.non_contract->factor;
  for (const FactorPart& part : origin.factors) origin.factor = origin.factor * part.factor;
  return origin;
}

}  // namespace

std::string_view to_text(Answer answer) {
  switch (answer) {
    case Answer::taken:
      return "taken";
    case Answer::no_entry:
      return "no_entry";
    case Answer::none_in_force:
      return "none_in_force";
    case Answer::not_asked:
      return "not_asked";
  }
  throw InternalError("no such answer of a price list");
}

std::optional<PriceOrigin> origin_of(const PriceView& view, const ProviderId& provider,
                                     const ClusterCode& cluster, TariffUnit unit, Date day,
                                     int review_days) {
  const Asking asking(view, cluster, unit, day);
  const PriceInForce& taken = asking.taken();
  if (taken.price == nullptr) return std::nullopt;
  PriceOrigin origin = factors_on(view, provider, unit, day);
  origin.price = taken.price->value;
  origin.is_day_cost = taken.is_day_cost;
  origin.review_days = review_days;
  origin.valid = taken.price->valid;
  origin.source = taken.price->source;
  origin.rule = rule_at(view.book(), taken.price->at);
  origin.asked = asking.answers();
  return origin;
}

PriceOrigin capitation_origin(const PriceView& view, const Capitation& capitation, Date day) {
  PriceOrigin origin = factors_on(view, capitation.provider, TariffUnit::capitation, day);
  origin.price = capitation.a_year.value;
  origin.valid = capitation.a_year.valid;
  origin.source = capitation.a_year.source;
  origin.rule = rule_at(view.book(), capitation.a_year.at);
  return origin;
}

}  // namespace pbr
