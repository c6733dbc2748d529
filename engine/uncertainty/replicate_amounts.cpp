#include "pbr/uncertainty.hpp"
#include "scheme/contrast.hpp"
#include "scheme/evaluator.hpp"
#include "uncertainty/replicate_inputs.hpp"

namespace pbr {

std::vector<ReplicateAmounts> replicate_amounts(const PayInputs& inputs, const Casemix& casemix,
                                                const std::vector<Scheme>& schemes) {
  std::vector<ReplicateAmounts> all;
  uncertainty::ReplicateInputs resampled{inputs, casemix};
  const std::size_t replicates = resampled.replicates();
  if (replicates == 0) return all;
  std::vector<Evaluator> evaluators;
  evaluators.reserve(schemes.size());
  for (const Scheme& scheme : schemes) {
    evaluators.emplace_back(scheme, inputs);
    ReplicateAmounts& of_scheme = all.emplace_back();
    of_scheme.replicates = replicates;
    for (const auto& [key, contract] : inputs.contracts) of_scheme.contracts.push_back(key);
    of_scheme.amounts.resize(inputs.contracts.size() * replicates);
  }
  for (std::size_t r = 0; r < replicates; ++r) {
    resampled.take(r);
    const SumsTable sums = resampled.sums();
    for (std::size_t s = 0; s < schemes.size(); ++s) {
      evaluators[s].take_activity(resampled.inputs());
      const std::vector<Pence> totals = evaluators[s].totals(sums);
      for (std::size_t c = 0; c < totals.size(); ++c) {
        all[s].amounts[c * replicates + r] = totals[c];
      }
    }
  }
  return all;
}

std::optional<SampledInterval> sampled_interval(std::vector<Pence> replicates, Pence estimate,
                                                std::optional<Pence> least,
                                                std::optional<Pence> most) {
  if (replicates.empty()) return std::nullopt;
  const MoneyInterval interval = interval_of(replicates, estimate, least, most);
  return SampledInterval{interval.low, interval.high};
}

}  // namespace pbr
