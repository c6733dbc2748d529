#include "scheme/component_amounts.hpp"

#include <algorithm>

#include "scheme/exact.hpp"

namespace pbr {
namespace {

// The sum over the bands of rate x what lies in the band; `over` and the plan are not negative.
Exact in_bands(const Exact& over, const Exact& plan, const std::vector<GainLossBand>& bands) {
  Exact sum;
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const Exact from = plan * exact(bands[b].from);
    if (over <= from) break;
    Exact to = over;
    if (b + 1 < bands.size()) to = std::min(over, Exact(plan * exact(bands[b + 1].from)));
    sum += exact(bands[b].rate) * (to - from);
  }
  return sum;
}

Exact at_most(const Exact& amount, const std::optional<Rate>& limit, const Exact& plan) {
  return limit ? std::min(amount, Exact(plan * exact(*limit))) : amount;
}

}  // namespace

Pence capitation_amount(const CapitationComponent& terms, const ContractInputs& inputs,
                        Period period, Rounding mode) {
  const Date year_end = add_months(period.first, 12, MonthEnd::clip);
  const Rate of_year{period.days(), year_end - period.first};
  return round_pence(exact(terms.per_head) * inputs.people * exact(of_year), mode);
}

Pence episode_amount(const EpisodeComponent& terms, const ContractInputs& inputs) {
  Exact sum;
  for (const auto& [cluster, of_cluster] : inputs.clusters) {
    const auto price = terms.prices.find(cluster);
    if (price != terms.prices.end()) sum += exact(price->second) * of_cluster.episodes;
  }
  return round_pence(sum, Rounding::half_up);  // whole pence already
}

Pence gain_loss_amount(const GainLossComponent& terms, Pence plan, Pence actual, Rounding mode) {
  if (plan <= Pence{}) return Pence{};
  const Exact planned = exact(plan);
  const Exact difference = exact(actual) - planned;
  if (difference >= 0) {
    return round_pence(at_most(in_bands(difference, planned, terms.over), terms.cap, planned),
                       mode);
  }
  return -round_pence(at_most(in_bands(-difference, planned, terms.under), terms.collar, planned),
                      mode);
}

std::vector<Pence> with_shared(const std::vector<Pence>& parts, const std::vector<Pence>& earned) {
  Pence unearned;
  std::vector<std::int64_t> weights;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    unearned += parts[i] - earned[i];
    weights.push_back(std::max<std::int64_t>(earned[i].value(), 0));
  }
  const bool nothing = std::all_of(weights.begin(), weights.end(), [](auto w) { return w == 0; });
  if (nothing) return earned;
  std::vector<Pence> paid = share_out(unearned, weights);
  for (std::size_t i = 0; i < paid.size(); ++i) paid[i] += earned[i];
  return paid;
}

}  // namespace pbr
