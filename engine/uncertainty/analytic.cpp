#include "uncertainty/analytic.hpp"

#include <map>

namespace pbr::uncertainty {

using boost::multiprecision::cpp_int;

Nature nature_of(const Scheme& scheme, bool values_given) {
  constexpr Nature sampled{SureBy::bootstrap, 0};
  Rate share;
  for (const SchemeComponent& component : scheme.components) {
    const auto& terms = component.terms;
    if (const auto* activity = std::get_if<ActivityComponent>(&terms)) {
      share = share + activity->share;
    } else if (std::holds_alternative<BlockComponent>(terms)) {
      if (!values_given) return sampled;
    } else if (!std::holds_alternative<PoolComponent>(terms) &&
               !std::holds_alternative<PersonalBudgetComponent>(terms)) {
      return sampled;
    }
  }
  if (share.denominator() != 1 || share.numerator() < 0) return sampled;
  return {share.numerator() == 0 ? SureBy::exact : SureBy::analytic, share.numerator()};
}

Exact variance_of_sum(const AmountSpread& spread) {
  if (spread.people < 2) return 0;
  const cpp_int sum = spread.sum;
  return Exact{cpp_int{spread.people * cpp_int{spread.squares} - sum * sum},
               cpp_int{spread.people - 1}};
}

std::vector<Exact> activity_variances(const PayInputs& inputs, const Casemix& casemix) {
  std::map<ContractKey, Pence> activity;
  for (const auto& [key, cell] : casemix.cells()) {
    activity[{key.provider, key.commissioner}] += cell.amount;
  }
  std::vector<Exact> variances;
  for (const auto& [key, contract] : inputs.contracts) {
    const auto people = casemix.replicates().find(key);
    variances.push_back(
        people == casemix.replicates().end() ? Exact{0} : variance_of_sum(people->second.spread()));
    const Pence was = activity[key];
    if (was == contract.activity || was == Pence{}) continue;
    const Exact changed{contract.activity.value(), was.value()};
    variances.back() *= changed * changed;
  }
  return variances;
}

Exact sample_variance(const std::vector<Pence>& values) {
  cpp_int sum = 0;
  cpp_int squares = 0;
  for (const Pence value : values) {  // around the first, so that squares stay small
    const cpp_int distance = (value - values.front()).value();
    sum += distance;
    squares += distance * distance;
  }
  const cpp_int n = values.size();
  return Exact{cpp_int{n * squares - sum * sum}, cpp_int{n * (n - 1)}};
}

// floor(sqrt(v) + 1/2) is half of floor(sqrt(4 v)) + 1, and whole numbers have whole roots.
Pence root(const Exact& variance) {
  const cpp_int four_times = cpp_int{4 * numerator(variance)} / denominator(variance);
  const cpp_int pence = (sqrt(four_times) + 1) / 2;
  return round_pence(Exact{pence}, Rounding::down);
}

Pence half_width(const Exact& variance) {
  const Exact errors{1'959'963'985, 1'000'000'000};
  return root(Exact{variance * errors * errors});
}

}  // namespace pbr::uncertainty
