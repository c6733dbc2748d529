#include "scheme/evaluator.hpp"

#include <algorithm>
#include <map>

#include "scheme/component_amounts.hpp"

namespace pbr {
namespace {

// The share of a component that is cut out of one whole with others: of the activity payment or of
// the contract's value.
std::optional<Rate> share_of_whole(const SchemeComponent& component, PaymentBase::Of whole) {
  if (const auto* block = std::get_if<BlockComponent>(&component.terms)) {
    if (whole == PaymentBase::Of::value) return block->share;
  } else if (const auto* activity = std::get_if<ActivityComponent>(&component.terms)) {
    if (whole == PaymentBase::Of::activity) return activity->share;
  } else if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
    if (outcome->form == OutcomeForm::withheld && outcome->base.of == whole) return outcome->share;
  }
  return std::nullopt;
}

std::optional<Scorer> scorer_of(const SchemeComponent& component, const PayInputs& inputs,
                                const std::vector<ContractRow>& rows) {
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) {
    return Scorer{outcome->domains, outcome->reweight_missing, outcome->least_domains, inputs,
                  rows};
  }
  if (const auto* ranked = std::get_if<TournamentComponent>(&component.terms)) {
    return Scorer{ranked->domains, ranked->reweight_missing, ranked->least_domains, inputs, rows};
  }
  if (const auto* points = std::get_if<PointsComponent>(&component.terms)) {
    return Scorer{points->indicators, inputs, rows};
  }
  return std::nullopt;
}

}  // namespace

Evaluator::Evaluator(const Scheme& scheme, const PayInputs& inputs)
    : scheme_(scheme), inputs_(inputs), rows_(contract_rows(scheme, inputs)) {
  std::map<CommissionerId, std::vector<std::size_t>> by_commissioner;
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    by_commissioner[rows_[c].key->commissioner].push_back(c);
  }
  for (auto& [commissioner, contracts] : by_commissioner) {
    by_commissioner_.push_back(std::move(contracts));
  }
  const std::size_t components = scheme.components.size();
  fixed_.resize(components);
  parts_.resize(components);
  for (const SchemeComponent& component : scheme.components) {
    scorers_.push_back(scorer_of(component, inputs, rows_));
  }
  share_base(PaymentBase::Of::activity);
  share_base(PaymentBase::Of::value);
  for (std::size_t i = 0; i < components; ++i) {
    for (const ContractRow& row : rows_) {
      const auto& terms = scheme.components[i].terms;
      if (const auto* capitation = std::get_if<CapitationComponent>(&terms)) {
        fixed_[i].push_back(
            capitation_amount(*capitation, *row.inputs, inputs.period, scheme.rounding));
      } else if (const auto* episode = std::get_if<EpisodeComponent>(&terms)) {
        fixed_[i].push_back(episode_amount(*episode, *row.inputs));
      }
    }
  }
}

void Evaluator::share_base(PaymentBase::Of of) {
  std::vector<std::size_t> components;
  std::vector<Rate> shares;
  for (std::size_t i = 0; i < scheme_.components.size(); ++i) {
    if (const auto share = share_of_whole(scheme_.components[i], of)) {
      components.push_back(i);
      shares.push_back(*share);
    }
  }
  for (const ContractRow& row : rows_) {
    const Pence whole = of == PaymentBase::Of::activity ? row.inputs->activity : row.value;
    const std::vector<Pence> cut = parts_of(whole, shares, scheme_.rounding);
    for (std::size_t k = 0; k < components.size(); ++k) {
      auto& columns = scorers_[components[k]] ? parts_ : fixed_;
      columns[components[k]].push_back(cut[k]);
    }
  }
}

std::size_t Evaluator::index_of(const std::string& component) const {
  for (std::size_t i = 0; i < scheme_.components.size(); ++i) {
    if (scheme_.components[i].id == component) return i;
  }
  throw InternalError("a base names a component that the scheme does not have");
}

