// What one person adds to the casemix, before it is added.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"

namespace pbr {

/// One person's cells, and the outcome sums of each of the person's contracts.
struct PersonSums {
  std::map<CellKey, CellSums> cells;
  std::map<ContractKey, std::vector<MeasureSums>> by_contract;
};

/// By the rules of attribution in pbr/casemix.hpp.
[[nodiscard]] PersonSums sums_of(const PersonResult& person, const CasemixTerms& terms);

}  // namespace pbr
