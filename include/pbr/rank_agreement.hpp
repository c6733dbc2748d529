// How far two rankings of the same things agree; and how far two schemes rank providers alike.
//
// Providers are ranked by amount per person: what the scheme pays a provider over all its
// contracts, over the people whose last episode of the period is with it (people_closing), exactly.
// Providers without such people have no place. The most paid is first; equals share the best place
// they hold.
//   moved     providers whose places under the two schemes differ by more than `places`, a tenth of
//             the providers, rounded up
//   quarter   a quarter of the providers, rounded up; top_both are in the first quarter under both
//             schemes, bottom_both in the last. Of equals the lower provider id comes first there
// Where a scheme pays for outcomes its amounts are an estimate, and so is the agreement.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pbr/money.hpp"
#include "pbr/pay_inputs.hpp"
#include "pbr/scheme.hpp"

namespace pbr {

/// Kendall's tau-b of two lists of values of the same things, in their order: 1 where they are
/// ranked alike, -1 where one is the other turned round; equal values are ties. Nothing with fewer
/// than two things, or where all values of a list are equal.
/// Source: Kendall 1945, The treatment of ties in ranking problems.
[[nodiscard]] std::optional<double> kendall_tau_b(std::span<const Rate> a, std::span<const Rate> b);

/// Spearman's rank correlation: Pearson's of the ranks, equal values having the mean of the ranks
/// they hold. Nothing where tau-b is nothing.
/// Source: Spearman 1904, The proof and measurement of association between two things.
[[nodiscard]] std::optional<double> spearman_rho(std::span<const Rate> a, std::span<const Rate> b);

/// One row of agreement_of_schemes.csv.
struct SchemeAgreement {
  SchemeId first, second;
  std::size_t providers = 0;  ///< ranked
  std::optional<double> tau, rho;
  std::size_t places = 0, moved = 0;
  std::size_t quarter = 0, top_both = 0, bottom_both = 0;
  bool sampled = false;  ///< one of the two pays for outcomes
};

/// Every pair of schemes, in their order.
[[nodiscard]] std::vector<SchemeAgreement> agreement_of_schemes(const Payments& payments,
                                                                const PayInputs& inputs);

/// Whether a component of the scheme rests on outcomes.
[[nodiscard]] bool rests_on_outcomes(const Scheme& scheme);

}  // namespace pbr
