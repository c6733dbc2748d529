// Derived values of an assessment, and whether the conditions of a rule or a tree step hold.
#pragma once

#include <optional>
#include <vector>

#include "pbr/cluster_pack.hpp"

namespace pbr {

/// By ClusterPack::derived; nothing where the value is unknown.
using DerivedValues = std::vector<std::optional<int>>;

[[nodiscard]] DerivedValues derived_values(const ClusterPack& pack, const Assessment& assessment);

[[nodiscard]] bool holds(const Condition& condition, const DerivedValues& derived);
[[nodiscard]] bool holds(const Premise& premise, const DerivedValues& derived,
                         SuperClass super_class);

}  // namespace pbr
