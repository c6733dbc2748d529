// What schemes are paid over in one replicate of the people.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "pbr/pay_inputs.hpp"
#include "scheme/indicator_terms.hpp"

namespace pbr::uncertainty {

/// The inputs of one replicate after the other, by the rule of pbr/uncertainty.hpp.
class ReplicateInputs {
 public:
  /// Both outlive it.
  ReplicateInputs(const PayInputs& inputs, const Casemix& casemix);

  [[nodiscard]] std::size_t replicates() const { return replicates_; }
  /// Turns to a replicate: all of them in order, from the first.
  void take(std::size_t replicate);
  /// Activity, people and episodes; stays where it is, so that an evaluator can point into it.
  [[nodiscard]] const PayInputs& inputs() const { return resampled_; }
  [[nodiscard]] SumsTable sums() const;

 private:
  /// A contract as the casemix has it, without a resampled person in it.
  struct Totals {
    Pence amount;
    std::int64_t closing = 0;
    std::map<ClusterCode, std::int64_t> episodes;
    std::vector<MeasureSums> measures;
  };
  struct Row {
    const ContractInputs* as_is = nullptr;
    const Replicates* people = nullptr;  ///< null: nobody
    Totals totals;
    bool same_measures = true;  ///< the inputs have the outcomes of the casemix
    ContractInputs* resampled = nullptr;
    std::vector<MeasureSums> sums;
    std::vector<std::vector<MeasureSums>> ahead;  ///< of the next replicates
  };
  void take(Row& row, std::size_t replicate);
  void take_episodes(Row& row, std::size_t replicate, std::int64_t weights) const;
  void read_ahead(Row& row, std::size_t first) const;

  const PayInputs& inputs_;
  const std::vector<ClusterCode>& clusters_;
  std::size_t replicates_ = 0;
  PayInputs resampled_;
  std::vector<Row> rows_;  ///< by contract
};

}  // namespace pbr::uncertainty
