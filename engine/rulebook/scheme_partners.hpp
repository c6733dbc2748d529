// The components of a scheme that pay nothing themselves: pools and personal budgets.
#pragma once

#include <vector>

#include "pbr/scheme_terms.hpp"
#include "text/yaml.hpp"

namespace pbr::rulebook {

/// `above`: the scheme's components before this one, which are all that it can name. RB170 covers a
/// component that is not there or has nothing to pay, RB171 a commissioner of two pools or a
/// component covered twice.
[[nodiscard]] PoolComponent read_pool(yaml::Reader& reader, const yaml::Node& node,
                                      const std::vector<SchemeComponent>& above);

/// RB172 more than all of a cluster's price, RB173 not an activity component above.
[[nodiscard]] PersonalBudgetComponent read_personal_budget(
    yaml::Reader& reader, const yaml::Node& node, const std::vector<SchemeComponent>& above);

}  // namespace pbr::rulebook
