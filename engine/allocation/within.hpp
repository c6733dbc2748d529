// The super-class and branch that an assessment is decided within: its own, or the tree's.
#pragma once

#include <string_view>

#include "pbr/allocation.hpp"

namespace pbr {

struct Within {
  SuperClass super_class = SuperClass::undecided;  ///< undecided: every page
  std::string_view branch;                         ///< of the pack's tree; empty: every branch
  std::int16_t tree_step = Decision::none;
};

[[nodiscard]] Within decided_within(const ClusterPack& pack, const Assessment& assessment);

[[nodiscard]] inline bool in_super_class(const Cluster& page, const Within& within) {
  return within.super_class == SuperClass::undecided || within.super_class == page.super_class;
}
[[nodiscard]] inline bool in_branch(const Cluster& page, const Within& within) {
  return within.branch.empty() || within.branch == page.branch;
}
[[nodiscard]] inline bool is_within(const Cluster& page, const Within& within) {
  return in_super_class(page, within) && in_branch(page, within);
}

}  // namespace pbr
