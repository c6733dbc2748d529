// What a decision says about one fact, in the words in which a case expects it.
#pragma once

#include <string>

#include "pbr/rule_tests.hpp"

namespace pbr::audit {

/// Whether the fact is one of the decision's own, which allocate() knows without a trace.
[[nodiscard]] bool is_outcome(Fact fact);
[[nodiscard]] std::string outcome_text(const Allocation& allocation, Fact fact);
/// Any fact but Fact::error; "nothing, for the ratings cannot be used" where there is no trace.
[[nodiscard]] std::string fact_text(const ClusterPack& pack, const Explanation& explanation,
                                    const RuleCheck& check);
/// Whether they say the same: numbers as numbers where the fact is a decimal, else letter by
/// letter.
[[nodiscard]] bool same(Fact fact, const std::string& expected, const std::string& got);

/// A whole number of 10^-places as a decimal, with all its places: "-0.05".
[[nodiscard]] std::string decimal_text(std::int64_t units, int places);

}  // namespace pbr::audit
