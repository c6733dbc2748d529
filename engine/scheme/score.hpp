// The score of every contract, from its sums to a fraction of 1, and what it is worth in pence.
#pragma once

#include <optional>
#include <vector>

#include "pbr/scheme.hpp"
#include "scheme/indicator_terms.hpp"

namespace pbr {

/// Indicators made ready for all contracts, and how they add up.
class Scorer {
 public:
  /// Domains by weight, as an outcome component or a tournament has them.
  Scorer(const std::vector<SchemeDomain>& domains, bool reweight_missing, std::size_t least_domains,
         const PayInputs& inputs, const std::vector<ContractRow>& rows);
  /// Points: a sum instead of a score.
  Scorer(const std::vector<SchemeIndicator>& indicators, const PayInputs& inputs,
         const std::vector<ContractRow>& rows);

  /// Whether anything scored was sampled: numbers that the pack gives are not.
  [[nodiscard]] bool rests_on_outcomes() const;

 private:
  friend class Scores;
  template <class Number>
  struct Known {
    Number weight;  ///< inside the domain; or points
    scoring::Marks<Number> marks;
  };
  struct Entry {
    IndicatorTerms indicator;
    Rate weight;
    Known<Exact> exact;
    Known<Fixed> fixed;
    template <class Number>
    [[nodiscard]] const Known<Number>& known() const {
      if constexpr (std::is_same_v<Number, Exact>) {
        return exact;
      } else {
        return fixed;
      }
    }
  };
  struct Group {
    Exact exact;  ///< weight of the domain
    Fixed fixed;
    std::vector<Entry> entries;
    template <class Number>
    [[nodiscard]] const Number& known() const {
      if constexpr (std::is_same_v<Number, Exact>) {
        return exact;
      } else {
        return fixed;
      }
    }
  };
  static Entry entry(IndicatorTerms indicator, Rate weight);

  std::vector<Group> groups_;
  bool reweight_missing_ = false;
  std::size_t least_domains_ = 0;
  std::size_t contracts_ = 0;
};

/// What is multiplied by a score.
struct Factor {
  Int128 numerator = 0, denominator = 1;
};

/// A scorer over one set of sums.
class Scores {
 public:
  Scores(const Scorer& scorer, const SumsTable& sums);

  /// Whether any indicator of the contract counts.
  [[nodiscard]] bool any(std::size_t contract) const;
  [[nodiscard]] Exact exact(std::size_t contract) const { return total<Exact>(contract); }
  /// Throws Unsure where an indicator's bounds leave open how it scores.
  [[nodiscard]] Fixed fixed(std::size_t contract) const { return total<Fixed>(contract); }
  /// round(factor x score)
  [[nodiscard]] Pence earned(std::size_t contract, Factor factor, Rounding mode) const;
  /// round(factor x (1 - score))
  [[nodiscard]] Pence lost(std::size_t contract, Factor factor, Rounding mode) const;
  [[nodiscard]] std::vector<IndicatorScore> details(std::size_t contract) const;

 private:
  using Entry = Scorer::Entry;
  template <class Number>
  using Found = std::vector<std::optional<scoring::Marks<Number>>>;

  template <class Number>
  [[nodiscard]] Number total(std::size_t contract) const;
  template <class Number>
  [[nodiscard]] Number score_one(std::size_t contract, const Entry& entry, const Counted& counted,
                                 std::size_t at) const;
  template <class Number>
  [[nodiscard]] const scoring::Marks<Number>& marks(const Entry& entry, std::size_t at) const;
  template <class Number>
  [[nodiscard]] Found<Number>& found() const;
  [[nodiscard]] std::vector<Exact> weights_used(std::size_t contract) const;

  const Scorer& scorer_;
  const SumsTable& sums_;
  /// Thresholds of the providers by indicator, once they have been asked for.
  mutable Found<Fixed> found_fixed_;
  mutable Found<Exact> found_exact_;
};

}  // namespace pbr
