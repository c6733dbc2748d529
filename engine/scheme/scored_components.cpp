// The components of an evaluator that are paid by a score, and the payments told with their scores.

#include <algorithm>

#include "scheme/component_amounts.hpp"
#include "scheme/evaluator.hpp"

namespace pbr {
namespace {

// Points add up to money and not to a score; who has no place has none.
void tell_score(const SchemeComponent& component, const Scores& scores, std::size_t contract,
                const std::vector<std::optional<Places>>& places, Payment& payment) {
  payment.indicators = scores.details(contract);
  if (std::holds_alternative<PointsComponent>(component.terms)) return;
  if (std::holds_alternative<TournamentComponent>(component.terms)) {
    if (!places[contract]) return;
    payment.place = places[contract]->first;
  }
  payment.score = six_decimals(scores.exact(contract));
}

}  // namespace

void Evaluator::share_unearned(const Column& parts, Column& earned) const {
  for (const auto& contracts : by_commissioner_) {
    std::vector<Pence> own_parts;
    std::vector<Pence> own_earned;
    for (const std::size_t c : contracts) {
      own_parts.push_back(parts[c]);
      own_earned.push_back(earned[c]);
    }
    const std::vector<Pence> paid = with_shared(own_parts, own_earned);
    for (std::size_t i = 0; i < contracts.size(); ++i) earned[contracts[i]] = paid[i];
  }
}

void Evaluator::pay_outcome(std::size_t component, const OutcomeComponent& terms,
                            const SumsTable& sums, Sheet& sheet) const {
  const Scores scores{*scorers_[component], sums};
  Column part = parts(component, terms, sheet.amounts);
  Column& paid = sheet.amounts[component];
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    const Factor factor{part[c].value()};
    paid.push_back(terms.form == OutcomeForm::deducted
                       ? -scores.lost(c, factor, scheme_.rounding)
                       : scores.earned(c, factor, scheme_.rounding));
  }
  if (terms.unearned == Unearned::shared) share_unearned(part, paid);
  sheet.at_risk[component] = std::move(part);
}

// Point value x list size / average list size: what the sum of points is multiplied by.
Factor Evaluator::points_factor(const PointsComponent& terms, std::size_t contract) const {
  const Int128 value = terms.point_value.value();
  if (!terms.average_list) return {value, 1};
  return {value * rows_[contract].inputs->people, *terms.average_list};
}

void Evaluator::pay_points(std::size_t component, const PointsComponent& terms,
                           const SumsTable& sums, Sheet& sheet) const {
  const Scores scores{*scorers_[component], sums};
  Exact all;
  for (const SchemeIndicator& indicator : terms.indicators) {
    all += exact(indicator.points.value_or(Rate{}));
  }
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    const Factor factor = points_factor(terms, c);
    sheet.amounts[component].push_back(scores.earned(c, factor, scheme_.rounding));
    sheet.at_risk[component].push_back(
        round_times(factor.numerator, factor.denominator, all, scheme_.rounding));
  }
}

void Evaluator::pay_tournament(std::size_t component, const TournamentComponent& terms,
                               const SumsTable& sums, Sheet& sheet) const {
  const Scores scores{*scorers_[component], sums};
  const Column of = base(terms.base, sheet.amounts);
  auto places = places_of(scores, rows_.size());
  const auto ranked = static_cast<std::size_t>(
      std::count_if(places.begin(), places.end(), [](const auto& place) { return !!place; }));
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    const Exact rate = places[c] ? rate_of_places(terms, *places[c], ranked) : Exact{};
    sheet.amounts[component].push_back(round_pence(exact(of[c]) * rate, scheme_.rounding));
  }
  sheet.places[component] = std::move(places);
}

std::vector<Payment> Evaluator::payments(const SumsTable& sums) const {
  const Sheet sheet = evaluate(sums);
  std::vector<std::optional<Scores>> scores(scorers_.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (scorers_[i]) scores[i].emplace(*scorers_[i], sums);
  }
  std::vector<Payment> payments;
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    for (std::size_t i = 0; i < scheme_.components.size(); ++i) {
      const SchemeComponent& component = scheme_.components[i];
      Payment payment{SchemeId{scheme_.header.id},
                      *rows_[c].key,
                      component.id,
                      "",
                      sheet.amounts[i][c],
                      {},
                      {},
                      {}};
      if (!sheet.at_risk[i].empty()) payment.at_risk = sheet.at_risk[i][c];
      if (scores[i]) tell_score(component, *scores[i], c, sheet.places[i], payment);
      payments.push_back(std::move(payment));
    }
  }
  return payments;
}

}  // namespace pbr
