// What outcomes were to be expected of these people: sums of pairs by stratum, and what a
// contract's people would have brought at the rates of everybody.
//
// Strata are sums of pairs by contract, measure, cluster, band of the intake score, age band and
// sex, in whole numbers, so that parts merge in any order and no person is in them. A pair is an
// outcome with both scores, of a measure of kind item_total, score or composite; the level of one
// item and a status have no intake score, so they have no strata. It belongs to the contract and
// the cluster of its episode, as in the casemix.
//
//   intake    the fifth of the measure's range that the score before lies in, counted from the
//             lowest score whatever is better: 0 to 4; a score on an edge belongs to the fifth
//             above it, the highest score to the last
//   age       full years on the day of the score before: under 18, 18-34, 35-49, 50-64, 65-79, 80
//             and over, not known (no birth date, or one after the score): 0 to 6
//   sex       as the persons table has it, unchanged; "" not known
//
// Scores enter moments in thousandths, halves away from zero.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/money.hpp"

namespace pbr {

inline constexpr std::uint8_t intake_bands = 5;
inline constexpr std::array<std::string_view, 7> age_bands{"0-17",  "18-34", "35-49",    "50-64",
                                                           "65-79", "80+",   "not known"};

/// Whether pairs of the measure are put into strata.
[[nodiscard]] bool has_strata(const Measure& measure);
/// Of a score inside the measure's range; one outside is taken to its nearer end.
[[nodiscard]] std::uint8_t intake_band(const Measure& measure, Rate before);
/// Index into age_bands.
[[nodiscard]] std::uint8_t age_band(const Person* person, Date day);

struct StratumKey {
  ContractKey contract;
  std::uint32_t measure = 0;  ///< index into CasemixTerms::measures
  ClusterCode cluster;
  std::uint8_t intake = 0;
  std::uint8_t age = 0;
  std::string sex;
  friend auto operator<=>(const StratumKey&, const StratumKey&) = default;
};

/// Of pairs.
struct StratumSums {
  std::int64_t paired = 0, improved = 0, deteriorated = 0, cases = 0, recovered = 0;
  std::int64_t before = 0, after = 0;  ///< thousandths
  Int128 before_before = 0, before_after = 0, after_after = 0;
  StratumSums& operator+=(const StratumSums& other);
  friend bool operator==(const StratumSums&, const StratumSums&) = default;
};

/// Pairs of one measure of people with one value of one of the study's groups.
struct GroupKey {
  std::uint32_t measure = 0, group = 0;  ///< indexes into CasemixTerms
  std::string value;                     ///< "" not known
  friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};
/// In thousandths; positive is better.
struct ChangeSums {
  std::int64_t paired = 0, change = 0;
  Int128 change_change = 0;
  ChangeSums& operator+=(const ChangeSums& other);
  friend bool operator==(const ChangeSums&, const ChangeSums&) = default;
};
/// The changes of a stratum.
[[nodiscard]] ChangeSums changes_of(const StratumSums& sums, const Measure& measure);

class OutcomeStrata {
 public:
  void add(const PersonResult& person, const CasemixTerms& terms);
  void merge(const OutcomeStrata& other);
  [[nodiscard]] const std::map<StratumKey, StratumSums>& strata() const { return strata_; }
  [[nodiscard]] const std::map<GroupKey, ChangeSums>& groups() const { return groups_; }
  friend bool operator==(const OutcomeStrata&, const OutcomeStrata&) = default;

 private:
  std::map<StratumKey, StratumSums> strata_;
  std::map<GroupKey, ChangeSums> groups_;
};

/// What a contract's pairs of one measure were to be expected to bring, as counts.
struct ExpectedSums {
  Rate improved, not_worse, recovered;
};

/// By indirect standardisation: every contract's pairs at the rates that all contracts together
/// have in the same cluster and intake band (`recovered`: its cases at the rate of all cases); the
/// sum over the strata is exact and rounded once, to the millionth, halves away from zero. By
/// measure, of contracts with a pair; zeros where a measure has no strata or the contract no pair
/// of it. Over all contracts the expected are the observed, but for this rounding.
[[nodiscard]] std::map<ContractKey, std::vector<ExpectedSums>> expected_sums(
    const OutcomeStrata& strata, const std::vector<const Measure*>& measures);

}  // namespace pbr
