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
    : scheme_(scheme), rows_(contract_rows(scheme, inputs)) {
  std::map<CommissionerId, std::vector<std::size_t>> by_commissioner;
  for (std::size_t c = 0; c < rows_.size(); ++c) {
    by_commissioner[rows_[c].key->commissioner].push_back(c);
  }
  for (auto& [commissioner, contracts] : by_commissioner) {
    by_commissioner_.push_back(std::move(contracts));
  }
  for (const SchemeComponent& component : scheme.components) {
    scorers_.push_back(scorer_of(component, inputs, rows_));
  }
  fix_amounts(inputs);
}

void Evaluator::take_activity(const PayInputs& inputs) {
  if (uses_values(scheme_) && !inputs.values_given) {
    rows_ = contract_rows(scheme_, inputs);  // values are shares of the activity
  } else {
    auto contract = inputs.contracts.begin();
    for (ContractRow& row : rows_) row.inputs = &(contract++)->second;
  }
  fix_amounts(inputs);
}

void Evaluator::fix_amounts(const PayInputs& inputs) {
  const std::size_t components = scheme_.components.size();
  fixed_.assign(components, {});
  parts_.assign(components, {});
  share_base(PaymentBase::Of::activity);
  share_base(PaymentBase::Of::value);
  for (std::size_t i = 0; i < components; ++i) {
    for (const ContractRow& row : rows_) {
      const auto& terms = scheme_.components[i].terms;
      if (const auto* capitation = std::get_if<CapitationComponent>(&terms)) {
        fixed_[i].push_back(
            capitation_amount(*capitation, *row.inputs, inputs.period, scheme_.rounding));
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

bool Evaluator::rests_on_outcomes() const {
  return std::any_of(scorers_.begin(), scorers_.end(), [](const std::optional<Scorer>& scorer) {
    return scorer && scorer->rests_on_outcomes();
  });
}

}  // namespace pbr
