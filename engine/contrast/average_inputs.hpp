// A contract with some of its factors replaced by those of the average contract of its
// commissioner; the rule stands in pbr/shift_parts.hpp.
#pragma once

#include <map>

#include "pbr/pay_inputs.hpp"
#include "scheme/exact.hpp"

namespace pbr {

/// Which factors are the contract's own.
struct OwnFactors {
  bool volume = true, casemix = true, price = true, outcome = true;
};

class AverageInputs {
 public:
  /// The inputs outlive it.
  explicit AverageInputs(const PayInputs& inputs);

  /// All contracts at once.
  [[nodiscard]] PayInputs at(OwnFactors own) const;

 private:
  /// Of a commissioner, or of one contract.
  struct Sums {
    std::int64_t contracts = 0, days = 0;
    std::map<ClusterCode, ClusterInputs> clusters;  ///< those with days
    Pence without_days;
    std::vector<MeasureSums> measures;
    std::vector<ExpectedSums> expected;
    Exact value;
  };
  struct Made;
  [[nodiscard]] static Sums sums_of(const ContractInputs& contract);
  [[nodiscard]] static Made make(const Sums& contract, const Sums& average, OwnFactors own);
  [[nodiscard]] static ContractInputs rounded(const Made& made);
  [[nodiscard]] std::vector<Contract> average_values() const;

  const PayInputs& inputs_;
  std::map<CommissionerId, Sums> commissioners_;
};

}  // namespace pbr
