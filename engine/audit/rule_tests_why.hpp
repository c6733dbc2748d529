// The rules that decided a failed case, each with its place.
#pragma once

#include <vector>

#include "pbr/rule_tests.hpp"

namespace pbr::audit {

/// What speaks for the page that was given and for or against each page that the case names. A
/// page's rows are those that met or broke an essential criterion or cost something (profile), that
/// moved the score, and the exclusions that hold (logit); for tables the rule that decided and
/// those that give an expected cluster, with the conditions that failed.
[[nodiscard]] std::vector<DecidingRule> deciding_rules(const ClusterPack& pack,
                                                       const Explanation& explanation,
                                                       const RuleCase& tested);

}  // namespace pbr::audit
