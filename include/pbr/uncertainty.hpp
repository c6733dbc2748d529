// How sure the totals, shifts and ranks are.
//
// What is resampled. contrast.csv resamples outcomes and keeps the activity as it was. Here people
// are resampled whole, within their provider and commissioner: activity, people, episodes and
// outcomes of a person come and go together. People of a contract are those with an episode or a
// line there. Replicate r weighs person i by bootstrap_weight(seed, i, r), the same weight as
// everywhere. The bootstrap of a fixed number of people (Efron and Tibshirani 1993, chapter 6):
// amounts, people closing and episodes of a contract are the sum weighted, times people, over the
// sum of weights, rounded half up to a penny or a whole number once a contract and replicate.
// Outcomes stand only in shares, and are weighted alone. Where nobody of a contract is drawn it is
// as it was. What is agreed beforehand (contract values) and lines of nobody (capitation) do not
// move; nor does what is expected of outcomes, nor baselines, nor numbers that a pack gives. Where
// the inputs are not those of the casemix (a scenario changed sums), each sum is taken in
// proportion, rounded half up; one that was 0 is what the inputs say.
//
// Amounts. Every scheme is paid over every replicate. Interval: the 2.5 and 97.5 percentiles by
// nearest rank, moved by the replicates' mean error and widened to the estimate as scheme.hpp says
// ("Intervals"); as activity moves too, there is no least and most. Standard error: the standard
// deviation of the replicates, divisor replicates - 1, to the penny half up of the exact root.
// Analytic. Where nothing but the activity moves, and linearly (block over given contract values,
// and activity components whose shares add up to a whole number k above 0; pools and personal
// budgets move nothing), the standard error is exact: k x sqrt(n / (n - 1) x (sum of squares -
// square of the sum / n)) over the people of the contract (Cochran 1977, theorem 2.2, without the
// correction for a finite population), the sums being whole numbers; contracts are taken as
// independent, so squares add up, and one of a single person, who shows no spread, adds nothing.
// The interval is 1.959963985 standard errors either side, to the penny. Exact. Where nothing
// moves (block over given contract values) there is nothing to tell. The change of two schemes
// that are exact or analytic is analytic with the difference of their k; others are taken from the
// replicates, pair by pair.
//
// Ranks. Providers by amount per person closing (the most first), and by change in percent of the
// baseline (the largest gain first), equal ones sharing the mean place. In each replicate the
// people are those there are, and the baseline amount the replicate's; one that is not above 0
// there gives a change of 0 percent. The rank's interval is the nearest-rank 2.5 and 97.5
// percentiles of its places; first and last are the shares of the replicates in which nobody is
// better, or nobody worse. Who has nobody closing has no amount per person, whose baseline amount
// is not above 0 no change in percent, and neither has a place.
//
// Losing. P(loses more than x%) = the share of replicates in which the change is below -x% of the
// magnitude of the baseline amount in that replicate. x is UncertaintyTerms::losses. Bands: gains
// more than `large`, gains more than `none`, no change (within `none` either side, both ends in),
// loses, loses more than `large`, as shares of the magnitude of the baseline amount; a row stands
// in the band of its estimate and has the share of replicates that fall in each. These shares are
// of the replicates as they are, not moved.
//
// Pilot. How small a difference could a trial of n people in each of two arms see? For a share p at
// 80% power and 5% two-sided, the least d above 0 that solves d = (1.959963985 + 0.841621234) x
// sqrt((p(1 - p) + q(1 - q)) / n), q = p + d or, where that is above 1, q = p - d (Chow, Shao and
// Wang 2008, section 4.2.1, both variances unpooled, no continuity correction; a quadratic in d);
// "" where no q does. For an amount a person d = 2.801585219 x s x sqrt(2 / n) with s the standard
// deviation over people (section 3.2.1). Rows for n of UncertaintyTerms::pilots and each measure's
// share improved (of its pairs), and the amount a person of each analytic scheme, k x the person's
// lines with a contract: one with two contracts counts as two. A payment by score or agreed
// beforehand is of a contract and of no person: no row. With at least two providers also with the
// design effect of randomising providers, 1 + (m - 1) x ICC, m the mean number a provider (Donner
// and Klar 2000): ICC by one-way analysis of variance, (MSB - MSW) / (MSB + (n0 - 1) MSW), n0 = (N
// - sum of n_i^2 / N) / (providers - 1), not below 0; d then with n / design effect. Without
// replicates nothing is sampled: what is analytic, bands, ranks and pilots stand without intervals
// and probabilities of replicates.
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
      losing;  ///< P(loses more than losses[i]), six decimals; "" unknown; empty: the baseline
};

enum class Band : std::uint8_t { gains_much, gains, same, loses, loses_much };
[[nodiscard]] std::string_view to_text(Band band);

/// One row of bands.csv: a provider or commissioner under a scheme.
struct BandRow {
  SchemeId baseline, scheme;
  Level level = Level::provider;
  ContractKey contract;
  Band band = Band::same;
  std::string change_percent;  ///< of the magnitude, one decimal; "" of a baseline of 0
  std::vector<std::string>
      probability;  ///< of each band in order, six decimals; empty: not sampled
  std::int64_t people = 0;
};

/// One row of ranks.csv.
struct RankRow {
  SchemeId scheme;
  std::string by;  ///< "amount_per_person" or "change_percent"
  ProviderId provider;
  std::string value;                ///< pounds a person, two decimals; percent, one decimal
  std::string rank;                 ///< 1 is the most; one decimal
  std::string rank_low, rank_high;  ///< "" without replicates, as the next two
  std::string first, last;          ///< probabilities, six decimals
};

/// One row of pilot.csv.
struct PilotRow {
  std::string of;             ///< "improved" of a measure, or "amount_per_person"
  std::string name;           ///< measure or scheme
  std::string value;          ///< share (six decimals), or pounds a person, as they are
  std::int64_t people = 0;    ///< in each arm
  std::string detectable;     ///< difference of the share, or in pounds; "" where there is none
  std::string design_effect;  ///< "" with one provider
  std::string detectable_clustered;
};

struct Uncertainty {
  std::vector<SureAmount> amounts;
  std::vector<BandRow> bands;
  std::vector<RankRow> ranks;
  std::vector<PilotRow> pilots;
};

/// Shares of the baseline amount, and people in each arm of a trial.
struct UncertaintyTerms {
  std::vector<Rate> losses{Rate{1, 100}, Rate{5, 100}};
  Rate band_large{5, 100};
  Rate band_none{1, 1000};
  std::vector<std::int64_t> pilots{200, 500, 1000, 2000, 5000};
};

/// By scheme, level, contract; bands by scheme, level, contract of all but the baseline; ranks by
/// what they are by, scheme, place, equal ones by provider; pilots by what they are of, name,
/// people. Contracts, in amounts, are those that `payments` has.
[[nodiscard]] Uncertainty uncertainty_of(const PayInputs& inputs, const Casemix& casemix,
                                         const std::vector<Scheme>& schemes,
                                         const Payments& payments, const UncertaintyTerms& terms);

}  // namespace pbr
