// What outcomes were to be expected of these people, and what is left of a provider's figure when
// that is taken into account.
//
// Strata are sums of pairs by contract, measure, cluster, band of the intake score, age band and
// sex, in whole numbers, so that parts merge in any order. Scores enter moments in thousandths,
// halves away from zero. Everything else here is statistics on `double`, from the sums alone, in
// one fixed order.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pbr/casemix.hpp"
#include "pbr/money.hpp"

namespace pbr {

struct StratumKey {
  ContractKey contract;
  std::uint32_t measure = 0;  ///< index into CasemixTerms::measures
  ClusterCode cluster;
  std::uint8_t intake = 0;  ///< fifth of the measure's range the score before lies in, 0 to 4
  std::uint8_t age = 0;     ///< band of the age at the score before; the last: not known
  std::string sex;          ///< as recorded; "" not known
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

class OutcomeStrata {
 public:
  void add(const PersonResult& person, const CasemixTerms& terms);
  void merge(const OutcomeStrata& other);
  [[nodiscard]] const std::map<StratumKey, StratumSums>& strata() const { return strata_; }

 private:
  std::map<StratumKey, StratumSums> strata_;
};

/// What a contract's pairs of one measure were to be expected to bring, as counts.
struct ExpectedSums {
  Rate improved, not_worse, recovered;
};

/// By indirect standardisation: every contract's pairs at the rates that all contracts together
/// have in the same cluster and intake band; to the millionth, halves away from zero. By measure,
/// of contracts with a pair.
[[nodiscard]] std::map<ContractKey, std::vector<ExpectedSums>> expected_sums(
    const OutcomeStrata& strata, const std::vector<const Measure*>& measures);

}  // namespace pbr
