// The score of an outcome component, from a contract's sums to a fraction of 1.
#pragma once

#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/scheme.hpp"
#include "scheme/exact.hpp"

namespace pbr {

/// An outcome component made ready: which measure of the casemix each indicator reads, and its
/// weight in the whole score.
class Scorer {
 public:
  /// Throws InternalError where the casemix lacks a measure: load_rulebook() checks that.
  Scorer(const OutcomeComponent& component, const CasemixTerms& terms);

  /// The score; fills `details`, where given, with every indicator.
  [[nodiscard]] Exact score(const std::vector<MeasureSums>& sums,
                            std::vector<IndicatorScore>* details = nullptr) const;

 private:
  struct Entry {
    const SchemeDomain* domain;
    const SchemeIndicator* indicator;
    std::size_t measure;
    Exact weight;  ///< of the indicator in its domain x of the domain
    Exact lower, upper, least_complete;
  };
  struct Scored;
  [[nodiscard]] static Scored score_one(const Entry& entry, const MeasureSums& sums);

  std::vector<Entry> entries_;
};

}  // namespace pbr
