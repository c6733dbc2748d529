#include <algorithm>

#include "pbr/scheme.hpp"

namespace pbr {
namespace {

std::vector<std::string> months_of(Period period) {
  std::vector<std::string> months;
  for (Date day = first_of_month(period.first); day < period.end;
       day = add_months(day, 1, MonthEnd::clip)) {
    months.push_back(month_text(day));
  }
  return months;
}

bool pays_in_full(const SchemeComponent& component) {
  const auto& terms = component.terms;
  return std::holds_alternative<BlockComponent>(terms) ||
         std::holds_alternative<ActivityComponent>(terms) ||
         std::holds_alternative<CapitationComponent>(terms) ||
         std::holds_alternative<EpisodeComponent>(terms);
}

// Of money at risk a part may be paid in advance, but not of what is only taken off.
bool pays_at_risk(const SchemeComponent& component) {
  const auto* outcome = std::get_if<OutcomeComponent>(&component.terms);
  if (outcome != nullptr) return outcome->form != OutcomeForm::deducted;
  return std::holds_alternative<PointsComponent>(component.terms);
}

bool is_settled_later(const SchemeComponent& component) {
  return !pays_in_full(component) && !std::holds_alternative<PoolComponent>(component.terms) &&
         !std::holds_alternative<PersonalBudgetComponent>(component.terms);
}

std::optional<Pence> in_advance(const SchemeComponent& component, const Payment& payment,
                                const Scheme& scheme) {
  if (pays_in_full(component)) return payment.amount;
  if (!pays_at_risk(component) || scheme.plan.outcomes_in_advance == Rate{}) return std::nullopt;
  return round(payment.at_risk.value_or(Pence{}) * scheme.plan.outcomes_in_advance,
               scheme.rounding);
}

}  // namespace

std::vector<ScheduledPayment> schedule(const SchemeResult& paid, Period period) {
  std::vector<ScheduledPayment> rows;
  const Scheme& scheme = *paid.scheme;
  if (!scheme.plan.monthly || period.empty()) return rows;
  const std::vector<std::string> months = months_of(period);
  const std::vector<std::int64_t> equal(months.size(), 1);
  for (const Payment& payment : paid.payments) {
    const auto component =
        std::find_if(scheme.components.begin(), scheme.components.end(),
                     [&](const SchemeComponent& one) { return one.id == payment.component; });
    if (component == scheme.components.end()) continue;
    const auto advance = in_advance(*component, payment, scheme);
    const auto add = [&](const std::string& month, bool adjustment, Pence amount) {
      rows.push_back(
          {payment.scheme, payment.contract, month, payment.component, adjustment, amount});
    };
    if (advance) {
      const std::vector<Pence> parts = share_out(*advance, equal);
      for (std::size_t m = 0; m < months.size(); ++m) add(months[m], false, parts[m]);
    }
    if (is_settled_later(*component)) {
      add(months.back(), true, payment.amount - advance.value_or(Pence{}));
    }
  }
  return rows;
}

}  // namespace pbr