Evaluator::Column Evaluator::base(const PaymentBase& base,
                                  const std::vector<Column>& amounts) const {
  Column column(rows_.size());
  if (base.of == PaymentBase::Of::components) {
    for (const std::string& id : base.components) {
      const Column& of = amounts[index_of(id)];
      for (std::size_t c = 0; c < of.size(); ++c) column[c] += of[c];
    }
    return column;
  }
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    column[c] = base.of == PaymentBase::Of::activity ? rows_[c].inputs->activity : rows_[c].value;
  }
  return column;
}

Evaluator::Column Evaluator::parts(std::size_t component, const OutcomeComponent& terms,
                                   const std::vector<Column>& amounts) const {
  if (!parts_[component].empty()) return parts_[component];
  Column column = base(terms.base, amounts);
  for (Pence& amount : column) amount = round(amount * terms.share, scheme_.rounding);
  return column;
}

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

void Evaluator::pay(std::size_t component, const SumsTable& sums, Sheet& sheet) const {
  const auto& terms = scheme_.components[component].terms;
  if (const auto* outcome = std::get_if<OutcomeComponent>(&terms)) {
    pay_outcome(component, *outcome, sums, sheet);
  } else if (const auto* points = std::get_if<PointsComponent>(&terms)) {
    pay_points(component, *points, sums, sheet);
  } else if (const auto* tournament = std::get_if<TournamentComponent>(&terms)) {
    pay_tournament(component, *tournament, sums, sheet);
  } else if (const auto* shared = std::get_if<GainLossComponent>(&terms)) {
    const Column plan = base(shared->plan, sheet.amounts);
    const Column actual = base(shared->actual, sheet.amounts);
    for (std::size_t c = 0; c < rows_.size(); ++c) {
      sheet.amounts[component].push_back(
          gain_loss_amount(*shared, plan[c], actual[c], scheme_.rounding));
    }
  } else if (!fixed_[component].empty()) {
    sheet.amounts[component] = fixed_[component];
  } else {
    sheet.amounts[component].resize(rows_.size());  // moves nothing of what is paid
  }
}

Evaluator::Sheet Evaluator::evaluate(const SumsTable& sums) const {
  const std::size_t components = scheme_.components.size();
  Sheet sheet{std::vector<Column>(components), std::vector<Column>(components), {}};
  sheet.places.resize(components);
  for (std::size_t i = 0; i < components; ++i) pay(i, sums, sheet);
  return sheet;
}

std::vector<Pence> Evaluator::amounts(const SumsTable& sums) const {
  const Sheet sheet = evaluate(sums);
  std::vector<Pence> amounts;
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    for (const Column& column : sheet.amounts) amounts.push_back(column[c]);
  }
  return amounts;
}

std::vector<Pence> Evaluator::totals(const SumsTable& sums) const {
  const Sheet sheet = evaluate(sums);
  std::vector<Pence> totals(rows_.size());
  for (const Column& column : sheet.amounts) {
    for (std::size_t c = 0; c < totals.size(); ++c) totals[c] += column[c];
  }
  return totals;
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
      if (scores[i]) {
        payment.indicators = scores[i]->details(c);
        const bool ranked = std::holds_alternative<TournamentComponent>(component.terms);
        const bool has_score = !ranked || sheet.places[i][c].has_value();
        if (std::holds_alternative<PointsComponent>(component.terms) || !has_score) {
          payment.score = "";
        } else {
          payment.score = six_decimals(scores[i]->exact(c));
        }
        if (ranked && has_score) payment.place = sheet.places[i][c]->first;
      }
      payments.push_back(std::move(payment));
    }
  }
  return payments;
}

bool Evaluator::rests_on_outcomes() const {
  return std::any_of(scorers_.begin(), scorers_.end(), [](const std::optional<Scorer>& scorer) {
    return scorer && scorer->rests_on_outcomes();
  });
}

}  // namespace pbr
