// Points of a sweep paid, each as a run with its values would be.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pbr/sweep.hpp"
#include "scenario/paid_point.hpp"

namespace pbr::scenario {

class PointPayer {
 public:
  /// `options` outlives it. The bootstrap of the study is left out: a point is amounts only.
  PointPayer(const Study& study, Variant over, const RunOptions& options);

  /// Reads the packs under `over`, and as the first and the last point change them: most of what
  /// is wrong is known before the people are worked.
  [[nodiscard]] Diagnostics read_packs(const std::vector<SweepParameter>& parameters,
                                       const std::vector<std::vector<std::string>>& points);
  /// In the order of the study, once the packs are read.
  [[nodiscard]] const std::vector<SchemeId>& schemes() const { return schemes_; }
  /// Reads the inputs and works the people once; without an error the payer can be asked. Warnings
  /// are of the study under `over`.
  [[nodiscard]] Diagnostics prepare();
  /// The study under `over`.
  [[nodiscard]] const PaidPoint& without() const { return without_; }

  /// A point by its place in the list.
  using Deliver = std::function<void(std::size_t place, const PaidPoint& paid)>;
  /// Hands points on in order; a few hundred are held. Problems: those of the first point that has
  /// an error, which ends it, or SN014 of paths that changed nothing at any point.
  [[nodiscard]] Diagnostics pay(const std::vector<SweepParameter>& parameters,
                                const std::vector<std::vector<std::string>>& points,
                                const Deliver& deliver);

 private:
  struct Tried {
    Diagnostics problems;           ///< errors
    Diagnostics notices;            ///< SN014
    std::optional<PaidPoint> paid;  ///< empty without a problem: the people must be worked
  };
  struct Part;
  [[nodiscard]] Loaded<Rulebook> rules_at(const std::vector<Change>& all,
                                          std::vector<AppliedChange>* applied) const;
  [[nodiscard]] Tried try_sums(const std::vector<Change>& point) const;
  void pay_sums(const Rulebook& rules, const std::vector<Change>& all, bool tariff,
                Tried& tried) const;
  [[nodiscard]] bool lay_prices(const Rulebook& rules, PayInputs& inputs) const;
  void try_part(Part& part) const;
  void pay_people(Part& part) const;

  Study study_;
  Variant over_;
  std::vector<Change> changes_;  ///< of `over`
  const RunOptions& options_;
  RuleDocuments documents_;
  std::optional<VariantResult> base_;  ///< under `over`, but for its contract values and sums
  std::optional<PricePlan> plan_;
  std::vector<SchemeId> schemes_;
  PaidPoint without_;
  std::atomic<bool> look_for_idle_{true};  ///< whether a path may still be told to change nothing
};

}  // namespace pbr::scenario
