#include "report/price_words.hpp"

namespace pbr {

std::string_view unit_words(TariffUnit unit) {
  switch (unit) {
    case TariffUnit::non_admitted_day:
      return "midnights of the episode outside hospital";
    case TariffUnit::admitted_day:
      return "midnights of the episode in a hospital of the provider";
    case TariffUnit::initial_assessment:
      return "initial assessments of a referral";
    case TariffUnit::review_period:
      return "review periods, or days of one where it is paid pro rata";
    case TariffUnit::review_period_day:
      return "days of a review period";
    case TariffUnit::episode:
      return "episodes that ended";
    case TariffUnit::short_stay_day:
      return "days of an episode that was short";
    case TariffUnit::long_stay_day:
      return "days of an episode beyond the long-stay limit";
    case TariffUnit::contact:
      return "attended contacts at the provider on days of the episode";
    case TariffUnit::capitation:
      return "heads of the population";
  }
  throw InternalError("no such tariff unit");
}

std::string_view rounding_words(Rounding mode) {
  switch (mode) {
    case Rounding::half_up:
      return "to the nearest penny, halves away from zero";
    case Rounding::half_even:
      return "to the nearest penny, halves to the even one";
    case Rounding::down:
      return "to the penny towards zero";
    case Rounding::up:
      return "to the penny away from zero";
  }
  throw InternalError("no such rounding");
}

std::string_view step_words(RoundingStep step) {
  switch (step) {
    case RoundingStep::invoice_line:
      return "once, the whole product of the line";
    case RoundingStep::unit_price:
      return "the price of one unit, before it is multiplied";
  }
  throw InternalError("no such rounding step");
}

std::string holders(const ProviderId& provider, const CommissionerId& commissioner) {
  if (provider.empty() && commissioner.empty()) return "everybody";
  if (commissioner.empty()) return "provider " + provider.text();
  const std::string payer = "commissioner " + commissioner.text();
  return provider.empty() ? payer : "provider " + provider.text() + " and " + payer;
}

std::string list_words(const AskedList& list) {
  if (list.id.empty()) return "everybody's prices";
  return "list " + list.id + " of " + holders(list.provider, list.commissioner);
}

std::string_view answer_words(Answer answer) {
  switch (answer) {
    case Answer::taken:
      return "has the price in force: taken";
    case Answer::no_entry:
      return "no price for the cluster and unit";
    case Answer::none_in_force:
      return "no price in force on that day";
    case Answer::not_asked:
      return "not asked: a narrower list has the price";
  }
  throw InternalError("no such answer of a price list");
}

std::string units_words(const std::set<TariffUnit>& units) {
  if (units.empty()) return "every unit";
  std::string list;
  for (const TariffUnit unit : units) {
    list += (list.empty() ? "" : ", ") + std::string(to_text(unit));
  }
  return list;
}

std::string days_words(Period days) {
  return "from " + to_text(days.first) + " to " + to_text(days.last_day());
}

}  // namespace pbr
