// Method table: rules over derived values, each naming a cluster.
#pragma once

#include "rulebook/premise.hpp"

namespace pbr::rulebook {

/// Fills pack.table; pages and derived values must have been read. Problems: those of a premise,
/// RB006 not an id, RB101 more rules than a table may hold, RB123 a rule that names no page, RB124
/// two rules with one id, RB125 no rule.
void read_table(yaml::Reader& reader, const yaml::Node& node, PremiseReader& premises,
                ClusterPack& pack);

}  // namespace pbr::rulebook
