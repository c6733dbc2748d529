// One indicator of a scheme made ready for all contracts: what it counts, and its value as a
// number.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "scheme/contracts.hpp"
#include "scheme/scoring_rules.hpp"

namespace pbr {

/// Sums of measures by contract, in the order of PayInputs: as they are, or a replicate's.
using SumsTable = std::vector<std::span<const MeasureSums>>;
[[nodiscard]] SumsTable sums_of(const PayInputs& inputs);

/// What one contract has of an indicator.
struct Counted {
  std::int64_t numerator = 0, denominator = 0, known = 0, eligible = 0;
  bool complete_enough = false;
  /// Something was expected, where the indicator is adjusted.
  bool comparable = true;
  [[nodiscard]] bool has_value() const { return denominator != 0 && comparable; }
  [[nodiscard]] bool counts() const { return has_value() && complete_enough; }
};

class IndicatorTerms {
 public:
  /// Throws InternalError where the inputs lack the measure: load_rulebook() checks that.
  IndicatorTerms(const SchemeIndicator& indicator, const SchemeDomain* domain,
                 const PayInputs& inputs, const std::vector<ContractRow>& rows);

  [[nodiscard]] const SchemeIndicator& terms() const { return *indicator_; }
  [[nodiscard]] const SchemeDomain* domain() const { return domain_; }
  [[nodiscard]] Counted count(std::size_t contract, const SumsTable& sums) const;

  /// Of a count that has a value.
  template <class Number>
  [[nodiscard]] Number value(std::size_t contract, const Counted& counted) const {
    Number plain = fraction<Number>(counted.numerator, counted.denominator);
    if (!indicator_->adjusted) return plain;
    const Adjustment& by = *adjustments_[contract];
    if constexpr (std::is_same_v<Number, Exact>) {
      return scoring::not_above_1(Exact(plain * by.exact));
    } else {
      return scoring::not_above_1(plain * by.fixed);
    }
  }
  /// Expected count as it was, where the indicator is adjusted and anything was expected.
  [[nodiscard]] std::optional<Rate> expected(std::size_t contract) const;

  /// The thresholds of the pack.
  template <class Number>
  [[nodiscard]] scoring::Marks<Number> marks() const {
    return {scoring::number<Number>(indicator_->lower), scoring::number<Number>(indicator_->upper)};
  }
  template <class Number>
  [[nodiscard]] std::optional<Number> baseline(std::size_t contract) const {
    const auto& own = baselines_[contract];
    if (!own) return std::nullopt;
    return scoring::number<Number>(*own);
  }

 private:
  /// The value per observed share: pairs / expected x the rate of everybody.
  struct Adjustment {
    Exact exact;
    Fixed fixed;
    Rate expected;
  };
  template <class Number>
  static Number fraction(std::int64_t numerator, std::int64_t denominator) {
    return Number(numerator, denominator);
  }
  void adjust(const PayInputs& inputs, const std::vector<ContractRow>& rows);

  const SchemeIndicator* indicator_;
  const SchemeDomain* domain_;
  std::size_t measure_ = 0;
  std::vector<std::optional<Rate>> baselines_;
  std::vector<GivenCount> given_;
  std::vector<std::optional<Adjustment>> adjustments_;
};

}  // namespace pbr
