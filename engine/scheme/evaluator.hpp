// One scheme over all contracts at once: shared money and tournaments tie them together. Made once,
// then asked for the amounts that any sums of measures give: as they are, or a replicate's.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "scheme/score.hpp"
#include "scheme/tournament.hpp"

namespace pbr {

/// Amounts between which a component's amount stays, whatever the scores.
struct AmountRange {
  Pence least, most;
  friend bool operator==(const AmountRange&, const AmountRange&) = default;
};

class Evaluator {
 public:
  /// Both outlive the evaluator.
  Evaluator(const Scheme& scheme, const PayInputs& inputs);

  /// Pays over other activity, people and episodes from now on: of the same contracts and values.
  /// What is expected of outcomes stays. They outlive the evaluator as well.
  void take_activity(const PayInputs& inputs);

  /// By contract, then component.
  [[nodiscard]] std::vector<Pence> amounts(const SumsTable& sums) const;
  /// A contract's amounts added up.
  [[nodiscard]] std::vector<Pence> totals(const SumsTable& sums) const;
  /// With every score and its details, by contract, then component.
  [[nodiscard]] std::vector<Payment> payments(const SumsTable& sums) const;
  /// By contract: all components together.
  [[nodiscard]] std::vector<AmountRange> ranges() const;
  [[nodiscard]] bool rests_on_outcomes() const;

 private:
  using Column = std::vector<Pence>;  ///< by contract
  /// Amounts by component, and what they were made of.
  struct Sheet {
    std::vector<Column> amounts;
    std::vector<Column> at_risk;  ///< of outcome and points components; else empty
    std::vector<std::vector<std::optional<Places>>> places;  ///< of tournaments; else empty
  };

  void fix_amounts(const PayInputs& inputs);
  void share_base(PaymentBase::Of of);
  [[nodiscard]] Sheet evaluate(const SumsTable& sums) const;
  [[nodiscard]] Column base(const PaymentBase& base, const std::vector<Column>& amounts) const;
  [[nodiscard]] Column parts(std::size_t component, const OutcomeComponent& terms,
                             const std::vector<Column>& amounts) const;
  void pay(std::size_t component, const SumsTable& sums, Sheet& sheet) const;
  void pay_outcome(std::size_t component, const OutcomeComponent& terms, const SumsTable& sums,
                   Sheet& sheet) const;
  void pay_points(std::size_t component, const PointsComponent& terms, const SumsTable& sums,
                  Sheet& sheet) const;
  void pay_tournament(std::size_t component, const TournamentComponent& terms,
                      const SumsTable& sums, Sheet& sheet) const;
  void share_unearned(const Column& parts, Column& earned) const;
  [[nodiscard]] Factor points_factor(const PointsComponent& terms, std::size_t contract) const;
  [[nodiscard]] std::size_t index_of(const std::string& component) const;
  friend class Ranges;

  const Scheme& scheme_;
  std::vector<ContractRow> rows_;
  std::vector<std::vector<std::size_t>> by_commissioner_;
  std::vector<Column> fixed_;  ///< by component, where no score decides; else empty
  std::vector<Column> parts_;  ///< of what is withheld from activity or value; else empty
  std::vector<std::optional<Scorer>> scorers_;
};

}  // namespace pbr
