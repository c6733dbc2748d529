// Which contracts must stay hidden where amounts by contract stand beside those of their providers,
// their commissioners and of all.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "pbr/casemix.hpp"

namespace pbr {

struct ContractTable {
  std::map<ContractKey, std::int64_t> people;                    ///< every contract with an amount
  std::set<ContractKey> hidden;                                  ///< for what is known of it itself
  std::set<std::string> hidden_providers, hidden_commissioners;  ///< whose sums are not shown
};

/// The hidden contracts, those of hidden providers and commissioners, and more of them: enough that
/// no hidden sum is left over when what is shown is taken off the sums that are. In a table with
/// sums along both edges a hidden cell follows from the others exactly where no ring of hidden
/// cells goes through it, a hidden sum being a cell of the edge (Gusfield 1988, A graph theoretic
/// approach to statistical data security). Rings are closed with as few people as can be.
[[nodiscard]] std::set<ContractKey> hidden_contracts(const ContractTable& table);

}  // namespace pbr
