// One scheme over every contract: the payments as they are, and once more by replicate.
#pragma once

#include <map>
#include <vector>

#include "pbr/scheme.hpp"
#include "scheme/contracts.hpp"
#include "scheme/score.hpp"

namespace pbr {

/// What a scheme is paid over.
struct PayTerms {
  const Casemix* casemix = nullptr;
  const ContractTable* active = nullptr;
  const std::vector<ContractKey>* contracts = nullptr;  ///< all that get payments, in order
  /// By contract, where the scheme has a block component.
  std::map<ContractKey, Pence> block_values;
};

class Payer {
 public:
  Payer(const Scheme& scheme, PayTerms terms);

  [[nodiscard]] std::vector<Payment> payments() const;
  /// The contract's payment in each bootstrap replicate.
  [[nodiscard]] std::vector<Pence> replicated(const ContractKey& contract) const;
  /// What it is paid with every score at 0 and with every score at 1.
  [[nodiscard]] std::pair<Pence, Pence> range(const ContractKey& contract) const;
  [[nodiscard]] bool rests_on_outcomes() const { return !scorers_.empty(); }

 private:
  /// By component: the part of the activity payment, or the block's value.
  [[nodiscard]] std::vector<Pence> parts(const ContractKey& contract) const;
  [[nodiscard]] std::vector<MeasureSums> sums(const ContractKey& contract) const;

  const Scheme& scheme_;
  PayTerms terms_;
  std::map<std::size_t, Scorer> scorers_;  ///< by component
};

}  // namespace pbr
