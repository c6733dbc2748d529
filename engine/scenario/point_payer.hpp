// Points of a sweep paid, each as a run with its values would be.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "pbr/sweep.hpp"

namespace pbr::scenario {

/// What a scheme pays each contract.
using ContractAmounts = std::vector<std::pair<ContractKey, Pence>>;

struct PaidPoint {
  std::vector<ContractAmounts> schemes;  ///< in the order of the study
  PaidOver way{};
};

/// A point as changes that are laid over the study: a value a parameter.
[[nodiscard]] std::vector<Change> changes_of(const std::vector<SweepParameter>& parameters,
                                             const std::vector<std::string>& values);

class PointPayer {
 public:
  /// `study` and `options` outlive it.
  PointPayer(const Study& study, Variant over, const RunOptions& options);

  /// Reads the inputs and works the people once; without an error the payer can be asked.
  [[nodiscard]] Diagnostics prepare();
  [[nodiscard]] const std::vector<SchemeId>& schemes() const { return schemes_; }
  /// The study under `over`.
  [[nodiscard]] const PaidPoint& without() const { return without_; }
  /// In the order of the points; the problems of the first point that has one.
  [[nodiscard]] Loaded<std::vector<PaidPoint>> pay(const std::vector<std::vector<Change>>& points);

 private:
  struct Tried {
    Diagnostics problems;
    std::optional<PaidPoint> paid;  ///< empty without a problem: the people must be worked
  };
  [[nodiscard]] Tried try_sums(const std::vector<Change>& point) const;
  [[nodiscard]] bool lay_prices(const Rulebook& rules, PayInputs& inputs) const;
  [[nodiscard]] Diagnostics pay_people(const std::vector<std::vector<Change>>& points,
                                       const std::vector<std::size_t>& which,
                                       std::vector<PaidPoint>& paid) const;

  const Study& study_;
  Variant over_;
  std::vector<Change> changes_;  ///< of `over`
  const RunOptions& options_;
  RuleDocuments documents_;
  std::optional<VariantResult> base_;  ///< under `over`, but for its contract values and sums
  std::optional<PricePlan> plan_;
  std::vector<SchemeId> schemes_;
  PaidPoint without_;
};

}  // namespace pbr::scenario
