// The two kinds of outcome model, each from the strata of one measure.
#pragma once

#include <span>

#include "adjustment/design.hpp"

namespace pbr {

/// A stratum of the measure at hand.
struct Stratum {
  const StratumKey* key = nullptr;
  const StratumSums* sums = nullptr;
};

/// Of a yes or no: how many pairs count, and how many are a yes.
struct YesNo {
  std::int64_t pairs = 0, yes = 0;
};
[[nodiscard]] YesNo yes_no(const StratumSums& sums, OutcomeModelKind kind);

/// Both fill everything but the measure and the kind.
void fit_linear(std::span<const Stratum> strata, OutcomeModel& model);
void fit_logistic(std::span<const Stratum> strata, OutcomeModel& model);

/// The row that stands for a model there is not.
void say_no_model(std::string why, std::int64_t pairs, OutcomeModel& model);

}  // namespace pbr
