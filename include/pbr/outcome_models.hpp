// Outcome models: what the score after, or a yes or no, depends on in everybody's pairs.
//
// Of each measure with strata (pbr/adjustment.hpp):
//   after       linear, ordinary least squares: the score after on the score before, cluster, age
//               band and sex, from the moments of the strata, as if pair by pair
//   improved, not_worse, recovered
//               logistic, maximum likelihood by iteratively re-weighted least squares: on the fifth
//               of the intake score, cluster, age band and sex; all pairs (recovered: all cases) of
//               a stratum have the same chance
//
// Categories. Of each factor the one with most pairs is the reference; of equals the first. A
// category stands alone with at least 10 pairs and, in a logistic model, at least 5 yes and 5 no
// among them; fewer are counted with the reference, and their row says so. A term that follows from
// the terms above it is left out, as its row says, and its pairs are predicted without it.
//
// No model: a row that says why. `too few pairs`: under 30 pairs or fewer than 2 for each
// coefficient; `too few yes` and `too few no`: under 10 of them; `nothing to explain`: the scores
// after are all alike; `no end` : the likelihood has no highest point (separation: a combination
// of the terms tells yes from no without fail) or was not reached in 25 steps.
//
// Errors of the coefficients are those of the model, pairs taken as independent; low and high are
// the estimate -+ t(0.975, pairs - coefficients) errors for linear, -+ 1.959963984540054 for
// logistic models. The deviance is that of the strata: twice the difference of the log likelihood
// to that of every stratum's own share. Source: McCullagh & Nelder, Generalized Linear Models, 2nd
// edition 1989, sections 2.5 and 4.4. Doubles, from whole-number sums, in one fixed order.
//
// Everybody's pairs together are predicted as they were observed: the sum of expected is the sum of
// observed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/adjustment.hpp"

namespace pbr {

enum class OutcomeModelKind : std::uint8_t { after, improved, not_worse, recovered };
[[nodiscard]] std::string_view to_text(OutcomeModelKind kind);

/// One row of coefficients.csv.
struct ModelTerm {
  /// "intercept", "before", "intake 40-60%", "cluster 03", "age 18-34", "sex F", or "r_squared",
  /// "residual_sd", "deviance", "null_deviance", "no_model".
  std::string term;
  std::optional<double> estimate, standard_error, statistic, low, high;
  std::int64_t pairs = 0;  ///< in the category; else in the model
  std::string note;
};

struct OutcomeModel {
  std::uint32_t measure = 0;
  OutcomeModelKind kind = OutcomeModelKind::after;
  bool fitted = false;
  std::vector<ModelTerm> terms;
  /// Of a fitted model. Linear: the standard deviation of what it leaves.
  double residual_sd = 0;
  /// What the pairs of each contract were to be expected to bring: the sum of the scores after in
  /// points, or a count.
  std::map<ContractKey, double> expected;
};

/// In order of measure and kind; a measure that cannot tell reliable change has only `after`, one
/// without a cut-off no `recovered`.
[[nodiscard]] std::vector<OutcomeModel> outcome_models(const OutcomeStrata& strata,
                                                       const std::vector<const Measure*>& measures);

}  // namespace pbr
