// How much of a payment rests on outcomes that nobody recorded.
//
// A component that is scored (outcome, points, tournament) earns its amount by its indicators, each
// to the share weight x score has of their sum (weights as they were paid, made larger where some
// indicators were left out); where nothing scored, by weight alone. Of each indicator's amount the
// part 1 - completeness rests on people who were not measured: completeness is known / eligible.
// The amount is exact until it is rounded once a component, halves up; what was taken back counts
// with its size. Scores enter with the six decimals they are printed with.
#pragma once

#include <vector>

#include "pbr/scheme.hpp"

namespace pbr {

/// One row of incomplete.csv.
struct IncompleteRow {
  SchemeId scheme;
  Level level = Level::contract;
  ContractKey contract;
  Pence amount;      ///< all that the scheme pays
  Pence outcomes;    ///< of it by scored components, taken-back money with its size
  Pence incomplete;  ///< of that the part that rests on people not measured
};

/// Schemes with a scored component, by scheme, level, contract.
[[nodiscard]] std::vector<IncompleteRow> incomplete_of(const Payments& payments);

}  // namespace pbr
