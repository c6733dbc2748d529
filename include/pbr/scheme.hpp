// Casemix under a contract: what each scheme pays, component by component, and how two schemes
// differ.
//
// `activity` pays its share of the sum of the lines. `outcome` withholds its share and pays it in
// proportion to a score: each indicator is value = numerator / denominator, scored 0 at or below
// its lower threshold, 1 at or above its upper, linear between, 0 below its completeness gate or
// without anybody in its denominator; indicators add up inside a domain by weight, domains by
// weight. Equal thresholds, which a pack may not have, would be a step. `block` pays the contract's
// value, whatever the activity.
//
// Money. A contract's activity payment A is shared among a scheme's activity and outcome
// components: round(A x sum of shares) by largest remainder of the exact A x share, so that the
// parts add up to A where the shares add up to 1. An outcome component pays round(its part x
// score): scores are exact fractions, and this is their one rounding. A contract's value is taken
// by the days it has in the period, rounded once a row of the contracts table. Where no contracts
// are given and the pack allows it, each commissioner's activity is shared among its providers by
// people_closing (by activity, where the commissioner has nobody closing), by largest remainder.
//
// Intervals. Each bootstrap replicate pays every contract by its own outcome sums, activity and
// contract values as they were; the change over the baseline is taken replicate by replicate.
// Percentile p of n sorted changes is the one of rank ceil(p x n) (nearest rank): of 1000 the 25th
// and the 975th. Scores bend at thresholds and gates, so that the replicates' mean lies off the
// estimate, far off where contracts are small and many are added up: both percentiles are moved by
// that distance (their mean error, rounded to a penny, halves away from zero), kept within what
// scores of 0 and 1 could pay, and, should the estimate lie outside even then, widened to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// One indicator of one contract as it was scored.
struct IndicatorScore {
  std::string domain, indicator;
  std::int64_t numerator = 0, denominator = 0;
  std::int64_t known = 0, eligible = 0;  ///< completeness
  bool complete_enough = false;
  std::string value;  ///< six decimals; "" without a denominator
  std::string score;  ///< six decimals
};

/// One component of one contract, a row of payments.csv.
struct Payment {
  SchemeId scheme;
  ContractKey contract;
  std::string component;
  std::string score;  ///< outcome components: 0.000000 to 1.000000; else ""
  Pence amount;
  std::vector<IndicatorScore> indicators;  ///< outcome components
};

/// What a difference is taken over.
enum class Level : std::uint8_t { contract, provider, commissioner, all };

/// A scheme against the baseline, a row of contrast.csv (Level::contract).
struct Contrast {
  SchemeId baseline, scheme;
  Level level = Level::contract;
  ContractKey contract;  ///< provider or commissioner empty above contract level
  Pence baseline_amount, amount, change;
  /// The middle 95% of the change over the bootstrap replicates of the outcomes, moved by the
  /// replicates' mean error, the activity being as it was (see "Intervals" above); nothing without
  /// replicates, or where neither the scheme nor the baseline has an outcome component.
  std::optional<Pence> change_low, change_high;
};

struct SchemeResult {
  const Scheme* scheme = nullptr;
  std::vector<Payment> payments;  ///< by contract, then component order
};

struct Payments {
  std::vector<SchemeResult> schemes;
  std::vector<Contrast> contrasts;  ///< by scheme, level, contract; every scheme but the first
};

/// Pays every scheme over the same casemix. Problems: SC101 a block scheme without contracts where
/// the pack gives no other way; SC102 (warning) a contract value for which there is no activity;
/// SC103 (warning) activity for which there is no contract value. With SC101 nothing is paid.
/// Every scheme has a payment for every contract that has activity or, where a scheme pays a block,
/// a value in the period.
[[nodiscard]] Payments pay(const Casemix& casemix, const std::vector<Scheme>& schemes,
                           const std::vector<Contract>& contracts, bool contracts_given,
                           Diagnostics& problems);

}  // namespace pbr
