#include "pbr/scheme.hpp"

#include <algorithm>

#include "scheme/contrast.hpp"
#include "scheme/evaluator.hpp"
#include "scheme/replicates.hpp"

namespace pbr {
namespace {

Diagnostic no_contracts(const SchemeComponent& component) {
  const bool is_block = std::holds_alternative<BlockComponent>(component.terms);
  Diagnostic problem;
  problem.code = "SC101";
  problem.at = component.at;
  problem.message = is_block
                        ? "a block scheme needs contract values and the study gives none"
                        : "a share of the contract's value needs contract values and the study "
                          "gives none";
  problem.found = "component " + component.id;
  problem.expected = "a contracts table, or a pack that shares activity by people without one";
  problem.help = "add `contracts` to the study's inputs";
  return problem;
}

// Whether every scheme can be paid and, where contracts are given, how they match the activity.
bool check(const std::vector<Scheme>& schemes, const PayInputs& inputs, Diagnostics& problems) {
  bool any_value = false;
  bool payable = true;
  for (const Scheme& scheme : schemes) {
    const SchemeComponent* first = first_of_value(scheme);
    if (first == nullptr) continue;
    any_value = true;
    if (inputs.values_given || shares_by_people(scheme)) continue;
    problems.push_back(no_contracts(*first));
    payable = false;
  }
  if (any_value && inputs.values_given) compare_with_activity(inputs, problems);
  return payable;
}

// Contracts that get payments: those with a value alone only where a scheme asks for values.
std::vector<bool> shown_contracts(const PayInputs& inputs, const std::vector<Scheme>& schemes) {
  const bool all = std::any_of(schemes.begin(), schemes.end(), uses_values);
  std::vector<bool> shown;
  for (const auto& [key, contract] : inputs.contracts) {
    shown.push_back(all || is_active(contract));
  }
  return shown;
}

std::vector<Payment> payments_of(const Evaluator& evaluator, const SumsTable& sums,
                                 const std::vector<bool>& shown) {
  std::vector<Payment> all = evaluator.payments(sums);
  const std::size_t width = shown.empty() ? 0 : all.size() / shown.size();
  std::vector<Payment> kept;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (shown[at / width]) kept.push_back(std::move(all[at]));
  }
  return kept;
}

// A scheme's total of each contract, as it is and by replicate.
struct Paid {
  std::vector<Pence> totals;
  std::vector<AmountRange> ranges;
  bool rests_on_outcomes = false;
};

std::vector<PaidTwice> paired(const Paid& baseline, const Paid& scheme, const PayInputs& inputs,
                              const std::vector<bool>& shown, const ReplicatedTotals& replicated,
                              std::size_t which) {
  std::vector<PaidTwice> pair;
  const bool interval = baseline.rests_on_outcomes || scheme.rests_on_outcomes;
  std::size_t c = 0;
  for (const auto& [key, contract] : inputs.contracts) {
    if (shown[c]) {
      pair.push_back({key,
                      baseline.totals[c],
                      scheme.totals[c],
                      {},
                      scheme.ranges[c].least - baseline.ranges[c].most,
                      scheme.ranges[c].most - baseline.ranges[c].least});
      if (interval) pair.back().changes = replicated.changes(0, which, c);
    }
    ++c;
  }
  return pair;
}

}  // namespace

Payments pay(const PayInputs& inputs, const Casemix& casemix, const std::vector<Scheme>& schemes,
             Diagnostics& problems) {
  if (!check(schemes, inputs, problems)) return {};
  const std::vector<bool> shown = shown_contracts(inputs, schemes);
  const SumsTable sums = sums_of(inputs);
  Payments result;
  std::vector<Paid> all;
  std::vector<Evaluator> evaluators;
  evaluators.reserve(schemes.size());
  for (const Scheme& scheme : schemes) {
    const Evaluator& evaluator = evaluators.emplace_back(scheme, inputs);
    result.schemes.push_back({&scheme, payments_of(evaluator, sums, shown)});
    all.push_back({evaluator.totals(sums), evaluator.ranges(), evaluator.rests_on_outcomes()});
  }
  if (schemes.size() < 2) return result;
  const ReplicatedTotals replicated{evaluators, inputs, casemix};
  for (std::size_t s = 1; s < schemes.size(); ++s) {
    const auto rows = contrasts_of(SchemeId{schemes[0].header.id}, SchemeId{schemes[s].header.id},
                                   paired(all[0], all[s], inputs, shown, replicated, s));
    result.contrasts.insert(result.contrasts.end(), rows.begin(), rows.end());
  }
  return result;
}

}  // namespace pbr
