// What every scheme pays contracts, and groups of them, as it is and in each replicate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pbr/uncertainty.hpp"

namespace pbr::uncertainty {

/// Contracts that are told as one: a contract, a provider, a commissioner, or all.
struct Group {
  Level level = Level::contract;
  ContractKey contract;                ///< provider or commissioner empty above contract level
  std::vector<std::size_t> contracts;  ///< places in PayInputs::contracts
  std::int64_t people = 0;             ///< closing
};

class PaidTable {
 public:
  PaidTable(const PayInputs& inputs, const Casemix& casemix, const std::vector<Scheme>& schemes,
            const Payments& payments);

  /// By level, then contract: what payments.csv has.
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  [[nodiscard]] std::vector<Group> groups(Level level) const;
  [[nodiscard]] Pence amount(std::size_t scheme, const Group& group) const;
  /// By replicate; empty without replicates.
  [[nodiscard]] std::vector<Pence> replicates(std::size_t scheme, const Group& group) const;

 private:
  std::vector<std::vector<Pence>> amounts_;  ///< by scheme, contract
  std::vector<ReplicateAmounts> replicated_;
  std::vector<Group> groups_;
};

/// numerator / denominator to so many places, halves away from zero; the denominator above 0.
[[nodiscard]] std::string fraction_text(Int128 numerator, Int128 denominator, int places);

}  // namespace pbr::uncertainty
