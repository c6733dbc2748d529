// The invented providers and commissioners, and what the cohort takes for granted of each cluster.
// Everything here is ours and illustrative; the figures it was fitted to stand in calibration.cpp.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "pbr/date.hpp"

namespace pbr::synth {

/// The financial year 2014/15.
[[nodiscard]] Period reporting_year();

inline constexpr std::size_t provider_count = 6;

/// Chances are per mille. Providers differ in what they achieve and in what they write down, so
/// that payment by results is not payment by activity.
struct ProviderTerms {
  std::string_view code;
  int item_improves;    ///< a rating of 1 or more falls by one from one assessment to the next
  int recovery_gain;    ///< tenths of a ReQoL-10 point gained over a spell
  int spells_recorded;  ///< the cluster spells of a referral are recorded at all
  int recovery_before;  ///< a ReQoL-10 score at the start of a spell
  int recovery_after;   ///< and one at its end
  int status_recorded;  ///< accommodation and employment
  int settles;          ///< a person who was not settled, or not employed, is so at the next record
  int plan;             ///< last year's plan as a share of the plan all providers would have
};
[[nodiscard]] std::span<const ProviderTerms> providers();

struct CommissionerTerms {
  std::string_view code;
  std::string_view pool;                ///< its pooled fund with
  std::string_view council;             ///< the local authority
  int share;                            ///< of the people, in hundredths
  int rural;                            ///< per mille of its people
  std::array<int, provider_count> mix;  ///< where its people go, per mille
};
[[nodiscard]] std::span<const CommissionerTerms> commissioners();

struct ClusterTerms {
  std::string_view code;
  int share;     ///< of first clusters, per mille
  int admitted;  ///< per mille of spells with a hospital stay
  int days;      ///< length of spells, in hundredths of the usual
  int contacts;  ///< number of contacts, in hundredths of the usual
  int recovery;  ///< usual ReQoL-10 score at the start
  int settled;   ///< per mille
  int employed;  ///< per mille
};
[[nodiscard]] std::span<const ClusterTerms> cluster_terms();
/// The terms of one cluster; InternalError where the table has none.
[[nodiscard]] const ClusterTerms& terms_of(std::string_view code);

}  // namespace pbr::synth
