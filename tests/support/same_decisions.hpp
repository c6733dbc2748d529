// The interpreter against every kernel of this machine, block by block.
#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "pbr/scorecard.hpp"

namespace pbr {

inline std::ostream& operator<<(std::ostream& out, const Decision& decision) {
  return out << "{cluster " << decision.cluster << ", runner_up " << decision.runner_up
             << ", nearest " << decision.nearest << ", conflict " << decision.conflict
             << ", tree_step " << decision.tree_step << ", essential_met " << decision.essential_met
             << ", any_in_super_class " << decision.any_in_super_class << ", points "
             << decision.points << ", runner_up_points " << decision.runner_up_points
             << ", probability " << decision.probability << ", margin " << decision.margin << '}';
}

}  // namespace pbr

namespace pbr::test {

/// One scorecard of the pack for every kernel that this machine runs.
class EveryKernel {
 public:
  /// The pack must outlive it.
  explicit EveryKernel(const ClusterPack& pack);

  /// What differs first, in words; nothing where every kernel decides all assessments (64 at most)
  /// as the interpreter does.
  [[nodiscard]] std::optional<std::string> difference(
      std::span<const Assessment> assessments) const;

  [[nodiscard]] const std::vector<Scorecard>& cards() const { return cards_; }

 private:
  const ClusterPack& pack_;
  std::vector<Scorecard> cards_;
};

}  // namespace pbr::test
