#include "scheme/payer.hpp"

namespace pbr {
namespace {

// The share of the activity payment a component is paid out of; 0 for a block.
Rate share_of(const SchemeComponent& component) {
  if (const auto* activity = std::get_if<ActivityComponent>(&component.terms)) {
    return activity->share;
  }
  if (const auto* outcome = std::get_if<OutcomeComponent>(&component.terms)) return outcome->share;
  return Rate{};
}

}  // namespace

Payer::Payer(const Scheme& scheme, PayTerms terms) : scheme_(scheme), terms_(std::move(terms)) {
  for (std::size_t i = 0; i < scheme_.components.size(); ++i) {
    const auto* outcome = std::get_if<OutcomeComponent>(&scheme_.components[i].terms);
    if (outcome != nullptr) scorers_.emplace(i, Scorer{*outcome, terms_.casemix->terms()});
  }
}

std::vector<Pence> Payer::parts(const ContractKey& contract) const {
  const auto active = terms_.active->find(contract);
  const Pence activity = active == terms_.active->end() ? Pence{} : active->second.activity;
  std::vector<Rate> shares;
  for (const SchemeComponent& component : scheme_.components) {
    shares.push_back(share_of(component));
  }
  std::vector<Pence> result = parts_of(activity, shares, scheme_.rounding);
  const auto value = terms_.block_values.find(contract);
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (!std::holds_alternative<BlockComponent>(scheme_.components[i].terms)) continue;
    result[i] = value == terms_.block_values.end() ? Pence{} : value->second;
  }
  return result;
}

std::vector<MeasureSums> Payer::sums(const ContractKey& contract) const {
  const auto active = terms_.active->find(contract);
  if (active != terms_.active->end()) return active->second.measures;
  return std::vector<MeasureSums>(terms_.casemix->terms().measures.size());
}

std::vector<Payment> Payer::payments() const {
  std::vector<Payment> payments;
  for (const ContractKey& contract : *terms_.contracts) {
    const auto part = parts(contract);
    for (std::size_t i = 0; i < scheme_.components.size(); ++i) {
      Payment payment{
          SchemeId{scheme_.header.id}, contract, scheme_.components[i].id, "", part[i], {}};
      if (const auto scorer = scorers_.find(i); scorer != scorers_.end()) {
        const Exact score = scorer->second.score(sums(contract), &payment.indicators);
        payment.score = six_decimals(score);
        payment.amount = round_pence(exact(part[i]) * score, scheme_.rounding);
      }
      payments.push_back(std::move(payment));
    }
  }
  return payments;
}

std::pair<Pence, Pence> Payer::range(const ContractKey& contract) const {
  const auto part = parts(contract);
  std::pair<Pence, Pence> range;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (!scorers_.contains(i)) range.first += part[i];
    range.second += part[i];
  }
  return range;
}

std::vector<Pence> Payer::replicated(const ContractKey& contract) const {
  const CasemixTerms& terms = terms_.casemix->terms();
  const auto part = parts(contract);
  std::vector<Pence> amounts(terms.replicates, range(contract).first);
  const auto found = terms_.casemix->replicates().find(contract);
  if (found == terms_.casemix->replicates().end()) return amounts;  // nobody: every score is 0
  for (const auto& [component, scorer] : scorers_) {
    for (std::size_t r = 0; r < amounts.size(); ++r) {
      const Exact score = scorer.score(found->second.at(r));
      if (score != 0) amounts[r] += round_pence(exact(part[component]) * score, scheme_.rounding);
    }
  }
  return amounts;
}

}  // namespace pbr
