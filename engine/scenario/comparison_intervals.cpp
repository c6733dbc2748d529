#include "scenario/comparison_intervals.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "pbr/uncertainty.hpp"
#include "scheme/levels.hpp"

namespace pbr::scenario {
namespace {

/// What one scheme pays more under the reform, by part and replicate.
class SampledChanges {
 public:
  SampledChanges(const ReplicateAmounts& baseline, const ReplicateAmounts& reform)
      : replicates_(reform.replicates) {
    add(reform, 1);
    add(baseline, -1);
  }

  [[nodiscard]] const std::vector<Pence>& of(Level level, const ContractKey& part) const {
    return changes_.at({level, part});
  }

 private:
  void add(const ReplicateAmounts& amounts, int sign) {
    for (std::size_t contract = 0; contract < amounts.contracts.size(); ++contract) {
      for (const Level level : all_levels) {
        auto& sums = changes_[{level, named_at(amounts.contracts[contract], level)}];
        sums.resize(replicates_);
        for (std::size_t r = 0; r < replicates_; ++r) {
          const Pence amount = amounts.at(contract, r);
          sums[r] += sign > 0 ? amount : -amount;
        }
      }
    }
  }

  std::size_t replicates_;
  std::map<std::pair<Level, ContractKey>, std::vector<Pence>> changes_;
};

std::vector<ReplicateAmounts> replicates_of(const VariantResult& variant) {
  return replicate_amounts(variant.inputs, variant.result.casemix, variant.result.rulebook.schemes);
}

}  // namespace

void add_intervals(const VariantResult& baseline, const VariantResult& reform,
                   std::vector<AmountComparison>& rows) {
  const auto before = replicates_of(baseline);
  const auto after = replicates_of(reform);
  if (before.empty() || after.empty()) return;
  std::map<SchemeId, SampledChanges> schemes;
  const auto& list = baseline.result.rulebook.schemes;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (before[i].replicates == 0 || before[i].replicates != after[i].replicates) continue;
    schemes.emplace(SchemeId{list[i].header.id}, SampledChanges(before[i], after[i]));
  }
  for (AmountComparison& row : rows) {
    const auto scheme = schemes.find(row.scheme);
    if (!row.component.empty() || scheme == schemes.end()) continue;
    const std::vector<Pence>& changes = scheme->second.of(row.level, row.contract);
    row.stays = std::all_of(changes.begin(), changes.end(),
                            [&](Pence change) { return change == row.change; });
    if (row.stays) continue;
    const auto interval = sampled_interval(changes, row.change);
    if (!interval) continue;
    row.change_low = interval->low;
    row.change_high = interval->high;
  }
}

}  // namespace pbr::scenario
