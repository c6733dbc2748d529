#include "scheme/replicates.hpp"

#include <algorithm>

namespace pbr {
namespace {

// A contract's replicates lie side by side, and a table of sums needs one of each contract: they
// are turned round some at a time.
constexpr std::size_t at_a_time = 16;

using OwnedSums = std::vector<std::vector<MeasureSums>>;  ///< by contract

std::vector<const Replicates*> replicates_of(const PayInputs& inputs, const Casemix& casemix) {
  std::vector<const Replicates*> list;
  for (const auto& [key, contract] : inputs.contracts) {
    const auto found = casemix.replicates().find(key);
    list.push_back(found == casemix.replicates().end() ? nullptr : &found->second);
  }
  return list;
}

// Contracts without anybody have sums of nothing.
std::vector<OwnedSums> read(const std::vector<const Replicates*>& contracts, std::size_t measures,
                            std::size_t first, std::size_t end) {
  std::vector<OwnedSums> tables(end - first);
  for (const Replicates* contract : contracts) {
    for (std::size_t r = first; r < end; ++r) {
      tables[r - first].push_back(contract == nullptr ? std::vector<MeasureSums>(measures)
                                                      : contract->at(r));
    }
  }
  return tables;
}

}  // namespace

ReplicatedTotals::ReplicatedTotals(const std::vector<Evaluator>& schemes, const PayInputs& inputs,
                                   const Casemix& casemix)
    : replicates_(casemix.terms().replicates) {
  const std::size_t contracts = inputs.contracts.size();
  const SumsTable as_they_are = sums_of(inputs);
  for (const Evaluator& scheme : schemes) {
    sampled_.push_back(scheme.rests_on_outcomes());
    if (sampled_.back()) {
      totals_.emplace_back(contracts * replicates_);
    } else {
      totals_.push_back(scheme.totals(as_they_are));
    }
  }
  if (std::find(sampled_.begin(), sampled_.end(), true) == sampled_.end()) return;
  const auto given = replicates_of(inputs, casemix);
  for (std::size_t first = 0; first < replicates_; first += at_a_time) {
    const std::size_t end = std::min(first + at_a_time, replicates_);
    const auto tables = read(given, inputs.measures.size(), first, end);
    for (std::size_t r = first; r < end; ++r) {
      const SumsTable sums(tables[r - first].begin(), tables[r - first].end());
      for (std::size_t s = 0; s < schemes.size(); ++s) {
        if (!sampled_[s]) continue;
        const std::vector<Pence> totals = schemes[s].totals(sums);
        for (std::size_t c = 0; c < contracts; ++c) totals_[s][c * replicates_ + r] = totals[c];
      }
    }
  }
}

Pence ReplicatedTotals::total(std::size_t scheme, std::size_t contract,
                              std::size_t replicate) const {
  const std::vector<Pence>& totals = totals_[scheme];
  return sampled_[scheme] ? totals[contract * replicates_ + replicate] : totals[contract];
}

std::vector<Pence> ReplicatedTotals::changes(std::size_t baseline, std::size_t scheme,
                                             std::size_t contract) const {
  std::vector<Pence> changes;
  changes.reserve(replicates_);
  for (std::size_t r = 0; r < replicates_; ++r) {
    changes.push_back(total(scheme, contract, r) - total(baseline, contract, r));
  }
  return changes;
}

}  // namespace pbr
