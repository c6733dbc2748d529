// What one person adds to the casemix, before it is added.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pbr/casemix.hpp"

namespace pbr {

using MonthNumber = int;  ///< months since January of the year 0
[[nodiscard]] MonthNumber month_number(Date day);
[[nodiscard]] std::string text_of_month(MonthNumber month);  ///< "2014-04"

/// A person's cells that differ in nothing but the month: those of one provider, commissioner and
/// cluster. `measures` of a cell are there where the person adds to one.
struct PersonCells {
  const Episode* episode = nullptr;  ///< one of them
  std::vector<std::pair<MonthNumber, CellSums>> months;
};

/// What a person adds to one provider and commissioner.
struct PersonContract {
  const ProviderId* provider = nullptr;
  const CommissionerId* commissioner = nullptr;
  PersonCounts counts;
};

/// What a person adds; a person has few of each.
struct PersonSums {
  std::vector<PersonCells> cells;
  std::vector<PersonContract> contracts;
};

/// By the rules of attribution in pbr/casemix.hpp.
[[nodiscard]] PersonSums sums_of(const PersonResult& person, const CasemixTerms& terms);

}  // namespace pbr
