// The decision tree: a super-class and branch for assessments that bring none.
#pragma once

#include "rulebook/premise.hpp"

namespace pbr::rulebook {

/// Fills pack.tree; pages and derived values must have been read. A tree has at most as many steps
/// as a table has rules. Problems: those of a premise, RB101 too many steps, RB125 no step, RB126 a
/// super-class or branch of no page, RB127 a step that asks about the super-class.
void read_tree(yaml::Reader& reader, const yaml::Node& node, PremiseReader& premises,
               ClusterPack& pack);

}  // namespace pbr::rulebook
