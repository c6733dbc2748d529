// Casemix under a contract: what each scheme pays, component by component, and how two schemes
// differ.
//
// Components are paid in the order of the pack. A base is the activity payment (the sum of the
// lines), the contract's value in the period, or the sum of the amounts of named components above;
// a component names no other base, so that nothing can go round in a circle.
//
//   block       share x the contract's value, whatever the activity
//   activity    share x activity payment
//   capitation  per head x people_closing x days of the period / days of the 12 months that begin
//               on its first day
//   episode     sum over clusters of price x episodes with a day in the period (CellSums::episodes)
//   outcome     part = share x base. Withheld and bonus pay part x score; deducted pays
//               -(part x (1 - score)). Unearned `shared`: what a commissioner's contracts did not
//               earn of their parts is shared among them in proportion to what each earned, by
//               largest remainder, so that together they are paid the sum of their parts; where
//               nobody earned anything it is returned. Not with `deducted`
//   points      point value x sum of points x (list size / average list). An indicator earns its
//               points x its score; QOF's linear rule from lower to upper, or yes/no
//   gain_loss   actual - plan, band by band: rate x what lies in the band, bands as shares of the
//               plan from `from` to the next `from`; added over the plan, taken off under it; no
//               more than cap x plan added, no more than collar x plan taken off; a plan of 0 or
//               less gives 0. So "2%, then half" is rate 1 from 0 and 0.5 from 0.02
//   tournament  contracts of all commissioners ranked by score, best first. The place of a score is
//               1 + the number of better ones; equal scores hold the places from there on. A band
//               reaches to place ceil(top x n), n contracts with a score; a place is paid by the
//               first band that reaches it, rate x base, and by none 0; ties as TieRule says, which
//               for `share` is the mean of the rates of these places x the contract's own base. All
//               contracts of PayInputs compete, in every scheme alike
//   pool, personal_budget   move nothing of what is paid: pbr/partners.hpp
//
// Score of an outcome: each indicator is value = numerator / denominator, scored as its Scoring
// says, 0 below its completeness gate or without anybody in its denominator; indicators add up
// inside a domain by weight, domains by weight. Re-weighting leaves out what would be 0 for want of
// data and divides the other weights by their sum, inside domains and then among them; a domain is
// left where the weights of its indicators with data add up to more than 0; with fewer than
// least_domains domains left, or where what is left weighs nothing, the score is 0. Without
// re-weighting every domain counts. Numbers that a pack gives are complete wherever they are given:
// known and eligible are the denominator.
//
//   linear      0 at or below lower, 1 at or above upper, linear between
//   yes_no      1 at or above lower
//   achievement_or_improvement   points / 10, points = max(achievement, improvement):
//               achievement 0 below the threshold, 10 at or above the benchmark, else 9 x (value -
//               threshold) / (benchmark - threshold) + 0.5 rounded half up to a whole number, 1 to
//               9; improvement 0 at or below the baseline, 9 at most, else 10 x (value - baseline)
//               / (benchmark - baseline) - 0.5 rounded half up; a baseline at or above the
//               benchmark gives 0
//   home_health max of (value - median) / (mean of top decile - median) and (value - baseline) /
//               (mean of top decile - baseline), within 0 and 1; where a denominator is not above 0
//               that part is 0
//   Of the providers: the values of all contracts that are complete enough, each contract once; the
//               median of an even number is the mean of the middle two; the top decile is the best
//               ceil(n / 10)
//   adjusted    value = observed / expected x rate of everybody, at most 1; nothing expected: no
//               value. In bootstrap replicates the expected count moves with the pairs: expected x
//               pairs of the replicate / pairs (recovered: cases). Everybody's rate stays
//
// Money. A contract's activity payment A is shared among a scheme's activity and withheld outcome
// components of base activity: round(A x sum of shares) by largest remainder of the exact A x
// share, so that the parts add up to A where the shares add up to 1; likewise the value among block
// and withheld components of base value. Every other part is round(share x base). An outcome
// component pays round(its part x score): scores are exact fractions, and this is their one
// rounding. Every other component is rounded once, at its end. A contract's value is taken by the
// days it has in the period, rounded once a row of the contracts table. Where no contracts are
// given and the pack allows it, each commissioner's activity is shared among its providers by
// people_closing (by activity, where the commissioner has nobody closing), by largest remainder.
//
// Intervals. Each bootstrap replicate pays every contract by its own outcome sums, activity and
// contract values as they were; the change over the baseline is taken replicate by replicate.
// Percentile p of n sorted changes is the one of rank ceil(p x n) (nearest rank): of 1000 the 25th
// and the 975th. Scores bend at thresholds and gates, so that the replicates' mean lies off the
// estimate, far off where contracts are small and many are added up: both percentiles are moved by
// that distance (mean rounded to a penny, halves away from 0, less the estimate), kept within what
// scores of 0 and 1 could pay, and, should the estimate lie outside even then, widened to it.
// Thresholds of the providers, places of a tournament and shared money are found anew in each
// replicate; baselines, numbers that a pack gives and everybody's rate stay.
// What scores could pay of a component: outcome 0 and the part (deducted: the part taken off and
// 0; shared: 0 and the parts of all of the commissioner's contracts), points 0 and all points,
// tournament the least and the most of 0 and rate x base over the bands. Of a base that scores
// move, over what they could pay of it; a gain or loss share of such bases: no more than its
// steepest rate of the widest difference, rounded away from zero, and no more than cap or collar of
// the largest plan.
//
// Months. A scheme with a payment plan pays in each month that has a day in the period an equal
// part of what is paid in advance, by largest remainder, the earlier months first. Paid in advance
// are block, activity, capitation and episode components in full (what a plan of activity says and
// what is then done differ in statements.csv, not here), and of outcomes withheld or as a bonus and
// of points round(outcomes_in_advance x at risk). The period's last month has an adjustment for
// every outcome, points, gain_loss and tournament component: its amount less what was paid of it in
// advance. So the rows of a contract and component add up to its payment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/diagnostic.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/rulebook.hpp"

