#include "allocation/within.hpp"

#include "allocation/premise.hpp"

namespace pbr {

Within decided_within(const ClusterPack& pack, const Assessment& assessment) {
  Within within{assessment.super_class, {}, Decision::none};
  if (!pack.tree.use || assessment.super_class != SuperClass::undecided) return within;
  within.tree_step = Decision::no_step;
  const DerivedValues derived = derived_values(pack, assessment);
  for (std::size_t at = 0; at < pack.tree.steps.size(); ++at) {
    const TreeStep& step = pack.tree.steps[at];
    if (!holds(step.when, derived, assessment.super_class)) continue;
    return {step.super_class, step.branch, static_cast<std::int16_t>(at)};
  }
  return within;
}

}  // namespace pbr
