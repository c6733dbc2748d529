// How sure the totals, shifts and ranks are.
//
// What is resampled. contrast.csv resamples outcomes and keeps the activity as it was. Here people
// are resampled whole, within their provider and commissioner: activity, people, days and outcomes
// of a person come and go together. Replicate r weighs person i by bootstrap_weight(seed, i, r),
// the same weight as everywhere, and sums of a contract are taken times people / weights of the
// replicate, so that the number of people stays what it was (the bootstrap of a fixed number of
// people). Money agreed beforehand (contract values) does not move. Whole numbers throughout: an
// amount is the sum weighted, times people, over weights, rounded half up to a penny once a
// contract and replicate.
//
// Amounts. Every scheme is paid over every replicate. Interval: the percentiles by nearest rank,
// moved and kept as scheme.hpp says ("Intervals"); low and high of an amount likewise. Analytic. Of
// a scheme in which nothing but the activity moves, and linearly (activity components whose share
// is whole), the standard error is exact: sqrt(n / (n - 1) x (sum of squares - square of sum / n))
// over the people of the contract, the sums being whole numbers; contracts are independent, so
// squares add up. `standard_error` is that, `method` says analytic; the interval is 1.959963985
// standard errors either side. Others: the standard deviation of the replicates.
//
// Ranks. Providers by amount per person closing, and by change in percent, best first, equal ones
// sharing the mean place; the rank's interval is the nearest-rank 2.5 and 97.5 percentiles of its
// places, and the probability to be first and last are shares of the replicates.
//
// Losing. P(a provider loses more than x%) = the share of replicates in which its change is below
// -x% of its baseline amount in that replicate. x is Study::losses. Bands: gains more than `large`,
// gains, no change (within `none` either side), loses, loses more than `large`; a provider stands
// in the band of its estimate, with the share of replicates that say the same band.
//
// Pilot. How small a difference could a trial of n people in each of two arms see? For a share p at
// 80% power and 5% two-sided, d solves d = (1.959963985 + 0.841621234) x sqrt((p(1-p) + q(1-q)) /
// n), q = p + d kept within 1 (Fleiss, Levin and Paik 2003, formula 4.14 without continuity
// correction); for an amount a person d = 2.801585218 x s x sqrt(2 / n) with s the standard
// deviation over people. Rows for n of Study::pilots (200, 500, 1000, 2000, 5000) and each
// measure's share improved, each scheme's amount per person; with the design effect of clustering
// by provider where there are at least two: 1 + (m - 1) x ICC, ICC by one-way analysis of variance,
// not below 0. Without replicates nothing is sampled: only what is analytic stands there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

/// What each contract is paid by one scheme in each replicate of its people.
struct ReplicateAmounts {
  std::vector<ContractKey> contracts;  ///< in the order of PayInputs::contracts
  std::size_t replicates = 0;
  std::vector<Pence> amounts;  ///< by contract, replicate
  [[nodiscard]] Pence at(std::size_t contract, std::size_t replicate) const {
    return amounts[contract * replicates + replicate];
  }
};

/// One a scheme. Empty without replicates.
[[nodiscard]] std::vector<ReplicateAmounts> replicate_amounts(const PayInputs& inputs,
                                                              const Casemix& casemix,
                                                              const std::vector<Scheme>& schemes);

/// Two-sided 95% interval of an estimate from its replicates, as scheme.hpp says.
struct SampledInterval {
  Pence low, high;
};
/// Nothing without values. Least and most: what the estimate could ever be, where that is known.
[[nodiscard]] std::optional<SampledInterval> sampled_interval(std::vector<Pence> replicates,
                                                              Pence estimate,
                                                              std::optional<Pence> least = {},
                                                              std::optional<Pence> most = {});

enum class SureBy : std::uint8_t { exact, analytic, bootstrap };
[[nodiscard]] std::string_view to_text(SureBy method);

/// One row of uncertainty.csv.
struct SureAmount {
  SchemeId scheme;
  Level level = Level::contract;
  ContractKey contract;
  Pence amount;
  std::optional<Pence> low, high;
  std::string standard_error;  ///< pounds, two decimals; "" where nothing is sampled
  SureBy method = SureBy::exact;
  /// Against the baseline (the first scheme): nothing for the baseline itself.
  std::optional<Pence> change, change_low, change_high;
  std::vector<std::string>
      losing;  ///< P(loses more than Study::losses[i]), six decimals; "" unknown
};

enum class Band : std::uint8_t { gains_much, gains, same, loses, loses_much };
[[nodiscard]] std::string_view to_text(Band band);

/// One row of bands.csv: a provider or commissioner under a scheme.
struct BandRow {
  SchemeId baseline, scheme;
  Level level = Level::provider;
  ContractKey contract;
  Band band = Band::same;
  std::string change_percent;  ///< one decimal; "" of a baseline of 0
  std::vector<std::string>
      probability;  ///< of each band in order, six decimals; empty: not sampled
  std::int64_t people = 0;
};

/// One row of ranks.csv.
struct RankRow {
  SchemeId scheme;
  std::string by;  ///< "amount_per_person" or "change_percent"
  ProviderId provider;
  std::string value;  ///< pounds a person, two decimals; percent, one decimal
  std::string rank;   ///< 1 is the most; one decimal
  std::string rank_low, rank_high;
  std::string first, last;  ///< probabilities, six decimals
};

/// One row of pilot.csv.
struct PilotRow {
  std::string of;             ///< "improved" of a measure, or "amount_per_person"
  std::string name;           ///< measure or scheme
  std::string value;          ///< share, or pounds a person, as they are
  std::int64_t people = 0;    ///< in each arm
  std::string detectable;     ///< difference of the share, or in pounds
  std::string design_effect;  ///< "" with one provider
  std::string detectable_clustered;
};

struct Uncertainty {
  std::vector<SureAmount> amounts;
  std::vector<BandRow> bands;
  std::vector<RankRow> ranks;
  std::vector<PilotRow> pilots;
};

struct UncertaintyTerms {
  std::vector<Rate> losses;  ///< shares: 0.01, 0.05
  Rate band_large, band_none;
  std::vector<std::int64_t> pilots;
};

[[nodiscard]] Uncertainty uncertainty_of(const PayInputs& inputs, const Casemix& casemix,
                                         const std::vector<Scheme>& schemes,
                                         const Payments& payments, const UncertaintyTerms& terms);

}  // namespace pbr