namespace pbr {

/// One indicator of one contract as it was scored.
struct IndicatorScore {
  std::string domain, indicator;
  std::int64_t numerator = 0, denominator = 0;
  std::int64_t known = 0, eligible = 0;  ///< completeness
  bool complete_enough = false;
  std::string value;  ///< six decimals; "" without a denominator, or where nothing was expected
  std::string score;  ///< six decimals
  /// Of the indicator in the whole score, after re-weighting, six decimals: 0 for one that is left
  /// out and where too few domains are left; "" in a points component.
  std::string weight;
  std::string points;  ///< earned, six decimals; "" outside points components
  /// Of an adjusted indicator, as it was handed over, six decimals; "" where nothing is expected.
  std::string expected;
};

/// One component of one contract, a row of payments.csv.
struct Payment {
  SchemeId scheme;
  ContractKey contract;
  std::string component;
  /// Outcome components, and those of a tournament that have a score: 0.000000 to 1.000000; else
  /// "".
  std::string score;
  Pence amount;
  std::vector<IndicatorScore> indicators;  ///< outcome, points and tournament components
  /// The part of an outcome component, or what all points are worth.
  std::optional<Pence> at_risk;
  std::optional<std::size_t> place;  ///< in a tournament: 1 + the number of better scores
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
  /// replicates, or where neither the scheme nor the baseline has an outcome, points or tournament
  /// component with an indicator that counts people.
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

/// Pays every scheme over the same casemix. Problems: SC101 a scheme over contract values
/// without contracts where the pack gives no other way; SC102 (warning) a contract value for which
/// there is no activity; SC103 (warning) activity for which there is no contract value. With SC101
/// nothing is paid. Every scheme has a payment for every contract that has activity or, where any
/// scheme takes anything of contract values, a value in the period. `casemix` gives the bootstrap
/// replicates.
[[nodiscard]] Payments pay(const PayInputs& inputs, const Casemix& casemix,
                           const std::vector<Scheme>& schemes, Diagnostics& problems);

/// Money of one month, a row of schedule.csv.
struct ScheduledPayment {
  SchemeId scheme;
  ContractKey contract;
  std::string month;  ///< "2014-04"
  std::string component;
  bool adjustment = false;  ///< at the year's end; else in advance
  Pence amount;
};

/// When a scheme's payments move (see "Months" above): by contract, component, month, the
/// adjustment last. Nothing where the scheme states no plan. Of what is paid in advance there is a
/// row a month, also of 0; none of components of which nothing is, and of money at risk none where
/// outcomes_in_advance is 0.
[[nodiscard]] std::vector<ScheduledPayment> schedule(const SchemeResult& paid, Period period);

}  // namespace pbr
