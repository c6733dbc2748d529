// Every scheme paid once more over the sums of each bootstrap replicate.
#pragma once

#include <vector>

#include "scheme/evaluator.hpp"

namespace pbr {

class ReplicatedTotals {
 public:
  ReplicatedTotals(const std::vector<Evaluator>& schemes, const PayInputs& inputs,
                   const Casemix& casemix);

  /// What a contract is paid by one scheme above another, by replicate.
  [[nodiscard]] std::vector<Pence> changes(std::size_t baseline, std::size_t scheme,
                                           std::size_t contract) const;

 private:
  [[nodiscard]] Pence total(std::size_t scheme, std::size_t contract, std::size_t replicate) const;

  std::size_t replicates_ = 0;
  std::vector<bool> sampled_;  ///< by scheme
  /// By scheme: contract, replicate; or contract alone, where nothing of a scheme is sampled.
  std::vector<std::vector<Pence>> totals_;
};

}  // namespace pbr
